//! A bound that is inclusive, exclusive, upper or lower in one language and not in the other.

use std::ops::Range;
use std::sync::LazyLock;

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Bound, Passage, Prose, Sense, Sentence, What, bound_at, bounds, pair_quantities};
use crate::say;
use crate::value::{Letters, Vocabulary, find_word};

pub static CHECK: Check = Check {
    id: "parity/bound",
    severity: Severity::Error,
    title: Words { zh: "中英文的上下限不同", en: "a bound that differs between the languages" },
    why: Words {
        zh: "“以上”通常含本数，more than 不含；“不超过”是上限，at least 是下限。遇到恰好等于该数的情形，两种文本的结果相反。",
        en: "以上 as a rule includes the figure itself and “more than” does not; 不超过 is a ceiling and “at least” a floor. At that very \
             figure the two texts lead to opposite results",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 迟延30日以上的，甲方可以解除本协议。\n",
        en: "1. If the delay lasts more than 30 days, Party A may terminate this agreement.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 迟延超过30日的，甲方可以解除本协议。\n",
        en: "1. If the delay lasts more than 30 days, Party A may terminate this agreement.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, find)
}

fn find(passage: &Passage) -> Vec<Finding> {
    let pairing = pair_quantities(&passage.zh.reading().quantities, &passage.en.reading().quantities);
    let mut pairs: Vec<_> = pairing.same.iter().map(|(zh, en)| (zh.range.clone(), en.range.clone())).collect();
    pairs = in_step(passage, &pairs);
    pairs.extend(values(passage));
    let findings: Vec<Finding> = pairs.iter().filter_map(|(zh, en)| finding(passage, zh, en)).collect();
    if findings.is_empty() {
        let turned = |part| turned(passage, part).or_else(|| put_off(passage, part));
        passage.sentences().iter().filter_map(turned).collect()
    } else {
        findings
    }
}

/// A glance at whether a sentence may set a last day, in either language.
static LAST_DAYS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = ["最迟", "至迟", "晚于", "迟于", "later than", "the latest", "or before"];
    Vocabulary::new(words, Letters::Folded)
});

/// A sentence in which one language sets a last day and the other lets something begin there: 不迟于 and after.
fn put_off(passage: &Passage, sentence: &Sentence) -> Option<Finding> {
    // Few sentences set a last day at all.
    let may_set_one = |text, part: &Range<usize>| LAST_DAYS.find(text, part.clone(), |_, _| true).next().is_some();
    if !may_set_one(&passage.zh.words, &sentence.zh) && !may_set_one(&passage.en.words, &sentence.en) {
        return None;
    }
    let (chinese, english) = (&passage.zh.words[sentence.zh.clone()], &passage.en.words[sentence.en.clone()]);
    let zh = ChineseDay::of(chinese);
    let en = EnglishDay::of(english, &zh);
    let is_late_in_en = !en.is_bounded && en.afters > zh.afters;
    let is_late_in_zh = !zh.is_bounded && zh.afters > en.afters;
    let (left, right) = match (zh.last, en.last) {
        (Some(last), None) if is_late_in_en => (last, en.after?),
        (None, Some(last)) if is_late_in_zh => (zh.after?, last),
        _ => return None,
    };
    let shift = |range: Range<usize>, start: usize| range.start + start..range.end + start;
    let (left, right) = (shift(left, sentence.zh.start), shift(right, sentence.en.start));
    let (zh_text, en_text) = (words(passage, Lang::Zh, &left), words(passage, Lang::En, &right));
    let message = say!(
        zh: "中文写“{zh}”，英文写“{en}”：一种文本定的是最后一日，另一种不是",
        en: "the Chinese says “{zh}”, the English “{en}”: one text sets a last day and the other does not",
        zh = zh_text, en = en_text,
    );
    Some(compare::apart(passage, &left, &right, message).help(align()))
}

/// What a Chinese sentence says of a day: 不迟于 it, or after it.
struct ChineseDay {
    last: Option<Range<usize>>,
    after: Option<Range<usize>>,
    afters: usize,
    /// Whether it may set an end in any other way.
    is_bounded: bool,
    befores: usize,
    withins: usize,
}

impl ChineseDay {
    fn of(text: &str) -> Self {
        const NO_AFTER: [&str; 8] = ["最后", "售后", "然后", "今后", "前后", "后续", "先后", "此后"];
        let count = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
        let find = |word: &str| find_word(text, word).map(|at| at..at + word.len());
        let mut last = ["最迟", "至迟"].into_iter().find_map(find);
        let (mut after, mut lates) = (None, 0);
        for (at, word) in text.match_indices("晚于").chain(text.match_indices("迟于")) {
            // 不晚于, 不得迟于, 不应晚于.
            let no = text[..at].char_indices().rev().take(2).find(|(_, c)| *c == '不');
            match no {
                Some((start, _)) => last = last.or(Some(start..at + word.len())),
                None => (after, lates) = (Some(at..at + word.len()), lates + 1),
            }
        }
        let afters = lates + count(&["后"]).saturating_sub(count(&NO_AFTER)) + count(&["日起", "时起", "起算"]);
        let after = after.or_else(|| ["以后", "之后", "后"].into_iter().find_map(find));
        let (befores, withins) = (count(&["前"]), count(&["内"]));
        let is_bounded = befores + withins + count(&["止", "届满", "不超过", "之日", "当日", "起"]) > 0;
        Self { last, after, afters, is_bounded, befores, withins }
    }
}

/// The same of an English sentence, beside its Chinese.
struct EnglishDay {
    last: Option<Range<usize>>,
    after: Option<Range<usize>>,
    afters: usize,
    is_bounded: bool,
}

impl EnglishDay {
    fn of(text: &str, zh: &ChineseDay) -> Self {
        const LAST: [&str; 4] = ["no later than", "not later than", "at the latest", "on or before"];
        const ENDS: [&str; 10] = [
            "later than",
            "latest",
            "by",
            "until",
            "till",
            "prior to",
            "no more than",
            "not more than",
            "exceed",
            "deadline",
        ];
        // Only ASCII letters change, so that every place stays what it is.
        let lower = text.to_ascii_lowercase();
        let is_word = |at: usize, word: &str| {
            let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
            is_apart(lower[..at].chars().next_back()) && is_apart(lower[at + word.len()..].chars().next())
        };
        let all = |word: &'static str| lower.match_indices(word).filter(|(at, word)| is_word(*at, word));
        let last = LAST.iter().find_map(|word| all(word).next()).map(|(at, word)| at..at + word.len());
        let after = all("after").last().map(|(at, word)| at..at + word.len());
        // "within" and "before" that answer to 内 and 前 set no further end.
        let is_bounded = ENDS.iter().any(|word| all(word).next().is_some())
            || all("within").count() > zh.withins
            || all("before").count() > zh.befores;
        Self { last, after, afters: all("after").count(), is_bounded }
    }
}

/// 3个月前 is three months before at the latest; of days it cannot be told from a date, 5日前.
fn ahead(passage: &Passage, zh: &Range<usize>) -> Option<(Bound, Range<usize>)> {
    let text = match passage.zh.piece_at(zh.start).map(|piece| &piece.what) {
        Some(What::Value { text, .. }) => text.as_str(),
        _ => passage.zh.words.get(zh.clone())?,
    };
    let is_date = text.trim_end_matches("个工作日").contains(['日', '号']) || text.replace("个月", "").contains('月');
    let is_year = text.strip_suffix('年').is_some_and(|year| year.chars().count() > 3);
    let is_length = ["个月", "年", "小时", "个工作日"].iter().any(|unit| text.ends_with(unit)) && !is_date && !is_year;
    let rest = passage.zh.words.get(zh.end..)?;
    let mark = ["以前", "之前", "前"].into_iter().find(|mark| rest.starts_with(mark))?;
    is_length.then_some((Bound::AtLeast, zh.end..zh.end + mark.len()))
}

/// A sentence in which one language only exceeds and the other only does not, whatever it is that is measured.
fn turned(passage: &Passage, sentence: &Sentence) -> Option<Finding> {
    let zh = bounds(&passage.zh.words, sentence.zh.clone(), Lang::Zh);
    let en = bounds(&passage.en.words, sentence.en.clone(), Lang::En);
    let count = |side: &[Sense<Bound>], bound| side.iter().filter(|sense| sense.meaning == bound).count();
    for (one, other) in [(Bound::Over, Bound::AtMost), (Bound::AtMost, Bound::Over)] {
        let differs = count(&zh, one) > count(&en, one) && count(&en, other) > count(&zh, other);
        let first = |side: &[Sense<Bound>], bound| side.iter().find(|sense| sense.meaning == bound).cloned();
        if let Some((left, right)) = first(&zh, one).zip(first(&en, other)).filter(|_| differs) {
            let places = (left.range.clone(), right.range.clone());
            return Some(told(passage, (one, &left.range), (other, &right.range), &places));
        }
    }
    None
}

/// The pairs of which it is certain that they belong together. The same figure twice can be paired crosswise; it counts
/// only where each has its bound and the bounds are not the same ones in another order.
fn in_step(passage: &Passage, pairs: &[(Range<usize>, Range<usize>)]) -> Vec<(Range<usize>, Range<usize>)> {
    let known: Vec<_> = pairs
        .iter()
        .map(|(zh, en)| {
            let left = bound_at(&passage.zh.words, zh, Lang::Zh).map(|(bound, _)| bound);
            let right = bound_at(&passage.en.words, en, Lang::En).map(|(bound, _)| bound);
            (passage.zh.words.get(zh.clone()), left, right)
        })
        .collect();
    let is_certain = |text: Option<&str>| {
        let alike = known.iter().filter(|(other, ..)| *other == text);
        let (mut left, mut right): (Vec<_>, Vec<_>) = alike.map(|(_, left, right)| (*left, *right)).unzip();
        left.sort_unstable();
        right.sort_unstable();
        left.len() == 1 || left.iter().chain(&right).all(Option::is_some) && left != right
    };
    let certain = pairs.iter().zip(&known).filter(|(_, (text, left, right))| left != right && is_certain(*text));
    certain.map(|(pair, _)| pair.clone()).collect()
}

/// Where each value that is printed once in either language stands.
fn values(passage: &Passage) -> Vec<(Range<usize>, Range<usize>)> {
    let of = |prose: &Prose| -> Vec<(String, Range<usize>)> {
        let pieces = prose.pieces.iter().filter_map(|piece| match &piece.what {
            What::Value { field, .. } => Some((field.clone(), piece.range.clone())),
            _ => None,
        });
        pieces.collect()
    };
    let (zh, en) = (of(&passage.zh), of(&passage.en));
    let once =
        |side: &[(String, Range<usize>)], name: &str| side.iter().filter(|(field, _)| field == name).count() == 1;
    let both = zh.iter().filter(|(name, _)| once(&zh, name) && once(&en, name));
    both.filter_map(|(name, left)| {
        let (_, right) = en.iter().find(|(field, _)| field == name)?;
        Some((left.clone(), right.clone()))
    })
    .collect()
}

fn finding(passage: &Passage, zh: &Range<usize>, en: &Range<usize>) -> Option<Finding> {
    let (right, en_words) = bound_at(&passage.en.words, en, Lang::En)?;
    let (left, zh_words) = match bound_at(&passage.zh.words, zh, Lang::Zh) {
        Some(found) => found,
        // “More than three years ago” is a length of time past, and bounds nothing.
        None => {
            let rest = passage.en.words[en.end..].trim_start();
            let is_ahead = right == Bound::Over && ["before", "prior to"].iter().any(|word| rest.starts_with(word));
            ahead(passage, zh).filter(|_| is_ahead)?
        }
    };
    if left == right {
        return None;
    }
    let join = |a: &Range<usize>, b: &Range<usize>| a.start.min(b.start)..a.end.max(b.end);
    let places = (join(zh, &zh_words), join(en, &en_words));
    Some(told(passage, (left, &zh_words), (right, &en_words), &places))
}

/// The finding of two words that set bounds, at two places.
fn told(
    passage: &Passage,
    (left, zh): (Bound, &Range<usize>),
    (right, en): (Bound, &Range<usize>),
    places: &(Range<usize>, Range<usize>),
) -> Finding {
    let (zh_text, en_text) = (words(passage, Lang::Zh, zh), words(passage, Lang::En, en));
    let (zh_name, en_name) = (Bound::name(left), Bound::name(right));
    let message = say!(
        zh: "中文“{zh_text}”指{zh_zh}，英文“{en_text}”指{en_zh}",
        en: "the Chinese “{zh_text}” means {zh_en}, the English “{en_text}” means {en_en}",
        zh_text = zh_text, en_text = en_text, zh_zh = zh_name.zh, en_zh = en_name.zh, zh_en = zh_name.en, en_en = en_name.en,
    );
    compare::apart(passage, &places.0, &places.1, message).help(align())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn other_bounds_on_one_figure_are_found() {
        for (zh, en) in [
            ("1. 赔偿不超过50万元。\n", "1. The compensation is at least RMB 500,000.\n"),
            ("1. 不足10件的，不予打折。\n", "1. If there are not more than 10 items, there is no discount.\n"),
            ("1. 乙方应当至少提前30日通知。\n", "1. Party B shall give less than 30 days’ notice.\n"),
            ("1. 18周岁以上的人员。\n", "1. Staff over the age of 18.\n"),
            ("1. 赔偿超过已付价款的，按损失计算。\n", "1. Compensation shall not exceed the price paid.\n"),
            ("1. 应当不迟于对应日作出。\n", "1. It must be done after the corresponding day.\n"),
            ("1. 应当于对应日后作出。\n", "1. It must be done no later than the corresponding day.\n"),
            ("1. 应当在届满3个月前通知对方。\n", "1. Notice is given more than 3 months before the end.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
        let spec = "terms:\n  notice: 3 months\n";
        let (zh, en) = ("1. 期限不少于{{ terms.notice }}。\n", "1. The period is up to {{ terms.notice }}.\n");
        let found = crate::checks::sample::examine_example(Example::Clause { spec, zh, en }).findings;
        assert!(found.iter().any(|finding| finding.id == CHECK.id), "{found:?}");
    }

    #[test]
    fn the_same_bound_in_other_words_is_no_fault() {
        for (zh, en) in [
            ("1. 乙方应当在30日内答复。\n", "1. Party B shall reply not later than 30 days after receipt.\n"),
            ("1. 保存不少于3年。\n", "1. It is kept for 3 years or more.\n"),
            ("1. 赔偿不超过已付价款。\n", "1. Compensation is limited to the price paid.\n"),
            ("1. 超过部分无效，不超过部分有效。\n", "1. What exceeds it is void; the rest stands.\n"),
            ("1. 不满十四周岁的未成年人。\n", "1. Minors under the age of 14.\n"),
            ("1. 不迟于收到通知后10日答复。\n", "1. Reply within 10 days after receiving the notice.\n"),
            ("1. 应当不迟于6月30日付款。\n", "1. Payment is made on or before 30 June.\n"),
            ("1. 应当在届满3个月前通知对方。\n", "1. Notice is given at least 3 months before the end.\n"),
            ("1. 最后应当不迟于当日恢复。\n", "1. After all, it shall be restored by that day.\n"),
            ("1. 付款时间不得晚于2026年6月30日。\n", "1. The time of payment is no later than 30 June 2026.\n"),
            (
                "1. 乙方最迟应当在验收合格的次日开具发票。\n",
                "1. Party B shall issue the invoice within one day after acceptance.\n",
            ),
            (
                "1. 至迟于收到发票的第10个工作日付款。\n",
                "1. Pay within 10 working days after receipt of the invoice.\n",
            ),
            (
                "1. 乙方最迟不晚于收到通知的次日答复。\n",
                "1. Party B shall reply no later than the day after it receives the notice.\n",
            ),
            ("1. 乙方成立于10年前。\n", "1. Party B was established more than 10 years ago.\n"),
            ("1. 比例不低于0%，不高于100%。\n", "1. The rate is not lower than 0% and not higher than 100%.\n"),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
