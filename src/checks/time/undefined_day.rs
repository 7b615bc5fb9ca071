//! Days of two kinds, of which neither is defined.

use crate::checks::lengths::{Length, lengths};
use crate::checks::typed::{Typed, typed};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::HOLE;
use crate::say;
use crate::value::{Unit, has_word};

pub static CHECK: Check = Check {
    id: "time/undefined-day",
    severity: Severity::Warning,
    title: Words { zh: "日和工作日混用而未定义", en: "days and working days, neither of them defined" },
    why: Words {
        zh: "民法典没有规定何为工作日；合同里“日”“自然日”“工作日”并用又不下定义，调休上班的周末算不算、“日”是不是工作日，都会成为争议。",
        en: "the Civil Code does not say what a working day is. If days and working days stand side by side undefined, \
             it is open whether a make-up weekend counts, and whether a plain “day” means a working day too",
    },
    basis: &[
        "民法典第二百条 / Civil Code art. 200（2021-01-01起施行 / in force since 2021-01-01）",
        "民法典第二百零四条 / Civil Code art. 204（2021-01-01起施行 / in force since 2021-01-01）",
    ],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起10个工作日内付款，并在付款后3日内通知乙方。\n",
        en: "1. Party A shall pay within 10 working days after receiving the invoice and notify Party B within 3 days after payment.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起10个工作日内付款，并在付款后3个工作日内通知乙方。\n",
        en: "1. Party A shall pay within 10 working days after receiving the invoice and notify Party B within 3 working days \
             after payment.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    if typed(case).flatten().any(defines) {
        return Vec::new();
    }
    let of = |lang| mixed(typed(case).flatten().filter(|typed| typed.prose.lang == lang));
    let (zh, en) = (of(Lang::Zh), of(Lang::En));
    let Some((first, other)) = zh.as_ref().or(en.as_ref()).cloned() else { return Vec::new() };
    let read = |pair: &Option<(Span, Span)>| {
        let (first, other) = pair.as_ref().unwrap_or(&(first.clone(), other.clone())).clone();
        (pattern::quoted(first.text()), pattern::quoted(other.text()))
    };
    let ((one_zh, two_zh), (one_en, two_en)) = (read(&zh), read(&en));
    let message = say!(
        zh: "“{one_zh}”和“{two_zh}”用了不同的日，都没有定义",
        en: "“{one_en}” and “{two_en}” are days of different kinds, and neither is defined",
        one_zh = one_zh, two_zh = two_zh, one_en = one_en, two_en = two_en,
    );
    let help = say!(
        zh: "请统一用一种；确须并用的，在定义条款中写明“日指公历日”“工作日指除星期六、星期日和法定节假日以外的日子，包括调休上班日”",
        en: "use one kind throughout; if both are needed, define them: “day” means a calendar day, and “working day” means a \
             day other than a Saturday, a Sunday or a public holiday, and includes make-up working days",
    );
    let label = say!(zh: "没有定义", en: "not defined");
    let see = say!(zh: "另一种日", en: "days of another kind");
    vec![Finding::new(message).at(first, label).see(other, see).help(help)]
}

/// The kinds of day: plain, of the calendar, working.
#[derive(PartialEq, Clone, Copy)]
enum Kind {
    Plain,
    Calendar,
    Working,
}

fn kind(length: &Length) -> Option<Kind> {
    match length.unit {
        Unit::WorkingDays => Some(Kind::Working),
        Unit::Days if length.is_calendar => Some(Kind::Calendar),
        Unit::Days => Some(Kind::Plain),
        _ => None,
    }
}

/// The first day, and the first of another kind.
fn mixed<'a>(texts: impl Iterator<Item = Typed<'a>>) -> Option<(Span, Span)> {
    let mut first: Option<(Kind, Span)> = None;
    for text in texts.filter(|text| text.value().is_none()) {
        let words = text.words();
        if !words.contains(['日', '天', HOLE]) && !has_word(words, "day") {
            continue;
        }
        for length in lengths(text) {
            let Some(kind) = kind(&length).filter(|_| !is_rate(words, &length)) else { continue };
            match &first {
                None => first = Some((kind, text.prose.span(length.range))),
                Some((known, span)) if *known != kind => return Some((span.clone(), text.prose.span(length.range))),
                Some(_) => {}
            }
        }
    }
    None
}

/// 每逾期一日, each day, 7 days a week: a rate and no period.
fn is_rate(words: &str, length: &Length) -> bool {
    let before = &words[..length.range.start];
    let after = words[length.range.end..].trim_start();
    let is_week = before.ends_with("每周") || after.starts_with("a week") || after.starts_with("24小时");
    is_week || before.ends_with('每') || before.ends_with("逾期") || before.trim_end().ends_with("each")
}

/// Whether a text says what a day or a working day is.
fn defines(typed: Typed) -> bool {
    let words = typed.words();
    let names: &[&str] = match typed.prose.lang {
        Lang::Zh if words.contains('日') => &["工作日", "自然日", "“日"],
        Lang::En if has_word(words, "day") || has_word(words, "Day") => {
            &["orking day", "orking Day", "usiness day", "usiness Day", "“day", "“Day", "alendar day"]
        }
        _ => return false,
    };
    names.iter().any(|name| words.match_indices(name).any(|(at, name)| is_defined(&words[at + name.len()..])))
}

/// Whether what follows a term defines it.
fn is_defined(after: &str) -> bool {
    let after =
        after.trim_start_matches('s').trim_start_matches(['”', '"', '’', '」', ' ', '，', ',', '、', '均', '系']);
    ["指", "是指", "是", "即", "为", "means", "mean ", "is a ", "is any ", "are ", "refers", "refer ", "includes"]
        .iter()
        .any(|verb| after.starts_with(verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn kinds_of_day_mixed_are_caught_once() {
        assert_eq!(caught_in_zh(CHECK.id, "收到后5日内答复，答复后10个自然日内付款，付款后3天内通知。"), ["5日"]);
        assert_eq!(caught_in_zh(CHECK.id, "收到后五个工作日内答复，答复后十天内付款。"), ["五个工作日"]);
        assert_eq!(
            caught_in_en(
                CHECK.id,
                "Party A shall reply within five business days after receipt and pay within 10 days after that."
            ),
            ["five business days"]
        );
        let mixed = caught(
            CHECK.id,
            "收到后5日内答复，此后3个工作日内付款。",
            "Reply within 5 days and pay within 3 working days after receipt.",
        );
        assert_eq!(mixed, ["5日"]);
    }

    #[test]
    fn one_kind_a_definition_and_rates_are_silent() {
        assert!(caught_in_zh(CHECK.id, "收到后5日内答复，此后10日内付款，每个工作日9:00开门。").is_empty());
        assert!(caught_in_zh(CHECK.id, "“工作日”指星期一至星期五；收到后5个工作日内答复，此后10日内付款。").is_empty());
        assert!(caught_in_zh(CHECK.id, "收到后5个工作日内付款，每逾期一日，支付万分之五，截至3月2日。").is_empty());
        assert!(
            caught_in_en(
                CHECK.id,
                "A working day is a day on which banks open; reply within 5 working days, pay within 3 days."
            )
            .is_empty()
        );
    }
}
