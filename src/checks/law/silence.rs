//! Clauses of sound contracts, on which no check of this room may say a word.

use crate::checks::Example;
use crate::checks::sample::examine_example;

/// The same clause in Chinese and in English.
const CLAUSES: [(&str, &str, &str); 36] = [
    (
        "arbitration with its seat and language",
        "**因本合同引起的或者与本合同有关的任何争议，均应提交中国国际经济贸易仲裁委员会，按照申请仲裁时该会现行有效的仲裁规则进行仲裁。仲裁地为上海，仲裁语言为中文。仲裁裁决是终局的，对双方均有约束力。**",
        "**Any dispute arising from or in connection with this contract shall be submitted to the China International Economic and Trade Arbitration Commission for arbitration under its rules in force at the time of the application. The seat of arbitration is Shanghai and the language of the arbitration is Chinese. The award is final and binds both parties.**",
    ),
    (
        "consultation first, then arbitration",
        "**双方应当首先友好协商；自一方提出协商之日起三十日内未能解决的，任何一方可以将争议提交深圳国际仲裁院仲裁。**",
        "**The parties shall first consult in good faith. If the dispute is not resolved within thirty days after consultation is proposed, either party may submit it to the Shenzhen Court of International Arbitration for arbitration.**",
    ),
    (
        "an expert beside the tribunal",
        "双方对检测结果有分歧的，委托双方认可的检测机构复检，复检结果对双方有约束力。",
        "If the parties differ on a test result, they shall have it tested again by a laboratory both accept, and the result binds them.",
    ),
    (
        "a court with a connection",
        "**因本合同发生的争议，由原告住所地有管辖权的人民法院管辖。**",
        "**The people’s court with jurisdiction at the domicile of the plaintiff has jurisdiction over disputes arising from this contract.**",
    ),
    (
        "interim measures in aid of arbitration",
        "本条约定不妨碍任何一方向有管辖权的人民法院申请财产保全、证据保全或者行为保全。",
        "This article does not prevent either party from applying to a competent court for the preservation of property, evidence or conduct.",
    ),
    (
        "performance goes on",
        "在争议的仲裁或者诉讼期间，除争议事项外，双方应当继续履行本合同。",
        "While a dispute is before a tribunal or court, the parties shall continue to perform this contract except for what is disputed.",
    ),
    (
        "costs of enforcing",
        "违约方应当承担守约方为实现债权支出的合理费用，包括律师费、诉讼费、仲裁费、保全费和公证费。",
        "The party in breach shall bear the reasonable costs of enforcing the claim, including lawyers’ fees, the costs of court or arbitration, and the costs of preservation and of notaries.",
    ),
    (
        "statements about pending proceedings",
        "甲方不存在可能影响其履行本合同的未决诉讼、仲裁或者行政处罚。",
        "There is no pending litigation, arbitration or administrative penalty that could affect Party A’s performance of this contract.",
    ),
    (
        "disclosure to a court",
        "接收方根据法律、法院或者仲裁机构的要求披露保密信息的，应当在法律允许的范围内事先通知披露方。",
        "If the receiving party has to disclose Confidential Information by law or by order of a court or tribunal, it shall notify the disclosing party beforehand as far as law allows.",
    ),
    (
        "adjustment of damages",
        "本合同约定的违约金过分高于损失的，违约方可以请求人民法院或者仲裁机构予以适当减少。",
        "If the liquidated damages are far above the loss, the party in breach may ask the court or tribunal to reduce them.",
    ),
    (
        "Chinese law without the regions",
        "本合同的订立、效力、解释和履行适用中华人民共和国法律，但为本合同之目的，不包括香港特别行政区、澳门特别行政区和台湾地区的法律。",
        "The laws of the People’s Republic of China govern the formation, validity, interpretation and performance of this contract; for its purposes, they do not include those of the Hong Kong and Macao Special Administrative Regions and of Taiwan.",
    ),
    (
        "foreign rules to be obeyed",
        "乙方向美国出口产品的，应当遵守适用于该产品的美国法律和标准。",
        "If Party B exports products to the United States, it shall comply with the laws and standards that apply to them there.",
    ),
    (
        "a cap with both carve-outs",
        "**除造成人身损害，以及因故意或者重大过失造成财产损失外，乙方在本合同项下的赔偿责任累计不超过合同总价。**",
        "**Except for personal injury and for loss of property through intent or gross negligence, Party B’s aggregate liability under this contract does not exceed the contract price.**",
    ),
    (
        "indirect loss with both carve-outs",
        "**任何一方均不对间接损失承担赔偿责任，但造成人身损害，或者因故意、重大过失造成财产损失的除外。**",
        "**Neither party is liable for any indirect loss, except for personal injury and for loss of property through intent or gross negligence.**",
    ),
    (
        "foreseeable loss",
        "损失赔偿额相当于违约所造成的损失，包括履行后可以获得的利益，但不得超过违约方订立合同时预见到或者应当预见到的损失。",
        "Compensation equals the loss caused by the breach, lost profit included, but does not exceed the loss that the party in breach foresaw or should have foreseen when the contract was made.",
    ),
    (
        "force majeure",
        "一方因不可抗力不能履行本合同的，根据不可抗力的影响，部分或者全部免除责任；迟延履行后发生不可抗力的，不免除责任。",
        "A party that cannot perform because of force majeure is released from liability in part or in whole according to its effect, but not if it occurs after that party has delayed performance.",
    ),
    (
        "the other side’s materials",
        "因甲方提供的图纸有误造成的返工，乙方不承担责任，工期相应顺延。",
        "Party A bears the cost of rework caused by mistakes in its drawings, and the time for completion is extended accordingly.",
    ),
    (
        "late payment with a cap",
        "甲方逾期付款的，每逾期一日按照逾期金额的万分之五支付违约金，累计不超过逾期金额的百分之十。",
        "If Party A is late in paying, it shall pay liquidated damages of 0.05% of the overdue amount for each day of delay, up to a total of 10% of that amount.",
    ),
    (
        "warranty against claims of others",
        "第三方就此向甲方提起诉讼的，乙方应当负责应对，并赔偿甲方因此遭受的损失。",
        "If a third party brings an action against Party A over it, Party B shall deal with the claim and compensate the loss that Party A suffers.",
    ),
    (
        "limitation left to the law",
        "一方未及时行使权利，不构成对该权利的放弃；请求权的诉讼时效依照法律规定。",
        "Failure to exercise a right promptly is no waiver of it; the limitation period for claims is that laid down by law.",
    ),
    (
        "a debt acknowledged",
        "债务人确认尚欠款项的，诉讼时效自确认之日起重新计算，依照法律规定。",
        "If the debtor acknowledges the debt, the limitation period runs anew from that day, as the law provides.",
    ),
    (
        "renewal by agreement",
        "本合同期满前三个月，双方可以书面协商续签；未达成书面协议的，本合同期满终止。",
        "Three months before this contract expires, the parties may agree in writing on its renewal; failing that, it ends on expiry.",
    ),
    (
        "renewal year by year",
        "期满前三十日双方均未书面通知不续期的，本合同自动续期一年，最多续期两次。",
        "Unless either party gives notice thirty days before expiry, this contract is automatically renewed for one year, at most twice.",
    ),
    (
        "payment after acceptance",
        "甲方应当自验收合格之日起十五日内，凭乙方开具的发票支付合同价款的百分之六十。",
        "Within fifteen days after acceptance, Party A shall pay 60% of the price against the invoice issued by Party B.",
    ),
    (
        "payment whatever others do",
        "甲方付款义务不以其收到第三方款项为条件。",
        "Party A’s duty to pay does not depend on its being paid by a third party.",
    ),
    (
        "notices of third parties",
        "一方收到第三方关于本合同的通知后，应当在三日内转交对方。",
        "A party that receives a notice concerning this contract from a third party shall pass it on within three days.",
    ),
    (
        "acceptance by silence",
        "甲方应当自收到货物之日起七日内完成检验，并书面通知不符合约定的情形；**期满未通知的，视为货物符合约定**。",
        "Party A shall complete its inspection within seven days after receiving the goods and give written notice of any non-conformity; **without notice within that time, the goods are deemed to conform**.",
    ),
    (
        "inspection by an authority",
        "乙方交付的设备应当经特种设备检验机构检验合格。",
        "The equipment delivered by Party B must have passed inspection by the authority for special equipment.",
    ),
    (
        "which text prevails",
        "本合同以中文和英文订立，一式四份。两种文本不一致的，以中文文本为准。",
        "This contract is made in Chinese and English, in four originals. If the two texts are inconsistent, the Chinese text prevails.",
    ),
    (
        "annexes and body",
        "附件与正文不一致的，以正文为准。",
        "If an annex and the body are inconsistent, the body prevails.",
    ),
    (
        "signed and sealed",
        "本合同自双方法定代表人或者授权代表签字并加盖公章之日起生效。",
        "This contract takes effect on the day on which the legal or authorised representatives of both parties have signed it and affixed their seals.",
    ),
    (
        "electronic signatures",
        "双方可以使用符合《中华人民共和国电子签名法》规定的可靠电子签名签署本合同，与签字、盖章具有同等法律效力。",
        "The parties may sign this contract by reliable electronic signatures within the meaning of the Electronic Signature Law, which have the same legal effect as signing and sealing.",
    ),
    (
        "confidentiality without end",
        "保密义务在本合同终止后继续有效，直至保密信息为公众所知悉。",
        "The duty of confidentiality continues after this contract ends, until the Confidential Information is known to the public.",
    ),
    (
        "personal information kept out",
        "本合同的履行不涉及委托处理个人信息；乙方偶然接触到个人信息的，应当保密并及时告知甲方。",
        "Performance of this contract involves no processing of personal information on behalf of Party A; if Party B comes across any, it shall keep it confidential and promptly inform Party A.",
    ),
    (
        "sub-processing",
        "未经甲方书面同意，乙方不得转委托他人处理个人信息。",
        "Without the written consent of Party A, Party B shall not have personal information processed by others.",
    ),
    (
        "entrusted processing in full",
        "甲方委托乙方处理个人信息：处理目的为核对收货人，处理期限为本合同有效期，处理方式为查询和存储，个人信息的种类为姓名、电话和地址，保护措施为加密和访问控制；乙方应当按照甲方的指示处理，甲方有权监督。",
        "Party A entrusts Party B with processing personal information: its purpose is to verify consignees, its period is the term of this contract, its method is retrieval and storage, the kinds of information are names, telephone numbers and addresses, and the protective measures are encryption and access control; Party B shall follow Party A’s instructions, and Party A may supervise it.",
    ),
];

#[test]
fn sound_clauses_are_met_with_silence() {
    let mut heard = Vec::new();
    for (name, zh, en) in CLAUSES {
        let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
        for finding in examine_example(Example::Clause { spec: "", zh, en }).findings {
            if finding.id.starts_with("law/") || finding.id.starts_with("structure/") {
                heard.push(format!("{name}: {}: {}", finding.id, finding.message.en));
            }
        }
    }
    assert_eq!(heard, Vec::<String>::new());
}

#[test]
fn all_of_them_together_are_a_sound_contract() {
    let join = |text: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        // Arbitration and courts are alternatives; so are the several ways to renew.
        let is_left_out =
            |name: &str| ["a court with a connection", "consultation first, then arbitration"].contains(&name);
        let clauses = CLAUSES.iter().filter(|(name, ..)| !is_left_out(name));
        clauses.map(|clause| format!("1. {}\n", text(clause))).collect::<String>().leak() as &'static str
    };
    let (zh, en) = (join(|clause| clause.1), join(|clause| clause.2));
    let findings = examine_example(Example::Clause { spec: "", zh, en }).findings;
    let own = findings.iter().filter(|finding| finding.id.starts_with("law/") || finding.id.starts_with("structure/"));
    assert_eq!(own.map(|finding| (finding.id, &finding.message.en)).collect::<Vec<_>>(), []);
}
