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
