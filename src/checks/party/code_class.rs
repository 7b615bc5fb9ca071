//! A credit code of another class of body than the party's name says.

use super::{name, parties};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;
use crate::template::Definition;
use crate::value::{CreditCode, Value};

pub static CHECK: Check = Check {
    id: "party/code-class",
    severity: Severity::Warning,
    title: Words { zh: "代码类别与名称不符", en: "a credit code of another class than the name" },
    why: Words {
        zh: "代码前两位写明由谁登记、是哪一类机构。公司的代码以91开头；以35开头的是仲裁委员会，以34开头的是司法鉴定机构。类别与名称不符，\
             多半是抄了别家的代码，签约的究竟是谁就说不清。",
        en: "the first two characters of the code say who registered the body and of what class it is. A company’s code \
             begins with 91; 35 is an arbitration commission and 34 a forensic institute. Where class and name differ, \
             the code is probably somebody else’s, and it is unclear who signs",
    },
    basis: &["GB 32100-2015"],
    bad: Example::Spec(
        "template: sample\nparties:\n  client:\n    name: { zh: 示例有限公司, en: Example Ltd }\n    \
         credit_code: 35110000MEXAMP1K9Y\n",
    ),
    good: Example::Spec(
        "template: sample\nparties:\n  client:\n    name: { zh: 示例仲裁委员会, en: Example Arbitration Commission }\n    \
         credit_code: 35110000MEXAMP1K9Y\n",
    ),
    run: Run::Bound(run),
};

/// Classes whose names say what they are: the prefix, a word every such name has, and what to call the class.
const NAMED: [(&str, &str, Words); 7] = [
    ("31", "律师", Words { zh: "律师事务所", en: "a law firm" }),
    ("32", "公证", Words { zh: "公证处", en: "a notary office" }),
    ("33", "法律服务", Words { zh: "基层法律服务所", en: "a local legal service office" }),
    ("34", "鉴定", Words { zh: "司法鉴定机构", en: "a forensic institute" }),
    ("35", "仲裁", Words { zh: "仲裁委员会", en: "an arbitration commission" }),
    ("53", "基金会", Words { zh: "基金会", en: "a foundation" }),
    ("93", "社", Words { zh: "农民专业合作社", en: "a farmers’ cooperative" }),
];

/// The other classes, by the registering authority or by the whole prefix, which comes first.
const OTHERS: [(&str, Words); 12] = [
    ("91", Words { zh: "企业", en: "an enterprise" }),
    ("92", Words { zh: "个体工商户", en: "a sole trader" }),
    ("11", Words { zh: "机关", en: "a state organ" }),
    ("12", Words { zh: "事业单位", en: "a public institution" }),
    ("13", Words { zh: "群众团体", en: "a mass organisation" }),
    ("51", Words { zh: "社会团体", en: "a social organisation" }),
    ("52", Words { zh: "民办非企业单位", en: "a private non-enterprise unit" }),
    ("3", Words { zh: "司法行政部门登记的机构", en: "a body registered by the judicial administration" }),
    ("5", Words { zh: "民政部门登记的机构", en: "a body registered by the civil affairs authority" }),
    ("7", Words { zh: "宗教事务部门登记的机构", en: "a body registered by the religious affairs authority" }),
    ("8", Words { zh: "工会", en: "a trade union" }),
    ("N", Words { zh: "农村集体经济组织", en: "a rural collective" }),
];

fn run(case: &Case) -> Vec<Finding> {
    parties(case.contract).filter_map(|party| judge(case, party)).collect()
}

fn judge(case: &Case, party: &Definition) -> Option<Finding> {
    let (written, text) = name(case.contract, party, Lang::Zh)?;
    let is_below = |path: &str| path.strip_prefix(&party.path).is_some_and(|rest| rest.starts_with('.'));
    let (field, code) =
        case.contract.fields.iter().filter(|field| is_below(&field.path)).find_map(|field| match field.value() {
            Some(Value::CreditCode(code)) => Some((field, code)),
            _ => None,
        })?;
    // A code that is wrong in itself is said to be so.
    if code.check_digit_fault().is_some() || !code.structure_holds() {
        return None;
    }
    let (is, says) = mismatch(code, text)?;
    let role = pattern::label(party);
    let message = say!(
        zh: "{zh}的代码以{prefix}开头，属于{is_zh}，而名称 `{text}` 是{says_zh}",
        en: "the code of {en} begins with {prefix}, that of {is_en}, but its name, `{text}`, is that of {says_en}",
        zh = role.zh, en = role.en, prefix = code.prefix(), is_zh = is.zh, is_en = is.en,
        text = pattern::quoted(text), says_zh = says.zh, says_en = says.en,
    );
    let place = field.place.value();
    let head = place.text().find(|c: char| c.is_alphanumeric()).unwrap_or_default();
    let head = place.part(head..head + 2);
    Some(
        Finding::new(message)
            .of(&field.path)
            .at(head, say!(zh: "{zh}", en: "{en}", zh = is.zh, en = is.en))
            .see(written.place.value(), say!(zh: "{zh}", en: "{en}", zh = says.zh, en = says.en))
            .help(say!(
                zh: "请对照营业执照或登记证书，把名称和代码抄自同一份证照",
                en: "copy both the name and the code from one and the same licence or certificate",
            )),
    )
}

/// What the code is of and what the name is of, where they differ for certain.
fn mismatch(code: &CreditCode, name: &str) -> Option<(Text, Text)> {
    let prefix = code.prefix();
    let named = NAMED.iter().find(|(class, ..)| *class == prefix);
    let class = named
        .map(|(.., class)| *class)
        .or_else(|| OTHERS.iter().find(|(class, _)| prefix.starts_with(class)).map(|(_, class)| *class))?;
    let company = Words { zh: "公司", en: "a company" };
    if name.contains("公司") && prefix != "91" {
        return Some((class.into(), company.into()));
    }
    if name.contains("律师事务所") && prefix != "31" {
        return Some((class.into(), NAMED[0].2.into()));
    }
    let (_, word, _) = named?;
    let other = Words { zh: "别类机构", en: "some other body" };
    (!name.contains(word)).then(|| (class.into(), other.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(code: &str, name: &str) -> Option<(String, String)> {
        let code = CreditCode::parse(code).expect("the tests' own codes are well formed");
        assert!(code.check_digit_fault().is_none() && code.structure_holds(), "{}", code.as_str());
        mismatch(&code, name).map(|(is, says)| (is.en, says.en))
    }

    #[test]
    fn a_name_of_another_class_is_found() {
        for (code, name, is, says) in [
            ("34110000MEXAMP1K92", "示例软件有限公司", "a forensic institute", "a company"),
            ("92110000MEXAMP1K92", "示例（北京）有限责任公司", "a sole trader", "a company"),
            ("12110000MEXAMP1K9A", "示例科技股份有限公司", "a public institution", "a company"),
            ("91110000MEXAMP1K95", "北京示例律师事务所", "an enterprise", "a law firm"),
            ("35110000MEXAMP1K9Y", "示例大学", "an arbitration commission", "some other body"),
            ("53110000MEXAMP1K93", "示例协会", "a foundation", "some other body"),
        ] {
            assert_eq!(differs(code, name), Some((is.to_owned(), says.to_owned())), "{name}");
        }
    }

    #[test]
    fn a_name_of_its_class_or_of_none_is_accepted() {
        for (code, name) in [
            ("91110000MEXAMP1K95", "示例（北京）有限公司"),
            ("91110000MEXAMP1K95", "示例会计师事务所（特殊普通合伙）"),
            ("34110000MEXAMP1K92", "示例司法鉴定中心"),
            ("31110000MEXAMP1K9B", "北京示例律师事务所"),
            ("12110000MEXAMP1K9A", "示例大学"),
            ("52110000MEXAMP1K96", "示例培训学校"),
            ("93110000MEXAMP1K9Y", "示例果蔬专业合作社"),
            ("92110000MEXAMP1K92", "海淀区示例餐厅"),
        ] {
            assert_eq!(differs(code, name), None, "{name}");
        }
    }
}
