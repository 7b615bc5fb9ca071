//! A table beside the spec that cannot be read as its list.

use super::file;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::table::Fault;

pub static CHECK: Check = Check {
    id: "source/table",
    severity: Severity::Error,
    title: Words { zh: "旁边的表格读不成", en: "a table that cannot be read" },
    why: Words {
        zh: "标题对不上的列不会被读入，里面的数也就不在文件里。",
        en: "a column whose heading is not known is not read, and what stands in it is missing from the document",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nresults: misspelt.csv\n"),
    good: Example::Report("contract: contract.yaml\nresults: results.csv\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.tables.iter().filter_map(finding).collect()
}

fn finding(fault: &Fault) -> Option<Finding> {
    Some(match fault {
        Fault::Kind { span } => Finding::new(say!(
            zh: "`{name}` 不是表格", en: "`{name}` is no table", name = pattern::quoted(span.text()),
        ))
        .at(span.clone(), say!(zh: "不是 .csv 或 .xlsx", en: "neither .csv nor .xlsx"))
        .help(say!(zh: "请另存为 .csv 或 .xlsx", en: "save it as .csv or .xlsx")),
        Fault::Missing { missing, span } => {
            let (what, help) = file::words(missing, span.text().trim(), "results")?;
            let message = say!(
                zh: "表格 `{name}` {zh}", en: "the table `{name}` {en}",
                name = pattern::quoted(span.text()), zh = what.zh, en = what.en,
            );
            Finding::new(message).at(span.clone(), what).help(help)
        }
        Fault::Unreadable { words, span } => Finding::new(say!(
            zh: "表格无法读取：{words}", en: "the table cannot be read: {words}", words = words,
        ))
        .at(span.clone(), say!(zh: "读到此处", en: "as far as this"))
        .help(say!(
            zh: "请用表格软件打开后另存为 UTF-8 的 .csv 或 .xlsx",
            en: "open it in a spreadsheet and save it as .csv in UTF-8, or as .xlsx",
        )),
        Fault::Column { heading, nearest, span, cell } => {
            let finding = Finding::new(say!(
                zh: "单元格{cell}的标题 `{heading}` 不是任何一列", en: "cell {cell}: no column is headed `{heading}`",
                cell = cell, heading = pattern::quoted(heading),
            ))
            .at(span.clone(), say!(zh: "没有这一列", en: "no such column"));
            match nearest {
                Some(nearest) => finding.help(pattern::meant(nearest)),
                None => finding.help(say!(
                    zh: "请写字段的名称或标签，或者删去这一列",
                    en: "write the name or the label of a field, or delete the column",
                )),
            }
        }
        Fault::Twice { field, first, span } => {
            Finding::new(say!(zh: "`{field}` 有两列", en: "`{field}` has two columns", field = field))
                .at(span.clone(), say!(zh: "第二列", en: "the second"))
                .see(first.clone(), say!(zh: "第一列", en: "the first"))
                .help(say!(zh: "请删去其中一列", en: "delete one of them"))
        }
        Fault::Empty { span } => Finding::new(say!(zh: "表格中没有内容", en: "there is nothing in the table"))
            .at(span.clone(), say!(zh: "此下没有行", en: "no rows below"))
            .help(say!(zh: "请在标题之下逐行填写", en: "write one row to each item below the headings")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(table: &str) -> Vec<String> {
        let findings = examine_report(&format!("contract: contract.yaml\nresults: {table}\n")).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_is_wrong_with_a_table_is_said_at_its_cell() {
        for (table, words) in [
            ("misspelt.csv", "cell C1: no column is headed `evidense`"),
            ("twice.csv", "`met` has two columns"),
            ("empty.csv", "there is nothing in the table"),
            ("results.txt", "`results.txt` is no table"),
            ("gone.csv", "the table `gone.csv` is not where it is said to be"),
        ] {
            assert_eq!(said(table)[0], words, "{table}");
        }
        assert!(said("results.xlsx")[0].starts_with("the table cannot be read"));
    }

    #[test]
    fn headings_are_names_or_labels() {
        for table in ["results.csv", "headed.csv", "[{ no: 1, met: yes }, { no: 2, met: yes }]"] {
            assert_eq!(said(table), Vec::<String>::new(), "{table}");
        }
    }

    #[test]
    fn a_wrong_value_is_told_at_its_row() {
        let examined = examine_report("contract: contract.yaml\nresults: misspelt.csv\n");
        let finding = examined.findings.iter().find(|finding| finding.id == CHECK.id).expect("misspelt");
        let span = &finding.primary.as_ref().expect("a place").span;
        assert_eq!((span.source.name.as_str(), span.text()), ("misspelt.csv", "evidense"));
    }
}
