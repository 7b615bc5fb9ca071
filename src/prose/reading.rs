//! What a text says that can be counted or dated, with the place of each: read once, compared by the checks of parity.

use std::ops::Range;

use super::citation;
use super::foreign::{self, Foreign};
use super::fraction::Fraction;
use super::letters::{Letters, is_han};
use super::measure::{self, Measure};
use super::moment::{self, Day};
use super::quantity;
use crate::diag::Lang;
use crate::value::{Currency, has_word};

/// A thing said, and the bytes of [`Prose::words`](super::Prose::words) it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub what: T,
}

/// A number and what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// How many.
    pub number: Fraction,
    /// Of what.
    pub measure: Measure,
    /// Whether it may be no quantity, or have no counterpart: one, both, the second.
    pub is_loose: bool,
    /// Whether it is written in words or Chinese numerals, and not in figures.
    pub is_spelled: bool,
}

/// Everything read from one language of a passage.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Numbers.
    pub quantities: Vec<Said<Quantity>>,
    /// Currencies named, with a number or without.
    pub currencies: Vec<Said<Currency>>,
    /// Dates.
    pub days: Vec<Said<Day>>,
    /// Times of day, in minutes after midnight.
    pub times: Vec<Said<u64>>,
    /// Numbers of clauses referred to.
    pub citations: Vec<Said<String>>,
    /// Numbers of an enumeration within the text: （1）, (a), ①.
    pub markers: Vec<Said<()>>,
    /// Codes with figures in them, such as the number of a standard.
    pub codes: Vec<Said<String>>,
    /// Words of the other language.
    pub foreign: Option<Said<Foreign>>,
}

/// The reader: where it is, and what it has found.
pub(super) struct Reader {
    pub(super) letters: Letters,
    pub(super) lang: Lang,
    /// Whether the text is a name or a phrase, in which 三元 may be a street.
    pub(super) is_value: bool,
    /// Whether there may be addresses of mail or of the web in it.
    has_addresses: bool,
    pub(super) reading: Reading,
    /// The currency just named, and the end of its name.
    currency: Option<(Currency, usize)>,
}

/// Reads a text.
pub(super) fn read(text: &str, lang: Lang, is_value: bool) -> Reading {
    let letters = Letters::of(text);
    // Full-width signs are read as ordinary ones.
    let has_addresses = text.contains(['@', '／', 'ｗ']) || has_word(text, "://") || has_word(text, "www");
    let mut reader = Reader { letters, lang, is_value, has_addresses, reading: Reading::default(), currency: None };
    let mut index = 0;
    while index < reader.letters.len() {
        index = reader.step(index).max(index + 1);
    }
    Reading { foreign: foreign::find(text, lang), ..reader.reading }
}

impl Reader {
    /// Reads what stands at an index; where to go on.
    fn step(&mut self, index: usize) -> usize {
        let letters = &self.letters;
        let first = letters.get(index);
        if matches!(first, ' ' | '，' | '。' | ',' | super::HOLE) || is_han(first) && !may_count(first) {
            return index + 1;
        }
        if self.has_addresses
            && first.is_ascii_alphanumeric()
            && let Some(end) = address_end(letters, index)
        {
            return end;
        }
        if let Some((currency, end)) = measure::currency(letters, index) {
            let range = letters.bytes(index..end);
            self.reading.currencies.push(Said { range, what: currency });
            self.currency = Some((currency, end));
            return end;
        }
        if (matches!(first, '第' | '附') || first.is_ascii_alphabetic())
            && let Some((cited, end)) = citation::read(letters, index, self.lang)
        {
            for cited in cited {
                let range = self.letters.bytes(cited.chars);
                self.reading.citations.push(Said { range, what: cited.label });
            }
            return end;
        }
        if let Some(end) = marker_end(letters, index) {
            self.reading.markers.push(Said { range: letters.bytes(index..end), what: () });
            return end;
        }
        if let Some((day, end)) = self.day(index) {
            self.reading.days.push(Said { range: self.letters.bytes(index..end), what: day });
            return end;
        }
        if let Some((time, end)) = self.time(index) {
            self.reading.times.push(Said { range: self.letters.bytes(index..end), what: time });
            return end;
        }
        if let Some(end) = quantity::read(self, index) {
            return end;
        }
        if first.is_ascii_alphanumeric() { self.token(index) } else { index + 1 }
    }

    fn may_be_number(&self, index: usize) -> bool {
        let first = self.letters.get(index);
        first.is_ascii_digit() || self.lang == Lang::Zh && crate::value::is_chinese_numeral(first)
    }

    fn day(&self, index: usize) -> Option<(Day, usize)> {
        let is_month = self.lang == Lang::En && self.letters.get(index).is_ascii_uppercase();
        (self.may_be_number(index) || is_month).then(|| moment::day(&self.letters, index, self.lang)).flatten()
    }

    fn time(&self, index: usize) -> Option<(u64, usize)> {
        self.may_be_number(index).then(|| moment::time(&self.letters, index, self.lang)).flatten()
    }

    /// The currency named just before an index, if there is nothing but a space between.
    pub(super) fn currency_before(&self, index: usize) -> Option<Currency> {
        let (currency, end) = self.currency?;
        (end..index).all(|at| matches!(self.letters.get(at), ' ' | '\u{a0}' | ':' | '：')).then_some(currency)
    }

    pub(super) fn push(&mut self, chars: Range<usize>, number: Fraction, measure: Measure, is_loose: bool) {
        let is_spelled = !chars.clone().any(|at| self.letters.get(at).is_ascii_digit());
        let range = self.letters.bytes(chars);
        self.reading.quantities.push(Said { range, what: Quantity { number, measure, is_loose, is_spelled } });
    }

    /// A word or a code; its end.
    pub(super) fn token(&mut self, index: usize) -> usize {
        let letters = &self.letters;
        let run = |mut at: usize| {
            while letters.get(at).is_ascii_alphanumeric() {
                at += 1;
            }
            at
        };
        let mut end = run(index);
        while matches!(letters.get(end), '-' | '_' | '/' | '.' | '–') && letters.get(end + 1).is_ascii_alphanumeric()
        {
            let part = run(end + 1);
            let has_figure = (index..end).chain(end + 1..part).any(|at| letters.get(at).is_ascii_digit());
            if !has_figure {
                break;
            }
            end = part;
        }
        if (index..end).any(|at| letters.get(at).is_ascii_digit()) {
            let code: String = letters.lower(index..end).chars().filter(char::is_ascii_alphanumeric).collect();
            self.reading.codes.push(Said { range: letters.bytes(index..end), what: code });
        }
        end
    }
}

/// Whether a number, a currency, a reference or the like may begin with a Chinese character; with most none does.
fn may_count(han: char) -> bool {
    matches!(han, '第' | '附' | '半' | '双' | '俩')
        || matches!(han, '人' | '美' | '欧' | '港' | '英' | '日' | '新' | '澳' | '加' | '瑞')
        || crate::value::is_chinese_numeral(han)
}

/// The end of an e-mail address or a web address that begins at an index.
fn address_end(letters: &Letters, index: usize) -> Option<usize> {
    const LONGEST: usize = 256;
    if !letters.is_word_start(index) {
        return None;
    }
    let mut end = index;
    let mut is_address = letters.eat(index, "www.").is_some();
    while letters.get(end).is_ascii_graphic() && end - index < LONGEST {
        is_address |= letters.get(end) == '@' || letters.eat(end, "://").is_some();
        end += 1;
    }
    is_address.then_some(end)
}

/// The end of a number that opens an item of an enumeration: （1）, (a), ①; not the figures of `five (5)` or 十（10）日.
fn marker_end(letters: &Letters, index: usize) -> Option<usize> {
    let first = letters.get(index);
    if matches!(first, '①'..='⑳') {
        return Some(index + 1);
    }
    if !matches!(first, '(' | '（') {
        return None;
    }
    let before = (0..index).rev().map(|at| letters.get(at)).find(|c| *c != ' ');
    let opens = before.is_none_or(|c| {
        matches!(c, '：' | ':' | '；' | ';' | '，' | ',' | '。' | '.' | '、' | '\n' | '和' | '或' | '及' | '者')
    });
    let follows_word = || {
        let end = (0..index).rev().find(|at| letters.get(*at) != ' ').map_or(0, |at| at + 1);
        let start = (0..end).rev().find(|at| !letters.get(*at).is_ascii_alphabetic()).map_or(0, |at| at + 1);
        let word = letters.lower(start..end);
        matches!(word.as_str(), "and" | "or" | "either" | "by" | "that" | "if" | "the" | "to" | "including")
    };
    if !opens && !follows_word() {
        return None;
    }
    let mut end = index + 1;
    while letters.get(end).is_ascii_alphanumeric() || crate::value::is_chinese_numeral(letters.get(end)) {
        end += 1;
    }
    let is_short = (1..=4).contains(&(end - index - 1));
    let inner = letters.lower(index + 1..end);
    let is_number = inner.chars().all(|c| c.is_ascii_digit()) && inner.len() <= 2
        || inner.chars().all(crate::value::is_chinese_numeral)
        || inner.len() == 1
        || inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    (is_short && is_number && matches!(letters.get(end), ')' | '）')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::{bound_at, exceptions, modals, negations};
    use crate::value::Indexed;

    fn numbers(text: &str, lang: Lang) -> Vec<String> {
        let sure = read(text, lang, false).quantities.into_iter().filter(|said| !said.what.is_loose);
        sure.map(|said| text[said.range.clone()].to_owned()).collect()
    }

    #[test]
    fn numbers_are_told_from_words_codes_and_addresses() {
        let zh = "第三方在三十日内支付人民币五万元，一方不得将HT-2026-001号合同转让：（1）四川；（2）三亚，见www.a12.example或 a1@b2.example。";
        assert_eq!(numbers(zh, Lang::Zh), ["三十日", "五万元"]);
        assert_eq!(numbers("三六〇公司", Lang::Zh), [""; 0]);
        let en = "The third party pays RMB 50,000 within thirty (30) days under ISO9001, A4 and 24/7.";
        assert_eq!(numbers(en, Lang::En), ["50,000", "thirty (30) days"]);
        assert_eq!(
            numbers("two thirds, one third party, 5-10 days and 010-55500123", Lang::En),
            ["two thirds", "5", "10 days"]
        );
    }

    #[test]
    fn every_word_that_counts_is_read() {
        let words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety both twice double pair \
            couple either neither second duplicate once thrice triple triplicate quadruplicate dozen half first third \
            fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth \
            seventeenth eighteenth nineteenth twentieth";
        for word in words.split_whitespace() {
            assert_eq!(read(&format!("{word} copies"), Lang::En, false).quantities.len(), 1, "{word}");
        }
    }

    #[test]
    fn everything_else_is_read_beside_the_numbers() {
        let reading = read("第六条自2026年3月2日9时起以美元支付", Lang::Zh, false);
        let counts = (
            reading.citations.len(),
            reading.markers.len(),
            reading.days.len(),
            reading.times.len(),
            reading.currencies.len(),
        );
        assert_eq!(counts, (1, 0, 1, 1, 1));
        assert_eq!(reading.quantities, []);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fault(
            text in "[0-9０-９一二十百千万亿零点分之半第条款年月日时个元角（）()%‰¥$,.:/\\-–~ a-zA-Z“”甲方应当不得可超过\u{FFFC}\n]{0,40}",
        ) {
            for lang in Lang::ALL {
                for said in read(&text, lang, false).quantities {
                    prop_assert!(text.get(said.range.clone()).is_some_and(|part| !part.is_empty()));
                    let _ = bound_at(&text, &said.range, lang);
                }
                let (text, all) = (text.as_str(), 0..text.len());
                let indexed = Indexed::of(text.to_owned());
                prop_assert_eq!(modals(text, all.clone(), lang), modals(&indexed, all.clone(), lang));
                prop_assert_eq!(negations(text, all.clone(), lang), negations(&indexed, all.clone(), lang));
                prop_assert_eq!(exceptions(text, all.clone(), lang), exceptions(&indexed, all, lang));
            }
        }
    }
}
