//! Amounts of money as the words of a contract state them: in figures, in 大写, in English words, or by a field.

use std::ops::Range;
use std::sync::LazyLock;

use super::Case;
use crate::diag::Lang;
use crate::prose::{Prose, What};
use crate::value::{Alphabet, Currency, Letters, Money, Value, Vocabulary, is_number_word};

/// An amount, or a number that may be one, in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// Bytes of the words, its currency included.
    pub range: Range<usize>,
    /// How it is written.
    pub form: Form,
    /// The amount; none where it names no currency, or is no amount.
    pub money: Option<Money>,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 58,600.00.
    Figures,
    /// 伍万捌仟陆佰元整.
    Chinese,
    /// Fifty-Eight Thousand Six Hundred Yuan.
    English,
    /// Printed from a field.
    Field,
}

/// Chinese numerals of every kind.
const fn is_digit(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '萬'
            | '億'
    ) || is_voucher(c)
}

/// Numerals of 大写.
const fn is_voucher(c: char) -> bool {
    matches!(c, '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' | '貳' | '陸')
}

/// Marks of a currency before an amount and after it; longer ones come first.
#[rustfmt::skip]
const BEFORE: [&str; 28] = [
    "人民币", "新台币", "港币", "美元", "美金", "欧元", "英镑", "日元", "RMB¥", "RMB", "CNY", "USD", "HKD", "EUR", "GBP", "JPY",
    "SGD", "US$", "HK$", "NT$", "S$", "A$", "C$", "¥", "￥", "€", "£", "$",
];
#[rustfmt::skip]
const AFTER: [&str; 22] = [
    "元整", "元正", "元", "圆整", "圆", "美元", "美金", "港元", "港币", "欧元", "英镑", "日元", "人民币", "yuan", "Yuan", "RMB", "CNY",
    "USD", "HKD", "EUR", "US dollars", "dollars",
];
const SCALES: [&str; 8] = ["万亿", "千万", "百万", "万", "亿", "million", "thousand", "billion"];

/// Every amount of a text, in order.
pub(super) fn stated(case: &Case, prose: &Prose) -> Vec<Stated> {
    let words = &prose.words;
    let mut found = fields(case, prose);
    if words.bytes().any(|byte| byte.is_ascii_digit()) {
        figures(words, &mut found);
    }
    if spells(prose) {
        match prose.lang {
            Lang::Zh => chinese(words, &mut found),
            Lang::En => english(words, &mut found),
        }
    }
    found.sort_by_key(|stated| (stated.range.start, stated.range.end));
    found
}

/// Whether a text may have an amount in words.
pub(super) fn spells(prose: &Prose) -> bool {
    const ZH: Alphabet = Alphabet::of("元圆圓拾佰仟");
    static EN: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::new(["thousand", "hundred", "yuan", "dollar"], Letters::Folded));
    match prose.lang {
        Lang::Zh => prose.words.may_hold(&ZH),
        Lang::En => EN.is_in(&prose.words),
    }
}

fn fields(case: &Case, prose: &Prose) -> Vec<Stated> {
    let money = |field: &str| match case.contract.value(field) {
        Some(Value::Money(money)) => Some(*money),
        _ => None,
    };
    let amount = prose.pieces.iter().filter_map(|piece| match &piece.what {
        What::Value { field, .. } => {
            Some(Stated { range: piece.range.clone(), form: Form::Field, money: Some(money(field)?) })
        }
        _ => None,
    });
    amount.collect()
}

fn figures(words: &str, found: &mut Vec<Stated>) {
    let mut from = 0;
    while let Some(start) = words[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let mut end = number_end(words, start);
        from = end;
        let scaled = after(words, end, &SCALES);
        let currency = after(words, scaled.unwrap_or(end), &AFTER);
        let prefix = before(words, start);
        // 万 without a currency counts people and pieces as well.
        if let Some(scaled) = scaled {
            end = scaled;
        }
        end = currency.unwrap_or(end);
        let is_part = words[..start].ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '.' | '/' | '_'));
        if is_part && prefix.is_none() {
            continue;
        }
        let range = prefix.unwrap_or(start)..end;
        let is_named = prefix.is_some() || currency.is_some();
        let money = is_named.then(|| Money::parse(&words[range.clone()]).ok()).flatten();
        from = end;
        found.push(Stated { range, form: Form::Figures, money });
    }
}

/// Where a number ends that begins at a place: digits, groups of three, and a fraction.
fn number_end(words: &str, start: usize) -> usize {
    let digits = |at: usize| words[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + digits(start);
    loop {
        let comma = [",", "，"].into_iter().find(|comma| words[end..].starts_with(comma));
        match comma {
            Some(comma) if digits(end + comma.len()) == 3 => end += comma.len() + 3,
            _ => break,
        }
    }
    if words[end..].starts_with('.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    end
}

/// The end of one of these words that stands at a place, after spaces at most.
fn after(words: &str, at: usize, known: &[&str]) -> Option<usize> {
    let rest = &words[at..];
    let text = rest.trim_start_matches([' ', '\u{A0}']);
    let word = known.iter().find(|word| text.starts_with(**word))?;
    let end = words.len() - text.len() + word.len();
    let runs_on = word.ends_with(|c: char| c.is_ascii_alphabetic())
        && words[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    (!runs_on).then_some(end)
}

/// The beginning of a currency that ends at a place, before spaces at most.
fn before(words: &str, at: usize) -> Option<usize> {
    let head = words[..at].trim_end_matches([' ', '\u{A0}']);
    let word = BEFORE.iter().find(|word| head.ends_with(**word))?;
    let mut start = head.len() - word.len();
    // 人民币¥58,600
    if let Some(more) = BEFORE.iter().find(|word| words[..start].ends_with(**word)) {
        start -= more.len();
    }
    Some(start)
}

fn chinese(words: &str, found: &mut Vec<Stated>) {
    let mut from = 0;
    while let Some(start) = words[from..].find(is_digit).map(|at| from + at) {
        let mut end = start;
        let mut rest = words[start..].chars().peekable();
        while let Some(c) = rest.next() {
            let is_foreign = "美港欧日韩".contains(c) && rest.peek().is_some_and(|next| "元圆".contains(*next));
            let goes_on = is_digit(c)
                || matches!(c, '元' | '圆' | '圓' | '角' | '分' | '整' | '正')
                || (is_foreign && end > start);
            if !goes_on {
                break;
            }
            end += c.len_utf8();
        }
        from = end;
        let text = &words[start..end];
        let is_tail = words[..start].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let is_amount = text.contains(['元', '圆', '圓']) && !text.starts_with(['元', '圆']);
        let is_numeral = text.chars().filter(|c| is_voucher(*c)).count() > 1;
        if is_tail || !(is_amount || is_numeral) {
            continue;
        }
        let range = before(words, start).unwrap_or(start)..end;
        let money = Money::parse(&words[range.clone()]).ok();
        found.push(Stated { range, form: Form::Chinese, money });
    }
}

const NAMES: [&str; 16] = [
    "yuan", "renminbi", "rmb", "cny", "usd", "us", "united", "states", "hong", "kong", "dollar", "dollars", "euro",
    "euros", "pounds", "sterling",
];

fn english(words: &str, found: &mut Vec<Stated>) {
    let tokens = tokens(words);
    let is_number = |word: &str| word.split('-').all(|part| is_number_word(&part.to_ascii_lowercase()));
    let is_name = |word: &str| NAMES.contains(&word.to_ascii_lowercase().as_str());
    let text = |index: usize| &words[tokens[index].clone()];
    let is_next =
        |index: usize| words[tokens[index].end..tokens[index + 1].start].trim_matches([' ', '\u{A0}']).is_empty();
    let mut index = 0;
    while index < tokens.len() {
        if !is_number(text(index)) {
            index += 1;
            continue;
        }
        let mut first = index;
        while first > 0 && is_next(first - 1) && is_name(text(first - 1)) {
            first -= 1;
        }
        let mut last = index;
        while last + 1 < tokens.len() && is_next(last) {
            let next = text(last + 1);
            let goes_on =
                is_number(next) || is_name(next) || next.eq_ignore_ascii_case("only") || next.ends_with("/100");
            let is_joined = next.eq_ignore_ascii_case("and")
                && last + 2 < tokens.len()
                && is_next(last + 1)
                && (is_number(text(last + 2)) || text(last + 2).ends_with("/100"));
            match (goes_on, is_joined) {
                (true, _) => last += 1,
                (false, true) => last += 2,
                (false, false) => break,
            }
        }
        let range = tokens[first].start..tokens[last].end;
        let is_long = (first..=last).filter(|index| is_number(text(*index))).count() > 1;
        let is_named = (first..=last).any(|index| is_name(text(index)));
        if is_long || is_named {
            let money = Money::parse(&words[range.clone()]).ok();
            found.push(Stated { range, form: Form::English, money });
        }
        index = last + 1;
    }
}

/// The words of a text, `58/100` and hyphenated ones whole.
fn tokens(words: &str) -> Vec<Range<usize>> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/');
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        match (start, is_inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                tokens.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// An amount that names no currency, in the one of another.
pub(super) fn in_currency(words: &str, stated: &Stated, currency: Currency) -> Option<Money> {
    if stated.money.is_some() {
        return stated.money;
    }
    let text = words.get(stated.range.clone())?;
    let code = currency.code();
    let spellings = [format!("{code} {text}"), format!("{text} {code}"), format!("{text}元")];
    spellings.iter().find_map(|text| Money::parse(text).ok()).filter(|money| money.currency == currency)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(read: fn(&str, &mut Vec<Stated>), text: &str) -> Vec<String> {
        let mut found = Vec::new();
        read(text, &mut found);
        found
            .into_iter()
            .map(|stated| {
                let money = stated.money.map_or_else(|| "?".to_owned(), Money::figures);
                format!("{} = {money}", &text[stated.range])
            })
            .collect()
    }

    #[test]
    fn figures_are_found_with_their_currency() {
        for (text, expected) in [
            ("总额为58,600.00元。", "58,600.00元 = CNY 58,600.00"),
            ("总额为人民币5.86万元整", "人民币5.86万元整 = CNY 58,600.00"),
            ("¥58,600", "¥58,600 = CNY 58,600.00"),
            ("a fee of USD 1,000.50, due", "USD 1,000.50 = USD 1,000.50"),
            ("人民币￥58600", "人民币￥58600 = CNY 58,600.00"),
            ("a fee of $1,000", "$1,000 = ?"),
            ("共58,600.00，", "58,600.00 = ?"),
            ("CNY 1.2 million", "CNY 1.2 million = CNY 1,200,000.00"),
        ] {
            assert_eq!(found(figures, text), [expected], "{text}");
        }
        assert_eq!(found(figures, "HT-2026 and v1.2, A4"), Vec::<String>::new());
    }

    #[test]
    fn words_are_found_in_either_language() {
        assert_eq!(found(chinese, "（大写）伍万捌仟陆佰元整（"), ["伍万捌仟陆佰元整 = CNY 58,600.00"]);
        assert_eq!(found(chinese, "计壹仟美元整"), ["壹仟美元整 = USD 1,000.00"]);
        assert_eq!(
            found(chinese, "人民币壹拾元伍角，百分之五，第三十条，三元"),
            ["人民币壹拾元伍角 = CNY 10.50", "三元 = CNY 3.00"]
        );
        assert_eq!(found(chinese, "5.86万元，肆份，伍万捌仟"), ["伍万捌仟 = ?"]);
        assert_eq!(
            found(english, "(Say Renminbi Fifty-Eight Thousand Six Hundred Yuan Only)"),
            ["Renminbi Fifty-Eight Thousand Six Hundred Yuan Only = CNY 58,600.00"]
        );
        assert_eq!(
            found(english, "one hundred and seven thousand yuan and 53/100 only, and one party"),
            ["one hundred and seven thousand yuan and 53/100 only = CNY 107,000.53"]
        );
        assert_eq!(found(english, "one of the two parties"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            let mut found = Vec::new();
            figures(&text, &mut found);
            chinese(&text, &mut found);
            english(&text, &mut found);
            for stated in found {
                prop_assert!(text.get(stated.range).is_some());
            }
        }
    }
}
