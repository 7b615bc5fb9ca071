//! A number in a workbook that was read as a percentage.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, is_read_as_share};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::Kind;

/// How many of them are shown beside the first; the rest is counted.
const SHOWN: usize = 3;

pub static CHECK: Check = Check {
    id: "score/share",
    severity: Severity::Warning,
    title: Words {
        zh: "工作簿中读作百分数的数", en: "a number in a workbook that was read as a percentage"
    },
    why: Words {
        zh: "工作簿把93.4%存为0.934，是不是百分数只看单元格的格式；目标以百分数表示的，其实测值也按百分数读取。原意是0.934%的，得分就差了一百倍。",
        en: "a workbook keeps 93.4% as 0.934, and only the format of the cell tells; where a target is in percent, what was \
             measured is read so too, and where 0.934% was meant, that is a hundred times too much",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nresults: shares.xlsx\n"),
    good: Example::Report("contract: contract.yaml\nresults: shares.csv\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let read: Vec<&Field> = case.contract.fields.iter().filter(|field| is_read_as_share(field)).collect();
    let Some((first, others)) = read.split_first() else { return Vec::new() };
    let Some(value) = first.value().map(pattern::shown) else { return Vec::new() };
    let raw = pattern::quoted(first.place.span.text());
    let message = match others.len() {
        0 => say!(
            zh: "工作簿中的`{raw}`读作{zh}", en: "`{raw}` in the workbook was read as {en}",
            raw = raw, zh = value.zh, en = value.en,
        ),
        more => say!(
            zh: "工作簿中的`{raw}`读作{zh}，另有{more}个数也按百分数读取",
            en: "`{raw}` in the workbook was read as {en}, and {more} more likewise",
            raw = raw, zh = value.zh, en = value.en, more = more,
        ),
    };
    let label = say!(zh: "读作{zh}", en: "read as {en}", zh = value.zh, en = value.en);
    let mut finding = Finding::new(message).of(&first.path).at(first.place.value(), label);
    for other in others.iter().take(SHOWN) {
        if let Some(value) = other.value().map(pattern::shown) {
            let label = say!(zh: "读作{zh}", en: "read as {en}", zh = value.zh, en = value.en);
            finding = finding.see(other.place.value(), label);
        }
    }
    let example = pattern::spelt(&Kind::Measure.parse("93.4%").expect("a constant that is a measure"));
    vec![finding.help(say!(
        zh: "请逐一核对；把单元格设为文本并写明百分号，例如 `{zh}`，就不会读错",
        en: "compare each with the raw records; a cell of text with its sign, such as `{en}`, leaves no doubt",
        zh = example.zh, en = example.en,
    ))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(results: &str) -> Vec<String> {
        let findings = examine_report(&format!("contract: contract.yaml\nresults: {results}\n")).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_was_read_is_told_once() {
        assert_eq!(said("shares.xlsx"), ["`0.934` in the workbook was read as 93.4%, and 1 more likewise"]);
    }

    #[test]
    fn what_is_written_as_it_is_meant_is_no_reading() {
        for results in [
            "shares.csv",
            "results.csv",
            "[{ no: 1, goal: 90%, measured: 93.4% }, { no: 2, met: yes }]",
            // In a spec nobody formats a cell: a plain number is what it says, and does not fit.
            "[{ no: 1, goal: 90%, measured: 0.934 }, { no: 2, met: yes }]",
        ] {
            assert_eq!(said(results), Vec::<String>::new(), "{results}");
        }
    }
}
