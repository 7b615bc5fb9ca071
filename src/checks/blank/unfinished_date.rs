//! A date begun and not finished, outside the signature page.

use std::ops::Range;

use crate::checks::search::Search;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Home, Passage};
use crate::say;
use crate::value::{Indexed, Value, blanks_within, each_word, find_word, has_word};

pub static CHECK: Check = Check {
    id: "blank/unfinished-date",
    severity: Severity::Error,
    title: Words { zh: "日期没有写完", en: "a date that is not finished" },
    why: Words {
        zh: "签署页上的日期由签字的人手写；条款里的日期空着，期间从哪天起算、哪天届满就没有着落。",
        en: "dates on the signature page are written by hand as it is signed; a date left open in a clause leaves open from when \
             periods run and when they end",
    },
    basis: &["民法典第五百一十条 / Civil Code art. 510（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: 于年月日前完成的维护, en: Maintenance completed on time }\n",
    ),
    good: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: 于2026年9月30日前完成的维护, en: Maintenance completed by 30 September 2026 }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let today = pattern::shown(&Value::Date(case.today));
    let search = Search::of(case, &unfinished, String::new());
    let in_passage = |passage: &Passage| {
        let mut findings = Vec::new();
        for lang in Lang::ALL {
            let prose = passage.get(lang);
            let Some(open) = unfinished(lang, &prose.words) else { continue };
            let message = say!(
                zh: "日期 `{text}` 没有写完", en: "the date `{text}` is not finished",
                text = pattern::quoted(&prose.words[open.clone()]),
            );
            let finding =
                Finding::new(message).at(prose.span(open), say!(zh: "待填", en: "to be filled in")).help(say!(
                    zh: "请写成完整的日期，例如 `{zh}`；条款里的日期最好改成字段",
                    en: "write the whole date, as in `{en}`; in a clause, better make it a field",
                    zh = today.zh, en = today.en,
                ));
            findings.push(match &passage.home {
                Home::Value(path) => finding.of(format!("{path}.{}", lang.key())),
                _ => finding,
            });
        }
        findings
    };
    search.found(in_passage).collect()
}

/// The first unfinished date of a text, unless it is a blank by its marks.
fn unfinished(lang: Lang, words: &Indexed) -> Option<Range<usize>> {
    let found = match lang {
        Lang::Zh => bare(words).or_else(|| pattern_letters(words)),
        Lang::En => english(words).or_else(|| pattern_letters(words)),
    }?;
    let blanks = blanks_within(words);
    (!blanks.iter().any(|blank| blank.start < found.end && found.start < blank.end)).then_some(found)
}

/// 年月日 with nothing between, where a date is meant: 于年月日, 2026年月日, 2026年3月日.
fn bare(words: &Indexed) -> Option<Range<usize>> {
    const ALL: &str = "年月日";
    let is_led = |head: &str| head.is_empty() || head.ends_with(['于', '在', '自', '至', '到', '：', ':', '从']);
    let ends_in_digit = |head: &str| head.ends_with(|c: char| c.is_ascii_digit());
    let whole = each_word(words, ALL).map(|at| at..at + ALL.len()).find(|range| {
        let (head, tail) = (&words[..range.start], &words[range.end..]);
        let is_date = tail.is_empty()
            || tail.starts_with(['前', '起', '止', '签', '之', '届', '，', '。', '；', '、', '订', '至', '（']);
        ends_in_digit(head) || (is_led(head) && is_date)
    });
    whole.or_else(|| {
        const DAY: &str = "月日";
        each_word(words, DAY).map(|at| at..at + DAY.len()).find(|range| ends_in_digit(&words[..range.start]))
    })
}

/// YYYY-MM-DD and its kin, where the format itself is not what is spoken of.
fn pattern_letters(words: &Indexed) -> Option<Range<usize>> {
    let at = find_word(words, "YYYY").or_else(|| find_word(words, "yyyy"))?;
    let is_format = ["格式", "形式", "format", "form "].iter().any(|word| has_word(words, word));
    if is_format {
        return None;
    }
    let is_part = |c: char| "YyMmDd-/.年月日".contains(c);
    let head = &words[..at];
    let start = head.len() - head.chars().rev().take_while(|c| is_part(*c)).map(char::len_utf8).sum::<usize>();
    let end = words[at..].find(|c| !is_part(c)).map_or(words.len(), |end| at + end);
    let text = &words[start..end];
    let lower = text.to_lowercase();
    (has_word(&lower, "mm") && has_word(&lower, "dd")).then_some(start..end)
}

/// "this day of 2026", "the day of , 2026", "dated , 2026", "/ /2026".
fn english(words: &Indexed) -> Option<Range<usize>> {
    // A comma after a space, or a day of something, is in each of these.
    let may_be_open = has_word(words, " ,") || has_word(words, "day of");
    for (text, extra) in [("this day of", 0), ("dated ,", 0), ("dated as of ,", 0), ("on , 20", 4)] {
        if may_be_open && let Some(at) = find_word(words, text) {
            return Some(at..at + text.len() - extra);
        }
    }
    if let Some((at, text)) = words.match_indices("the day of").find(|(at, text)| {
        let tail = words[at + text.len()..].trim_start();
        let is_year =
            tail.starts_with("20") && tail.get(2..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        tail.starts_with(',') || is_year
    }) {
        return Some(at..at + text.len());
    }
    words.match_indices('/').find_map(|(at, _)| {
        let tail = &words[at + 1..];
        let gap = tail.len() - tail.trim_start_matches(' ').len();
        (gap > 0 && tail[gap..].starts_with('/')).then(|| at..at + gap + 2)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn open(lang: Lang, text: &str) -> Option<&str> {
        unfinished(lang, &text.into()).map(|range| &text[range])
    }

    #[test]
    fn dates_begun_are_found() {
        for (text, date) in [
            ("双方于年月日签订本协议", "年月日"),
            ("自2026年月日起", "年月日"),
            ("至2026年3月日止", "月日"),
            ("签订日期：年月日", "年月日"),
            ("于YYYY年MM月DD日前交付", "YYYY年MM月DD日"),
        ] {
            assert_eq!(open(Lang::Zh, text), Some(date), "{text}");
        }
        for (text, date) in [
            ("made on this day of 2026", "this day of"),
            ("made on the day of , 2026", "the day of"),
            ("an agreement dated , 2026", "dated ,"),
            ("from  /  /2026 on", "/  /"),
            ("due on DD/MM/YYYY.", "DD/MM/YYYY."),
        ] {
            assert_eq!(open(Lang::En, text), Some(date), "{text}");
        }
    }

    #[test]
    fn whole_dates_and_other_words_are_let_pass() {
        for text in [
            "自2026年3月2日起",
            "期间按年、月、日计算",
            "日期按年月日的顺序书写",
            "出生年月日",
            "日期的格式为YYYY-MM-DD",
            "于    年  月  日签订",
        ] {
            assert_eq!(open(Lang::Zh, text), None, "{text}");
        }
        for text in [
            "from the day of delivery",
            "on the day of the breach, 20 units",
            "dates in the format YYYY-MM-DD",
            "and/or",
        ] {
            assert_eq!(open(Lang::En, text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            for lang in Lang::ALL {
                if let Some(range) = unfinished(lang, &text.as_str().into()) {
                    prop_assert!(text.get(range).is_some());
                }
            }
        }
    }
}
