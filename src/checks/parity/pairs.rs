//! The proof: bilingual clauses that say the same stay silent, and one change in one of them is found.

use std::sync::Arc;

use crate::calendar::Calendar;
use crate::checks::check::Example;
use crate::checks::sample::examine_example;
use crate::checks::{Around, Look, Written, examine};
use crate::diag::Finding;
use crate::prose::passages;
use crate::spec::Spec;
use crate::template::Catalog;
use crate::value::{Kind, Value};

/// The ids of this group that fire on a clause.
pub(super) fn parity(zh: &'static str, en: &'static str) -> Vec<String> {
    let findings = examine_example(Example::Clause { spec: "", zh, en }).findings;
    findings.iter().map(|finding| finding.id.to_owned()).filter(|id| id.starts_with("parity/")).collect()
}

/// A clause in both languages, and changes to it: what is replaced in one language, by what, and the check that must see it.
struct Pair {
    zh: &'static str,
    en: &'static str,
    changes: &'static [(&'static str, &'static str, &'static str)],
}

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    // Payment
    Pair {
        zh: "甲方应当自收到发票之日起十五个工作日内支付合同价款的30%，即人民币17,580元。",
        en: "Within 15 working days after receiving the invoice, Party A shall pay 30% of the contract price, that is RMB 17,580.",
        changes: &[("十五个工作日", "五个工作日", "number"), ("15 working days", "15 days", "unit"), ("30%", "13%", "number"),
            ("RMB 17,580", "USD 17,580", "currency"), ("17,580元", "17,850元", "number"), ("shall pay", "may pay", "modality"),
            ("Party A shall", "Party B shall", "role")],
    },
    Pair {
        zh: "合同总价为人民币伍万捌仟陆佰元整（¥58,600.00）。",
        en: "The total contract price is RMB 58,600.00 (Renminbi Fifty-Eight Thousand Six Hundred Yuan Only).",
        // Where figures and words of one language differ, that is for another check to report.
        changes: &[("¥58,600.00", "$58,600.00", "currency")],
    },
    Pair {
        zh: "甲方逾期付款的，每逾期一日，应当按照逾期金额的万分之五向乙方支付违约金，但累计不超过逾期金额的10%。",
        en: "If Party A is late in paying, it shall pay Party B liquidated damages of 0.05% of the overdue amount for each day of delay, up to a total of 10% of the overdue amount.",
        changes: &[("万分之五", "千分之五", "number"), ("0.05%", "0.5%", "number"), ("0.05%", "5‰", "unit"), ("If Party A is late in paying, it", "Party A", "condition")],
    },
    Pair {
        zh: "服务费分三期支付，每期分别为总额的三分之一。",
        en: "The fee is paid in three instalments, each of one third of the total.",
        changes: &[("three instalments", "four instalments", "number"), ("one third", "one quarter", "number")],
    },
    Pair {
        zh: "甲方于2026年3月2日前支付首付款，于2026年12月31日前付清余款。",
        en: "Party A pays the first instalment by 2 March 2026 and the balance by December 31, 2026.",
        changes: &[("2 March", "3 February", "date"), ("12月31日", "12月30日", "date"), ("31, 2026", "31, 2027", "date")],
    },
    Pair {
        zh: "乙方应当在每月5日前开具增值税专用发票，税率为6%。",
        en: "Party B shall issue a special VAT invoice by the 5th day of each month at the rate of 6%.",
        changes: &[("5th day", "15th day", "number"), ("6%", "16%", "number"), ("乙方应当", "甲方应当", "role")],
    },
    // Delivery and acceptance
    Pair {
        zh: "乙方应当向甲方交付：（1）源代码；（2）操作手册；（3）测试报告。",
        en: "Party B shall deliver to Party A: (1) the source code; (2) the operating manual; (3) the test report.",
        changes: &[("; (3) the test report", "", "list"), ("向甲方", "向乙方", "role")],
    },
    Pair {
        zh: "货物数量不足或者质量不合格的，甲方有权在收货后七日内拒收；逾期未提出异议的，视为验收合格。",
        en: "If the goods are short in quantity or defective in quality, Party A may reject them within seven days after receipt; if it raises no objection in that time, the goods are deemed accepted.",
        changes: &[("七日", "十日", "number"), ("seven days", "seven months", "unit"), ("may reject", "shall reject", "modality")],
    },
    Pair {
        zh: "乙方交货迟延超过30日的，甲方可以解除本合同。",
        en: "If Party B delays delivery by more than 30 days, Party A may terminate this contract.",
        changes: &[("超过30日", "30日以上", "bound"), ("more than 30", "at least 30", "bound"), ("more than 30 days", "more than 30 hours", "unit"),
            ("可以解除", "不得解除", "modality"), ("If Party B delays delivery by more than 30 days, Party A", "Party A", "number")],
    },
    Pair {
        zh: "设备的运输、装卸、安装和调试由乙方负责。",
        en: "Party B is responsible for the transport, unloading, installation and commissioning of the equipment.",
        changes: &[("unloading, ", "", "list"), ("由乙方", "由甲方", "role")],
    },
    // Warranty
    Pair {
        zh: "质量保证期为两年，自验收合格之日起计算。",
        en: "The warranty period is 24 months from the date of acceptance.",
        changes: &[("两年", "三年", "number"), ("24 months", "24 days", "number"), ("24 months", "12 months", "number")],
    },
    Pair {
        zh: "在质量保证期内，乙方应当在接到通知后4小时内响应，并在48小时内到场维修。",
        en: "During the warranty period, Party B shall respond within 4 hours after notice and attend for repair within 48 hours.",
        changes: &[("4小时", "4个工作日", "unit"), ("48 hours", "24 hours", "number"), ("乙方应当", "乙方可以", "modality")],
    },
    Pair {
        zh: "因甲方使用不当造成的损坏，不在质量保证范围之内。",
        en: "Damage caused by improper use by Party A is not covered by the warranty.",
        changes: &[("by Party A", "by Party B", "role")],
    },
    Pair {
        zh: "易损件不在质量保证范围之内。",
        en: "Wear parts are not covered by the warranty.",
        changes: &[("are not covered", "are covered", "negation"), ("不在", "在", "negation")],
    },
    Pair {
        zh: "乙方保证所供货物为全新且不存在权利瑕疵。",
        en: "Party B warrants that the goods supplied are new and free from defects of title.",
        changes: &[("Party B", "Party A", "role")],
    },
    // Intellectual property
    Pair {
        zh: "未经甲方书面同意，乙方不得将成果许可给任何第三方使用。",
        en: "Without Party A’s written consent, Party B shall not license the results to any third party.",
        changes: &[("shall not license", "shall license", "modality"), ("shall not license", "may license", "modality"), ("不得将", "可以将", "modality")],
    },
    Pair {
        zh: "乙方在履行本合同过程中完成的软件，其著作权归甲方所有，但乙方可以保留一份副本用于存档。",
        en: "The copyright in software that Party B completes in performing this contract belongs to Party A, but Party B may keep one copy for its archive.",
        changes: &[("one copy", "three copies", "number"), ("可以保留", "不得保留", "modality")],
    },
    Pair {
        zh: "第三方主张侵权的，乙方应当承担全部责任，并赔偿甲方因此遭受的损失，除非侵权系因甲方提供的材料引起。",
        en: "If a third party claims infringement, Party B shall bear all liability and compensate the loss that Party A suffers, unless the infringement is caused by materials provided by Party A.",
        changes: &[(", unless the infringement is caused by materials provided by Party A", "", "condition"), ("shall bear", "may bear", "modality")],
    },
    Pair {
        zh: "专利许可费按净销售额的百分之三计算，每季度结算一次。",
        en: "The patent royalty is three percent of net sales and is settled once every quarter.",
        changes: &[("three percent", "five percent", "number"), ("百分之三", "千分之三", "unit")],
    },
    // Force majeure
    Pair {
        zh: "不可抗力持续六十日以上的，任何一方均可以书面通知对方解除本合同。",
        en: "If force majeure continues for 60 days or more, either party may terminate this contract by written notice to the other party.",
        changes: &[("60 days or more", "60 days or less", "bound"), ("六十日以上", "超过六十日", "bound"), ("60 days", "60 working days", "unit"), ("六十", "十六", "number")],
    },
    Pair {
        zh: "受不可抗力影响的一方应当在48小时内通知对方，并在十五日内提供证明。",
        en: "The party affected by force majeure shall notify the other party within 48 hours and provide proof within 15 days.",
        changes: &[("48 hours", "48 days", "unit"), ("within 15 days", "within 50 days", "number"), ("应当", "可以", "modality")],
    },
    Pair {
        zh: "政府行为、战争、地震和台风属于不可抗力，市场价格变动不属于不可抗力。",
        en: "Acts of government, war, earthquakes and typhoons are force majeure, and changes in market prices are not.",
        changes: &[("and changes in market prices are not", "and so are changes in market prices", "negation")],
    },
    // Data
    Pair {
        zh: "乙方应当将个人信息存储在中国境内，保存期限不少于3年。",
        en: "Party B shall store personal information in China and keep it for at least 3 years.",
        changes: &[("at least 3 years", "not more than 3 years", "bound"), ("3 years", "3 months", "unit"), ("不少于3年", "不超过3年", "bound")],
    },
    Pair {
        zh: "处理不满十四周岁未成年人个人信息的，应当取得其监护人的同意。",
        en: "If personal information of minors under the age of 14 is processed, the consent of their guardians must be obtained.",
        changes: &[("under the age of 14", "under the age of 18", "number"), ("不满十四", "不超过十四", "bound"), ("must be", "may be", "modality")],
    },
    Pair {
        zh: "发生数据泄露的，乙方应当在24小时内通知甲方，不得迟延。",
        en: "If there is a data breach, Party B shall notify Party A within 24 hours and shall not delay.",
        changes: &[("24小时", "72小时", "number"), ("24 hours", "24 days", "unit"), ("shall notify Party A", "shall notify Party B", "role")],
    },
    Pair {
        zh: "合同终止后，乙方应当删除甲方数据，法律要求保存的除外。",
        en: "After the contract ends, Party B shall delete Party A’s data, except where law requires it to be kept.",
        changes: &[(", except where law requires it to be kept", "", "condition"), ("，法律要求保存的除外", "", "condition")],
    },
    // Leases
    Pair {
        zh: "租赁房屋位于示例路200号3幢502室，建筑面积为120.5平方米。",
        en: "The leased premises are Room 502, Building 3, 200 Sample Road, with a floor area of 120.5 square metres.",
        changes: &[("502室", "520室", "number"), ("square metres", "square feet", "unit"), ("120.5 square", "125 square", "number")],
    },
    Pair {
        zh: "租赁期限自2026年4月1日起至2029年3月31日止，共三年。",
        en: "The lease runs from 1 April 2026 to 31 March 2029, a term of three years.",
        changes: &[("2029年3月31日", "2028年3月31日", "date"), ("three years", "two years", "number"), ("1 April", "1 August", "date")],
    },
    Pair {
        zh: "月租金为人民币一万二千元，承租人应当按季支付；押金为两个月租金。",
        en: "The monthly rent is RMB 12,000, which the tenant shall pay quarterly; the security deposit is two months’ rent.",
        changes: &[("一万二千", "一万三千", "number"), ("two months", "three months", "number"), ("RMB", "HKD", "currency")],
    },
    Pair {
        zh: "承租人不得擅自转租；经出租人书面同意的，可以转租。",
        en: "The tenant shall not sublet without authorisation; with the landlord’s written consent, it may sublet.",
        changes: &[("shall not sublet", "may sublet", "modality"), ("可以转租", "不得转租", "modality")],
    },
    Pair {
        zh: "房屋每日开放时间为9:00至18:00，星期日除外。",
        en: "The premises are open from 9 a.m. to 6 p.m. every day except Sunday.",
        changes: &[("6 p.m.", "8 p.m.", "date"), ("9:00", "10:00", "date")],
    },
    // Law, disputes, copies
    Pair {
        zh: "违约金过分高于损失的，依照《中华人民共和国民法典》第五百八十五条第二款处理。",
        en: "If the damages far exceed the loss, paragraph 2 of Article 585 of the Civil Code of the People’s Republic of China applies.",
        changes: &[("Article 585", "Article 558", "reference"), ("第二款", "第三款", "reference")],
    },
    Pair {
        zh: "本合同一式四份，双方各执两份，具有同等法律效力。",
        en: "This contract is made in four originals, of which each party holds two; all have the same legal effect.",
        changes: &[("四份", "六份", "number"), ("four originals", "five originals", "number")],
    },
    Pair {
        zh: "争议应当提交仲裁，仲裁庭由三名仲裁员组成。",
        en: "Disputes must be submitted to arbitration before a tribunal of three arbitrators.",
        changes: &[("three arbitrators", "five arbitrators", "number"), ("must be", "may be", "modality")],
    },
    Pair {
        zh: "附件一与正文不一致的，以正文为准。",
        en: "If Annex 1 and the body are inconsistent, the body prevails.",
        changes: &[("Annex 1", "Annex 2", "reference")],
    },
    Pair {
        zh: "系统可用率不低于99.9%，90%以上的请求在2秒内得到响应。",
        en: "The availability of the system is not less than 99.9%, and at least 90% of requests are answered within 2 seconds.",
        changes: &[("99.9%", "99%", "number"), ("at least 90%", "more than 90%", "bound"), ("2 seconds", "2 minutes", "unit")],
    },
    Pair {
        zh: "培训人数不少于20人，每人培训时间不低于16小时，费用由甲方承担。",
        en: "At least 20 people are trained, each for no less than 16 hours, at the expense of Party A.",
        changes: &[("16 hours", "60 hours", "number"), ("no less than", "no more than", "bound"), ("Party A", "Party B", "role")],
    },
];

/// Further clauses that say the same, Chinese and English in a line with a tab between.
const MORE: &str = include_str!("pairs.tsv");

#[test]
fn clauses_that_say_the_same_are_left_alone() {
    let mut clauses: Vec<(String, String)> =
        PAIRS.iter().map(|pair| (pair.zh.to_owned(), pair.en.to_owned())).collect();
    clauses.extend(more());
    assert!(clauses.len() >= 100, "{}", clauses.len());
    let loud = clauses.iter().zip(found(&clauses)).filter(|(_, ids)| !ids.is_empty());
    let loud: Vec<String> = loud.map(|((zh, en), ids)| format!("{ids:?}\n  {zh}\n  {en}")).collect();
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
#[expect(clippy::print_stdout, reason = "the score is what the test is for")]
fn one_change_is_found_by_the_right_check() {
    let (mut seen, mut missed) = (0, Vec::new());
    // One change of each pair at a time, so that no two clauses of a contract are alike.
    for round in 0..PAIRS.iter().map(|pair| pair.changes.len()).max().unwrap_or_default() {
        let changes: Vec<_> = PAIRS.iter().filter_map(|pair| Some((pair, pair.changes.get(round)?))).collect();
        let changed: Vec<_> = changes.iter().map(|(pair, (from, to, _))| change(pair, from, to)).collect();
        for ((_, (from, to, id)), ids) in changes.iter().zip(found(&changed)) {
            if ids == [format!("parity/{id}")] {
                seen += 1;
            } else {
                missed.push(format!("“{from}” → “{to}”: parity/{id} expected, {ids:?} found"));
            }
        }
    }
    println!("{seen} of {} changes found by the right check and by no other", seen + missed.len());
    assert!(missed.is_empty() && seen >= 90, "{}", missed.join("\n"));
}

/// A pair with one change; what stands in both languages is changed in English.
fn change(pair: &Pair, from: &str, to: &str) -> (String, String) {
    let is_english = pair.en.contains(from);
    assert!(is_english || pair.zh.contains(from), "“{from}” stands nowhere");
    let en = if is_english { pair.en.replacen(from, to, 1) } else { pair.en.to_owned() };
    let zh = if is_english { pair.zh.to_owned() } else { pair.zh.replacen(from, to, 1) };
    (zh, en)
}

#[test]
fn every_figure_that_changes_in_one_language_is_noticed() {
    let mut changed = Vec::new();
    for (zh, en) in more() {
        for (at, digit) in en.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let follows = en[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-'));
            if !follows {
                let other = if digit == '9' { '4' } else { '9' };
                changed.push((zh.clone(), format!("{}{other}{}", &en[..at], &en[at + 1..])));
            }
        }
    }
    let missed = changed.iter().zip(found(&changed)).filter(|(_, ids)| ids.is_empty());
    let missed: Vec<&str> = missed.map(|((_, en), _)| en.as_str()).collect();
    assert!(missed.is_empty() && changed.len() > 50, "{} of {} unnoticed: {missed:#?}", missed.len(), changed.len());
}

fn more() -> impl Iterator<Item = (String, String)> {
    MORE.lines().filter_map(|line| line.split_once('\t')).map(|(zh, en)| (zh.to_owned(), en.to_owned()))
}

/// What fires on each of some clauses, put one below the other into one contract.
fn found(clauses: &[(String, String)]) -> Vec<Vec<String>> {
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let zh = leak(clauses.iter().map(|(zh, _)| format!("1. {zh}\n")).collect());
    let en = leak(clauses.iter().map(|(_, en)| format!("1. {en}\n")).collect());
    let mut ids = vec![Vec::new(); clauses.len()];
    for finding in examine_example(Example::Clause { spec: "", zh, en }).findings {
        let Some(place) = finding.primary.filter(|_| finding.id.starts_with("parity/")) else { continue };
        let source = &place.span.source;
        let first = source.text.lines().position(|line| line.starts_with("1. ")).expect("the first clause");
        ids[source.position(place.span.start).line - 1 - first].push(finding.id.to_owned());
    }
    ids
}

#[test]
fn the_templates_say_the_same_in_both_languages() {
    let Ok(Value::Date(today)) = Kind::Date.parse("2026-03-02") else { unreachable!("a date") };
    let catalog = Catalog::open(None).expect("embedded");
    let mut compared = 0;
    for name in catalog.names() {
        let template = catalog.get(name).expect("readable").expect("listed");
        let example = template.example.as_ref().expect("an example").text.clone();
        let variants = [
            example.clone(),
            example.replace("method: arbitration", "method: court"),
            example.replace("processing: yes", "processing: no"),
        ];
        for text in variants {
            let spec = Spec::read("contract.yaml", text.as_bytes());
            let written = Written { spec: &spec, templates: &[] };
            let (around, calendar) = (Around::default(), Calendar::built_in());
            let template = Some(Arc::clone(&template));
            let examined = examine(written, template, around, today, calendar, &|_| false, Look::NOWHERE);
            let (contract, document) = examined.bound.expect("bound");
            compared += passages(&contract, &document).iter().filter(|passage| passage.is_complete()).count();
            let ours = examined.findings.iter().filter(|finding| finding.id.starts_with("parity/"));
            assert_eq!(ours.collect::<Vec<_>>(), Vec::<&Finding>::new(), "{name}");
        }
    }
    assert!(compared > 300, "{compared}");
}
