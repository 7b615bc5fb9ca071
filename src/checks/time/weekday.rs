//! A day of the week that its date does not fall on.

use crate::checks::dates::dates;
use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "time/weekday",
    severity: Severity::Error,
    title: Words { zh: "星期与日期不符", en: "a day of the week that does not match its date" },
    why: Words {
        zh: "一处写了两个不同的日子，双方可以各执一个，到期日就不确定。",
        en: "two different days are named in one place, so each side can hold to its own and the deadline is uncertain",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 会议于2026年3月2日（星期二）召开。\n",
        en: "1. The meeting is held on Tuesday, 2 March 2026.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 会议于2026年3月2日（星期一）召开。\n",
        en: "1. The meeting is held on Monday, 2 March 2026.\n",
    },
    run: Run::Bound(run),
};

/// Monday to Sunday.
const NAMES: [Words; 7] = [
    Words { zh: "星期一", en: "Monday" },
    Words { zh: "星期二", en: "Tuesday" },
    Words { zh: "星期三", en: "Wednesday" },
    Words { zh: "星期四", en: "Thursday" },
    Words { zh: "星期五", en: "Friday" },
    Words { zh: "星期六", en: "Saturday" },
    Words { zh: "星期日", en: "Sunday" },
];

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let mut faults = Vec::new();
    for written in dates(typed) {
        let (Some((said, place)), Some(date)) = (&written.weekday, written.date()) else { continue };
        let real = date.0.weekday().to_monday_one_offset();
        let name = usize::try_from(real - 1).ok().and_then(|index| NAMES.get(index));
        let Some(name) = name.filter(|_| real != *said) else { continue };
        let said = pattern::quoted(&typed.words()[place.clone()]);
        let day = pattern::shown(&Value::Date(date));
        faults.push(Fault {
            range: place.clone(),
            message: say!(
                zh: "{day_zh}是{zh}，不是 `{said}`", en: "{day_en} is a {en}, not a `{said}`",
                day_zh = day.zh, day_en = day.en, zh = name.zh, en = name.en, said = said,
            ),
            label: say!(zh: "应为{zh}", en: "a {en}", zh = name.zh, en = name.en),
            help: say!(
                zh: "请核对约定的是哪一天：日期对，就写 `{zh}`；星期对，就改日期",
                en: "find out which day was agreed: if the date is right, write `{en}`; if not, correct the date",
                zh = name.zh, en = name.en,
            ),
        });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn wrong_days_of_the_week_are_caught() {
        assert_eq!(
            caught_in_zh(CHECK.id, "于2026年3月2日（周三）和二〇二六年三月三日，星期天，召开。"),
            ["周三", "星期天"]
        );
        assert_eq!(caught_in_zh(CHECK.id, "于2026-03-02（礼拜五）召开。"), ["礼拜五"]);
        assert_eq!(
            caught_in_en(CHECK.id, "On Friday the 2nd of March 2026, or March 3, 2026 (Sunday)."),
            ["Friday", "Sunday"]
        );
        assert_eq!(caught(CHECK.id, "于2026年3月2日（周日）召开。", "Held on Sunday, 2 March 2026.").len(), 1);
    }

    #[test]
    fn right_days_and_dates_without_a_year_are_silent() {
        assert!(
            caught_in_zh(CHECK.id, "于2026年3月2日（周一）、2026年3月8日（星期日）召开；3月2日（周三）另行通知。")
                .is_empty()
        );
        assert!(caught_in_zh(CHECK.id, "2026年3月2日周年庆典，2026年3月2日，周三路口集合。").is_empty());
        assert!(caught_in_en(CHECK.id, "On Monday, 2 March 2026; every Tuesday from March 4, 2026.").is_empty());
    }
}
