//! Everything found in one spec as rustc would show it, for people.

use super::printer::Printer;
use super::{Colour, Report, Unchecked, in_order};
use crate::diag::{Lang, Text};

/// Findings as rustc shows them, then one line for each that was waived, then what could not be checked. Empty if there
/// is nothing to say; otherwise it ends with a line break.
///
/// What is the same for every finding of a check (why, basis, where to read more) is said at its first finding only.
/// `width` is the screen's, in columns.
#[must_use]
pub fn human(report: &Report<'_>, lang: Lang, colour: Colour, width: usize) -> String {
    let mut printer = Printer::new(lang, colour, width);
    let told = in_order(std::slice::from_ref(report));
    let (waived, open): (Vec<_>, Vec<_>) = told.iter().partition(|told| told.finding.waived.is_some());

    let mut paragraphs: Vec<String> = open.into_iter().map(|told| printer.finding(told)).collect();
    paragraphs.push(waived.into_iter().map(|told| printer.waived(told)).collect::<Vec<_>>().join("\n"));
    paragraphs.push(
        by_reason(report.unchecked)
            .iter()
            .map(|(reason, ids)| printer.unchecked(reason, ids))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    if paragraphs.is_empty() { String::new() } else { paragraphs.join("\n\n") + "\n" }
}

/// Checks that could not run, together where the reason is the same, in the order given.
fn by_reason(unchecked: &[Unchecked]) -> Vec<(&Text, Vec<&'static str>)> {
    let mut groups: Vec<(&Text, Vec<&'static str>)> = Vec::new();
    for check in unchecked {
        match groups.iter_mut().find(|(reason, _)| **reason == check.reason) {
            Some((_, ids)) => ids.push(check.id),
            None => groups.push((&check.reason, vec![check.id])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::super::example::{blank, find, text};
    use super::*;
    use crate::diag::{Finding, Source, Span};

    fn shown(findings: &[Finding], lang: Lang) -> String {
        human(&Report { file: "contract.yaml", findings, ..Report::default() }, lang, Colour::Plain, 100)
    }

    #[test]
    fn carets_stand_under_han_characters_and_a_second_file_follows_the_first() {
        let spec = Source::new("contract.yaml", "terms:\r\n  甲方：期限: 待定\r\n");
        let clause = Source::new("plan.zh.md", "甲方应在期限内交付。\n");
        let finding = blank(find(&spec, "待定")).see(find(&clause, "期限"), text("用于此处", "used here"));
        let expected = "\
错误[blank/unfilled]: 方案期限未填写
 --> contract.yaml:2:10
  |
2 |   甲方：期限: 待定
  |               ^^^^ 此处待填
  |
 ::: plan.zh.md:1:5
  |
1 | 甲方应在期限内交付。
  |         ---- 用于此处
  |
  = 原因：空白条款无法履行。
  = 办法：填写期限，例如 15 个工作日
  = 依据：民法典 第五百一十条
  = 详见：hetong explain blank/unfilled
";
        assert_eq!(shown(&[finding], Lang::Zh), expected);
    }

    #[test]
    fn a_missing_value_at_the_end_of_the_file_is_shown_under_the_last_written_line() {
        let spec = Source::new("contract.yaml", "terms:\n  fee:\n\n");
        let end = spec.text.len();
        let findings = [find(&spec, "fee:"), Span::new(&spec, end..end)]
            .map(|span| blank(Span { start: span.end, ..span }).help(text("一\n二", "one\ntwo")));
        let expected = "\
error[blank/unfilled]: the plan period is blank
 --> contract.yaml:2:7
  |
2 |   fee:
  |       ^ fill this in
  |
  = why: A blank cannot be performed.
  = help: one
          two
  = basis: 民法典 第五百一十条
  = more: hetong explain blank/unfilled

error[blank/unfilled]: the plan period is blank
 --> contract.yaml:4:1
  |
2 |   fee:
3 |
4 |
  | ^ fill this in
  |
  = help: one
          two
";
        assert_eq!(shown(&findings, Lang::En), expected);
    }

    #[test]
    fn what_was_waived_or_not_checked_takes_one_line() {
        let spec = Source::new("contract.yaml", "terms:\n  fee: TBD\n");
        let waived = Finding { waived: Some("双方\n已商定".to_owned()), ..blank(find(&spec, "TBD")) };
        let unchecked = ["time/order", "time/past", "money/total", "money/words"]
            .map(|id| Unchecked { id, reason: text("缺少日期", "a date is missing") });
        let report = Report { file: "contract.yaml", findings: &[waived], unchecked: &unchecked, ..Report::default() };
        assert_eq!(
            human(&report, Lang::Zh, Colour::Plain, 80),
            "已豁免[blank/unfilled]: 方案期限未填写（contract.yaml:2:8；理由：双方 已商定）\n\n\
             未检查: 4 项检查（time/order、time/past、money/total 等）：缺少日期\n"
        );
        assert!(
            human(&report, Lang::En, Colour::Plain, 80)
                .ends_with("not checked: 4 checks (time/order, time/past, money/total, …): a date is missing\n")
        );
    }

    #[test]
    fn a_finding_without_a_place_names_the_spec_and_nothing_found_is_nothing_said() {
        let finding = Finding { primary: None, ..blank(Span::new(&Source::new("s", ""), 0..0)) };
        assert!(shown(&[finding], Lang::En).contains("--> contract.yaml\n"));
        assert_eq!(shown(&[], Lang::Zh), "");
    }
}
