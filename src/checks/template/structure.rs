//! A clause whose two languages differ in structure, in the values they name, or in the clauses they refer to.

use crate::checks::template::syntax;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::document::Fault;
use crate::say;

pub static CHECK: Check = Check {
    id: "template/structure",
    severity: Severity::Error,
    title: Words { zh: "条款的中英文结构不一致", en: "a clause whose two languages differ in structure" },
    why: Words {
        zh: "两种文本约定不同时，法律推定其含义相同，争议便无从确定以何者为准。",
        en: "the law presumes that both language versions mean the same; where they do not, nobody can tell what was agreed",
    },
    basis: &["civil-code-466"],
    bad: Example::Template {
        file: "clauses/service.en.md",
        text: "## Service {#service}\n\n1. {#scope} Party B shall provide the service to Party A.\n\n\
               | Share | Amount |\n| -: | -: |\n{% for item in fees.instalments %}| {{ item.share }} | {{ item.amount }} |\n{% endfor %}\n",
    },
    good: Example::Template {
        file: "clauses/service.en.md",
        text: "## Service {#service}\n\n1. {#scope} Party B shall provide the service to Party A.\n\
               2. Party A shall pay as stated in [](#scope).\n\n\
               | Share | Amount |\n| -: | -: |\n{% for item in fees.instalments %}| {{ item.share }} | {{ item.amount }} |\n{% endfor %}\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.faults
        .iter()
        .filter_map(|fault| match fault {
            // A heading in one language only is template/markup's to say.
            Fault::Structure { clause, zh, en } => {
                let is_ours = is_read(case, clause) && lacks_heading(case, clause).is_none();
                is_ours.then(|| structure(clause, zh, en))
            }
            Fault::Values { clause, fields, lacking, zh, en } => Some(named(clause, fields, *lacking, zh, en)),
            // A reference that leads nowhere is reference/broken's to say, and once it is mended, both may agree.
            Fault::References { clause, targets, lacking, zh, en } => {
                (!has_broken(case, zh, en)).then(|| named(clause, targets, *lacking, zh, en))
            }
            _ => None,
        })
        .collect()
}

/// Whether both languages of a clause are there and could be filled in; where not, another check says so.
fn is_read(case: &Case, clause: &str) -> bool {
    let clause = case.contract.template.clauses.get(clause);
    Lang::ALL.into_iter().all(|lang| {
        clause.and_then(|clause| clause.source(lang)).is_some_and(|source| !syntax::is_unread(case, source))
    })
}

/// Whether a paragraph refers, in one language only, to a clause that is not there.
fn has_broken(case: &Case, zh: &Span, en: &Span) -> bool {
    let is_broken = |id: &String| {
        case.faults.iter().any(|fault| match fault {
            Fault::BrokenReference { target, .. } => target == id,
            _ => false,
        })
    };
    case.faults.iter().any(|fault| match fault {
        Fault::References { targets, zh: at_zh, en: at_en, .. } => {
            (at_zh, at_en) == (zh, en) && targets.iter().any(is_broken)
        }
        _ => false,
    })
}

/// The language of a clause that has no heading where the other has one.
pub(in crate::checks) fn lacks_heading(case: &Case, clause: &str) -> Option<Lang> {
    let clause = case.contract.template.clauses.get(clause)?;
    let has = |lang| clause.source(lang).map(|source| source.text.lines().any(|line| line.starts_with('#')));
    match (has(Lang::Zh)?, has(Lang::En)?) {
        (false, true) => Some(Lang::Zh),
        (true, false) => Some(Lang::En),
        _ => None,
    }
}

fn structure(clause: &str, zh: &Span, en: &Span) -> Finding {
    Finding::new(say!(
        zh: "条款 `{clause}` 的中英文从此处起结构不同", en: "clause `{clause}` has a different structure in each language from here on",
        clause = clause,
    ))
    .at(en.clone(), say!(zh: "英文文本", en: "English text"))
    .see(zh.clone(), say!(zh: "中文文本", en: "Chinese text"))
    .help(say!(
        zh: "两种文本的段落、条款层级、编号标识和表格列数须一一对应，请补上缺少的一侧",
        en: "paragraphs, levels, ids and table columns must match one to one; add what one side lacks",
    ))
}

/// A field or a reference that one language names and the other does not.
fn named(clause: &str, names: &[String], lacking: Lang, zh: &Span, en: &Span) -> Finding {
    let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let (lacks_zh, lacks_en) = match lacking {
        Lang::Zh => ("中文", "Chinese"),
        Lang::En => ("英文", "English"),
    };
    let (place, other) = match lacking {
        Lang::Zh => (zh, en),
        Lang::En => (en, zh),
    };
    Finding::new(say!(
        zh: "条款 `{clause}` 的{lacks_zh}文本缺少 {list}", en: "the {lacks_en} text of clause `{clause}` lacks {list}",
        clause = clause, lacks_zh = lacks_zh, lacks_en = lacks_en, list = list,
    ))
    .at(place.clone(), say!(zh: "此段缺少", en: "this paragraph lacks it"))
    .see(other.clone(), say!(zh: "对应段落", en: "the paragraph it answers to"))
    .help(say!(
        zh: "请在两种文本的同一段落中使用相同的字段和引用",
        en: "name the same fields and refer to the same clauses in the same paragraph of both languages",
    ))
}

#[cfg(test)]
mod tests {
    use crate::checks::sample::examine_files;

    /// The checks that find fault with a clause, and the words of the first.
    fn said(zh: &str, en: &str) -> (Vec<&'static str>, String) {
        let findings = examine_files(&[("clauses/payment.zh.md", zh), ("clauses/payment.en.md", en)]).findings;
        let message = findings.first().map(|finding| finding.message.en.clone()).unwrap_or_default();
        (findings.iter().map(|finding| finding.id).collect(), message)
    }

    const ZH: &str = "## 付款 {#payment}\n\n1. {#pay} 甲方应就[](#service)支付{{ fees.total }}。\n";
    const EN: &str = "## Payment {#payment}\n\n1. {#pay} Party A shall pay {{ fees.total }} under [](#service).\n";

    #[test]
    fn a_reference_broken_in_one_language_is_one_finding() {
        assert_eq!(said(ZH, EN).0, Vec::<&str>::new());
        for id in ["serivce", "xyz"] {
            let to = format!("[](#{id})");
            assert_eq!(said(&ZH.replace("[](#service)", &to), EN).0, ["reference/broken"]);
            assert_eq!(said(ZH, &EN.replace("[](#service)", &to)).0, ["reference/broken"]);
        }
        assert_eq!(said(ZH, &EN.replace(" under [](#service)", "")).0, ["template/structure"]);
        assert_eq!(said(ZH, &EN.replace("#service", "#pay")).0, ["template/structure"; 2]);
    }

    #[test]
    fn a_paragraph_too_many_is_one_finding() {
        let en = format!("{EN}2. {{#more}} Party B shall issue an invoice.\n");
        assert_eq!(said(ZH, &en).0, ["template/structure"]);
        // From the difference on, the ids of both languages stand for themselves and are still no two clauses.
        assert_eq!(said(ZH, &EN.replace("1. {#pay}", "Introduction.\n\n1. {#pay}")).0, ["template/structure"]);
    }
}
