//! Sound clauses, in both languages, on which the checks of terms, references and structure say nothing.

use super::sample::examine_clause;

/// Clauses as careful lawyers write them.
const SOUND: [(&str, &str); 24] = [
    (
        "1. 在本协议中：\n   1. “**软件**”指乙方许可甲方使用的软件，包括其更新版本；\n   2. “**许可费**”指甲方就软件支付的费用。\n2. 甲方应当按季支付许可费。乙方应当交付软件。",
        "1. In this agreement:\n   1. “**Software**” means the software that Party B licenses to Party A, including its updated versions;\n   2. “**Licence Fee**” means the fee that Party A pays for the Software.\n2. Party A shall pay the Licence Fee quarterly. Party B shall deliver the Software.",
    ),
    (
        "1. 一方（“**披露方**”）向另一方（“**接收方**”）披露的信息为“**保密信息**”。接收方应当对披露方的保密信息保密。",
        "1. Information that one party (the “**Disclosing Party**”) discloses to the other (the “**Receiving Party**”) is “**Confidential Information**”. The Receiving Party shall keep the Disclosing Party’s Confidential Information secret.",
    ),
    (
        "1. 除《中华人民共和国民法典》第五百六十三条规定的情形外，任何一方不得单方解除本协议。",
        "1. Except in the cases set out in Article 563 of the Civil Code of the People’s Republic of China, neither party shall terminate this agreement unilaterally.",
    ),
    (
        "1. 因本协议产生的争议，提交中国国际经济贸易仲裁委员会，按照其仲裁规则在北京仲裁。",
        "1. A dispute arising from this agreement is submitted to the China International Economic and Trade Arbitration Commission for arbitration in Beijing under its arbitration rules.",
    ),
    (
        "1. 甲方应当向乙方支付定金，乙方交付货物后，定金抵作价款。",
        "1. Party A shall pay earnest money to Party B; once Party B has delivered the goods, the earnest money counts towards the price.",
    ),
    (
        "1. 乙方逾期交付的，应当按日支付违约金；违约金不足以弥补损失的，乙方应当补足。",
        "1. If Party B delivers late, it shall pay liquidated damages for each day; if the liquidated damages do not cover the loss, Party B shall make up the difference.",
    ),
    (
        "1. 一方可以采用下列方式之一发出通知：（1）专人递送；（2）快递；（3）电子邮件。",
        "1. A party may give notice in any of the following ways: (1) by hand; (2) by courier; (3) by e-mail.",
    ),
    (
        "1. 乙方应当：\n   1. 按时交付；\n   2. 保证质量：\n      1. 符合约定；\n      2. 没有权利瑕疵。\n2. 甲方应当验收。",
        "1. Party B shall:\n   1. deliver on time;\n   2. warrant quality, which:\n      1. is as agreed;\n      2. is free of third-party rights.\n2. Party A shall carry out acceptance.",
    ),
    (
        "1. “**工作日**”指除星期六、星期日和法定节假日以外的日子。\n2. 甲方应当在收到发票后5个工作日内付款。",
        "1. “**working day**” means a day other than a Saturday, a Sunday or a statutory holiday.\n2. Party A shall pay within 5 working days after receiving the invoice.",
    ),
    (
        "1. 依照[](#service)提供服务的，费用按[](#payment)结算。",
        "1. For the service provided under [](#service), the fee is settled under [](#payment).",
    ),
    (
        "1. 乙方应当遵守《网络安全法》《数据安全法》和《个人信息保护法》第二十一条、第五十九条。",
        "1. Party B shall comply with the Cybersecurity Law, the Data Security Law and Articles 21 and 59 of the Personal Information Protection Law.",
    ),
    (
        "1. 在界面上标明“测试”字样，并保留“测试”字样至上线之日。",
        "1. The interface is marked “Test”, and the mark stays until the launch.",
    ),
    (
        "1. 双方任何一方（以下简称“**违约方**”）不履行义务的，违约方应当赔偿损失。",
        "1. If either party (the “**Defaulting Party**”) does not perform its duties, the Defaulting Party shall compensate the loss.",
    ),
    ("1. 每份附件均为本协议的一部分。", "1. Each annex is part of this agreement."),
    (
        "1. 第三方就软件主张权利的，乙方负责处理；第一次验收不合格的，进行第二次验收。",
        "1. If a third party makes a claim on the software, Party B deals with it; if the first acceptance fails, a second takes place.",
    ),
    (
        "1. 乙方在中国（上海）自由贸易试验区设立的分公司可以开具发票。",
        "1. The branch of Party B in the China (Shanghai) Pilot Free Trade Zone may issue invoices.",
    ),
    (
        "1. 本协议适用中国法律，不适用《联合国国际货物销售合同公约》。",
        "1. The law of China governs this agreement; the United Nations Convention on Contracts for the International Sale of Goods does not apply.",
    ),
    (
        "1. 价格条款“CIF上海”依照《国际贸易术语解释通则2020》解释。",
        "1. The price term “CIF Shanghai” is construed under Incoterms 2020.",
    ),
    (
        "1. 乙方应当按月提交报告。报告应当写明下列事项：一是进度，二是风险。",
        "1. Party B shall submit a report each month. The report must state, first, the progress and, second, the risks.",
    ),
    (
        "1. 受不可抗力影响的一方不承担违约责任。不可抗力是指不能预见、不能避免且不能克服的客观情况。",
        "1. A party affected by force majeure is not liable for breach. Force majeure means objective circumstances that are unforeseeable, unavoidable and insurmountable.",
    ),
    (
        "1. 保证人就债务承担连带责任，股东之间承担按份责任。",
        "1. The guarantor is jointly and severally liable for the debt; among themselves, the shareholders are liable in proportion.",
    ),
    (
        "1. 调解不成的，任何一方可以向人民法院起诉；判决生效后，双方应当履行判决。",
        "1. If mediation fails, either party may bring an action before the people’s court; once the judgment has become effective, the parties shall comply with it.",
    ),
    (
        "1. “**服务**”指乙方提供的咨询。\n2. 服务的质量应当符合约定，乙方提供服务的人员应当具备资格。",
        "1. “**Services**” means the advice that Party B gives.\n2. The quality of the Services must be as agreed, and Party B’s service staff must be qualified.",
    ),
    (
        "1. 行政机关处以罚款的，由责任方承担；一方迟延支付的，按日支付违约金。",
        "1. Fines imposed by an administrative authority are borne by the party at fault; a party that pays late pays liquidated damages for each day.",
    ),
];

#[test]
fn sound_clauses_have_no_findings() {
    for (zh, en) in SOUND {
        let findings = examine_clause("", zh, en).findings;
        let own = ["term/", "reference/", "structure/"];
        let found: Vec<_> = findings
            .into_iter()
            .filter(|finding| own.iter().any(|group| finding.id.starts_with(group)))
            .map(|finding| (finding.id, finding.message.en))
            .collect();
        assert_eq!(found, [], "{zh}");
    }
}
