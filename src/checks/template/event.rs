//! The words for what is wrong with the events of a template.

use crate::checks::pattern;
use crate::diag::Text;
use crate::say;
use crate::template::{Expected, TimeBound};

/// What is wrong.
pub(super) fn what(expected: &Expected, found: &str) -> Text {
    match expected {
        Expected::Name => {
            say!(zh: "“{found}”不能用作事件的名称", en: "“{found}” cannot be the name of an event", found = found)
        }
        Expected::Moment(_) => {
            say!(zh: "“{found}”不是能读懂的时间", en: "“{found}” cannot be read as a time", found = found)
        }
        Expected::Event { found, .. } => {
            say!(zh: "没有名为 `{found}` 的事件或日期字段", en: "there is no event or date field `{found}`", found = found)
        }
        Expected::Clause(id) => say!(zh: "条款中没有 `{id}` 这一标识", en: "no clause has the id `{id}`", id = id),
        Expected::When => {
            say!(zh: "没有写明“{found}”何时发生", en: "nothing says when “{found}” happens", found = found)
        }
        Expected::NoCircle(names) => {
            let listed = pattern::listed(names.iter().map(String::as_str));
            match names.len() {
                1 => {
                    say!(zh: "事件 {zh} 以其自身起算", en: "the event {en} is counted from itself", zh = listed.zh, en = listed.en)
                }
                _ => say!(
                    zh: "事件 {zh} 互为起算点，循环无端", en: "the events {en} are counted from one another in a circle",
                    zh = listed.zh, en = listed.en,
                ),
            }
        }
        Expected::AtMost(most) => say!(zh: "分支多于{most}个", en: "there are more than {most} branches", most = most),
        _ => Text::default(),
    }
}

/// What to do about it.
pub(super) fn help(expected: &Expected) -> Text {
    match expected {
        Expected::Name => say!(
            zh: "请只用小写英文字母、数字和连字符，例如 `evaluation-report`",
            en: "write lower-case letters, digits and hyphens only, such as `evaluation-report`",
        ),
        Expected::Moment(TimeBound::Within) => say!(
            zh: "请写成 `期间 of 事件`，例如 `terms.plan_within of requirements` 或 `5 working days of signing`",
            en: "write `PERIOD of EVENT`, such as `terms.plan_within of requirements` or `5 working days of signing`",
        ),
        Expected::Moment(TimeBound::At) => say!(
            zh: "请写成 `事件`、`字段`、`期间 after 事件`、`end of 期间 from 事件` 或 `any time`",
            en: "write `EVENT`, `FIELD`, `PERIOD after EVENT`, `end of PERIOD from EVENT` or `any time`",
        ),
        Expected::Moment(_) => say!(
            zh: "请写成 `事件`、`字段`、`期间 after 事件` 或 `期间 before 事件`",
            en: "write `EVENT`, `FIELD`, `PERIOD after EVENT` or `PERIOD before EVENT`",
        ),
        Expected::Event { nearest: Some(nearest), .. } => pattern::meant(nearest),
        Expected::Event { nearest: None, .. } => say!(
            zh: "请写 `events` 中的一个事件，或者类型为 `date` 的字段",
            en: "name one of the `events`, or a field of type `date`",
        ),
        Expected::Clause(id) => say!(
            zh: "请改正标识，或在该条开头写上 `{mark}`", en: "correct the id, or write `{mark}` at the beginning of that clause",
            mark = format!("{{#{id}}}"),
        ),
        Expected::When => say!(
            zh: "请写上 `at`、`within`、`not-after` 或 `before`；随时可能发生的，写 `at: any time`",
            en: "add `at`, `within`, `not-after` or `before`; for what may happen whenever it may, `at: any time`",
        ),
        Expected::NoCircle(_) => say!(
            zh: "请让其中一个从别的事件或日期起算", en: "count one of them from another event or from a date",
        ),
        Expected::AtMost(_) => say!(zh: "请合并或删去一些分支", en: "merge or delete some"),
        _ => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::sample::examine_files;

    /// What is said of these events in the sample's template: message and help.
    fn said(events: &str) -> Vec<(String, String)> {
        let template = format!("{}\n{events}", include_str!("../sample/template.yaml"));
        let findings = examine_files(&[("template.yaml", &template)]).findings;
        assert!(findings.iter().all(|finding| finding.id == "template/form"), "{findings:#?}");
        findings.into_iter().map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    /// An event with these keys besides its label.
    fn event(name: &str, rest: &str) -> String {
        format!("  {name}: {{ label: {{ zh: 事, en: E }}, {rest} }}\n")
    }

    #[test]
    fn events_that_wait_for_each_other_are_one_finding() {
        let circle = [
            event("a", "by: parties, within: 3 days of b"),
            event("b", "by: parties, within: 3 days of c"),
            event("c", "at: a"),
        ];
        let found = said(&format!("events:\n{}", circle.concat()));
        let [(message, help)] = &found[..] else { panic!("{found:?}") };
        assert!(message.contains("are counted from one another in a circle") && message.contains("`b`"), "{message}");
        assert!(help.starts_with("count one of them from another event"), "{help}");
        let own = said(&format!("events:\n{}", event("a", "at: 3 days after a")));
        assert_eq!(own[0].0, "the event `a` is counted from itself");
    }

    #[test]
    fn every_slip_is_one_finding() {
        for (rest, message, help) in [
            ("by: parties", "nothing says when “a” happens", "add `at`, `within`"),
            ("at: b", "there is no event or date field `b`", "name one of the `events`"),
            ("at: sgned_on", "there is no event or date field `sgned_on`", "did you mean `signed_on`?"),
            (
                "at: fees.total",
                "this does not fit a field of this type",
                "delete it; it is for fields of type `date` only",
            ),
            ("by: parties, within: fees.total of signed_on", "this does not fit a field of this type", "delete it"),
            ("by: parties, within: signed_on", "“signed_on” cannot be read as a time", "write `PERIOD of EVENT`"),
            (
                "by: parties, within: 0 days of signed_on",
                "“0 days of signed_on” cannot be read as a time",
                "write `PERIOD of EVENT`",
            ),
            (
                "by: parties, within: -3 days of signed_on",
                "“-3 days of signed_on” cannot be read as a time",
                "write `PERIOD of EVENT`",
            ),
            ("at: some day", "“some day” cannot be read as a time", "write `EVENT`"),
            ("by: client, at: signed_on", "“client” cannot stand here", "write one of"),
            ("at: signed_on, clause: nowhere", "no clause has the id `nowhere`", "correct the id"),
            ("at: signed_on, if: failed", "“failed” cannot stand here", "write one of"),
            ("at: signed_on, rolls: maybe", "“maybe” cannot stand here", "write one of `yes`, `no`"),
            ("at: signed_on, whne: x", "there is no `whne` here", "did you mean `when`?"),
            ("at: signed_on, rounds: fees.total", "this does not fit a field of this type", "delete it"),
            ("at: signed_on, otherwise: { zh: 甲 }", "words in both languages belong here", "write"),
        ] {
            let found = said(&format!("events:\n{}", event("a", rest)));
            let [(said, helped)] = &found[..] else { panic!("{rest}: {found:?}") };
            assert_eq!(said, message, "{rest}");
            assert!(helped.starts_with(help), "{rest}: {helped}");
        }
        let found = said(&format!("events:\n{}", event("Big_Event", "at: signed_on")));
        assert_eq!(found[0].0, "“Big_Event” cannot be the name of an event");
        let branches: String = (0..6).map(|n| format!("  b{n}: {{ zh: 甲, en: A }}\n")).collect();
        let found = said(&format!("branches:\n{branches}events:\n{}", event("a", "at: signed_on")));
        assert_eq!(found[0].0, "there are more than 5 branches");
    }

    #[test]
    fn what_is_well_written_is_silent() {
        let events = [
            event("a", "at: signed_on, clause: scope"),
            event("b", "by: parties.client, within: terms.notice of a, rolls: no"),
            event("c", "by: parties, not-after: 3 个月 before d, not-before: b or a"),
            event("d", "at: end of terms.duration from a"),
            event("e", "at: any time"),
        ];
        assert_eq!(said(&format!("events:\n{}", events.concat())), []);
    }
}
