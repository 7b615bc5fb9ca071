//! Files that lie with the evidence, and that no list names.

use crate::checks::remedy::is_slip;
use crate::checks::{Case, Check, Example, Run, Seen, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Relation;
use crate::value::{File, Value};

/// How many of them are named; the rest is counted.
const NAMED: usize = 5;

pub static CHECK: Check = Check {
    id: "evidence/unlisted",
    severity: Severity::Warning,
    title: Words { zh: "清单没有列明的证据文件", en: "files among the evidence that no list names" },
    why: Words {
        zh: "清单没有列明的材料没有摘要，日后无法证明没有改动；不是证据的文件混在其中，会随证据一起交给对方，其中可能有用户的个人信息。",
        en: "what no list names has no digest, so that nobody can show later that it is unchanged; and what is no evidence \
             is handed over with the rest, users’ personal data included",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nevidence:\n  - file: records/e-01.csv\n"),
    good: Example::Report(
        "contract: contract.yaml\nevidence:\n  - file: records/e-01.csv\n  - file: records/e-02.csv\n  \
         - file: records/raw/e-03.csv\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let (files, list) = listed(case);
    let Some(list) = list else { return Vec::new() };
    let strays = unexplained(case, &files, (case.look.strays)(&files));
    if strays.is_empty() {
        return Vec::new();
    }
    let span = list.place.key.clone().unwrap_or_else(|| list.place.value());
    let label = say!(zh: "清单在此", en: "the list is here");
    vec![Finding::new(message(&pattern::name(case.contract, list), &strays)).of(&list.path).at(span, label).help(say!(
        zh: "是证据的，请列入清单并写明摘要；不是证据的，请移到别的文件夹",
        en: "list what is evidence, with its digest, and move everything else to another folder",
    ))]
}

/// The files that the lists of the spec name with their digests, and the first of those lists. What another document
/// handed in lies beside that document, and is checked with it.
pub(super) fn listed<'a>(case: &'a Case) -> (Vec<&'a File>, Option<&'a Field>) {
    let contract = case.contract;
    let relations = contract.template.schema.definitions().iter().flat_map(|definition| &definition.relations);
    let mut list = None;
    let mut files = Vec::new();
    for (relation, _) in relations {
        let Relation::DigestOf(path) = relation else { continue };
        let Some((items, _)) = path.split_once("[]") else { continue };
        for file in contract.filling(path).filter(|file| !file.adopted) {
            if let Some(Value::File(name)) = file.value() {
                files.push(name);
                list = list.or_else(|| contract.field(items));
            }
        }
    }
    (files, list)
}

/// Those that are not what a listed file that is missing was meant to be: that is one slip, and said of the list.
fn unexplained(case: &Case, files: &[&File], mut strays: Vec<String>) -> Vec<String> {
    if strays.is_empty() {
        return strays;
    }
    for file in files {
        if matches!((case.look.file)(file), Seen::Missing(_)) {
            strays.retain(|stray| !is_slip(file.as_str(), stray));
        }
    }
    strays
}

fn message(list: &Text, strays: &[String]) -> Text {
    let named: Vec<String> = strays.iter().take(NAMED).map(|stray| pattern::quoted(stray)).collect();
    let names = pattern::listed(named.iter().map(String::as_str));
    match (strays.len(), strays.len().saturating_sub(NAMED)) {
        (1, _) => say!(
            zh: "{names}与证据放在一起，却没有列入“{zh}”", en: "{names} lies with the evidence, but “{en}” does not list it",
            names = names.zh, zh = list.zh, en = list.en,
        ),
        (all, 0) => say!(
            zh: "{names_zh}这{all}个文件与证据放在一起，却没有列入“{zh}”",
            en: "{names_en}: these {all} files lie with the evidence, but “{en}” does not list them",
            names_zh = names.zh, names_en = names.en, all = all, zh = list.zh, en = list.en,
        ),
        (all, more) => say!(
            zh: "{names_zh}等{all}个文件与证据放在一起，却没有列入“{zh}”",
            en: "{names_en} and {more} more files lie with the evidence, but “{en}” does not list them",
            names_zh = names.zh, names_en = names.en, all = all, more = more, zh = list.zh, en = list.en,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(files: &str) -> Vec<String> {
        let spec = format!("contract: contract.yaml\nevidence: [{files}]\n");
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_lies_with_the_evidence_is_listed() {
        assert_eq!(
            said("{ file: records/e-01.csv }, { file: ./records/raw/e-03.csv }"),
            ["`records/e-02.csv` lies with the evidence, but “Pieces of evidence” does not list it"]
        );
        assert_eq!(
            said("{ file: e-01.csv }, { file: records/e-01.csv }"),
            [
                "`records/e-02.csv`, `records/raw/e-03.csv`: these 2 files lie with the evidence, but “Pieces of evidence” \
              does not list them"
            ]
        );
        assert_eq!(said("{ file: records/gone-by-another-name.csv }").len(), 1);
    }

    #[test]
    fn a_folder_of_strays_is_one_finding_that_names_a_few() {
        let strays: Vec<String> = (1..=7).map(|number| format!("records/{number}.png")).collect();
        let text = message(&Text::same("List"), &strays);
        assert_eq!(
            text.en,
            "`records/1.png`, `records/2.png`, `records/3.png`, `records/4.png`, `records/5.png` and 2 more files lie with \
             the evidence, but “List” does not list them"
        );
        assert!(text.zh.contains("`records/5.png`等7个文件"), "{}", text.zh);
        assert!(message(&Text::same("List"), &strays[..5]).zh.contains("这5个文件"));
    }

    #[test]
    fn nothing_is_left_over() {
        for files in [
            "",
            "{ id: E-01 }",
            "{ file: e-01.csv }",
            "{ file: records/e-01.csv }, { file: records/e-02.csv }, { file: records/raw/e-03.csv }",
            // A slip in a name is a missing file, and the file it meant is no second mistake.
            "{ file: records/e-01.csv }, { file: records/e_02.csv }, { file: records/raw/e-03.csv }",
        ] {
            assert_eq!(said(files), Vec::<String>::new(), "{files}");
        }
    }
}
