//! A clause that lacks its Chinese or its English text.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::say;
use crate::template::{Fault, nearest};

pub static CHECK: Check = Check {
    id: "template/missing-language",
    severity: Severity::Error,
    title: Words { zh: "条款缺少一种语言", en: "a clause that lacks a language" },
    why: Words {
        zh: "合同的两种文本应当约定相同；只有一种语言的条款，另一方看不到。",
        en: "both texts of the contract should say the same; a clause in one language is not there for whoever reads \
             the other",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n\
               \x20 - chapter: acceptance\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let mut clauses: Vec<(&str, Vec<Lang>, &Span)> = Vec::new();
    for fault in &template.faults {
        let Fault::MissingLanguage { clause, lang, span } = fault else { continue };
        match clauses.iter_mut().find(|(name, ..)| name == clause) {
            Some((_, langs, _)) if langs.contains(lang) => {}
            Some((_, langs, _)) => langs.push(*lang),
            None => clauses.push((clause, vec![*lang], span)),
        }
    }
    let known = || template.clauses.keys().map(String::as_str);
    clauses
        .into_iter()
        .map(|(clause, langs, span)| match langs[..] {
            [Lang::Zh] => one(clause, ("中文", "Chinese"), "zh", span),
            [Lang::En] => one(clause, ("英文", "English"), "en", span),
            _ => none(clause, nearest(clause, known()).as_deref(), span),
        })
        .collect()
}

fn one(clause: &str, (zh, en): (&str, &str), key: &str, span: &Span) -> Finding {
    Finding::new(say!(
        zh: "条款 `{clause}` 没有{zh}文本", en: "clause `{clause}` has no {en} text", clause = clause, zh = zh, en = en,
    ))
    .at(span.clone(), say!(zh: "列入了合同", en: "asked for here"))
    .help(say!(
        zh: "请新建 `clauses/{clause}.{key}.md`",
        en: "write `clauses/{clause}.{key}.md`",
        clause = clause, key = key,
    ))
}

/// A clause of which there is nothing at all, or whose name is misspelt.
fn none(clause: &str, nearest: Option<&str>, span: &Span) -> Finding {
    let new = say!(
        zh: "请新建 `clauses/{clause}.zh.md` 和 `clauses/{clause}.en.md`，或从目录中删去这一行",
        en: "write `clauses/{clause}.zh.md` and `clauses/{clause}.en.md`, or take this line out of the contents",
        clause = clause,
    );
    Finding::new(say!(zh: "没有条款 `{clause}` 的文件", en: "there are no files of clause `{clause}`", clause = clause))
        .at(span.clone(), say!(zh: "列入了合同", en: "asked for here"))
        .help(nearest.map_or(new, pattern::meant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    fn said(last: &str, files: &[(&str, &str)]) -> Vec<(String, String)> {
        let contents = format!("{}  - {last}\n", include_str!("../sample/template.yaml"));
        let files: Vec<_> = files.iter().copied().chain([("template.yaml", contents.as_str())]).collect();
        let findings = examine_files(&files).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    #[test]
    fn one_language_missing_is_not_a_difference_of_structure_as_well() {
        let found =
            said("chapter: acceptance", &[("clauses/acceptance.zh.md", "## 验收 {#acceptance}\n\n1. 甲方应验收。\n")]);
        let expected = ("clause `acceptance` has no English text", "write `clauses/acceptance.en.md`");
        assert_eq!(found, [(expected.0.to_owned(), expected.1.to_owned())]);
    }

    #[test]
    fn a_misspelt_name_is_corrected() {
        let found = said("chapter: paymnet", &[]);
        assert_eq!(found[0].1, "did you mean `payment`?");
    }
}
