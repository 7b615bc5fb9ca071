//! What is said of an amount of money that cannot be read.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::pattern;
use super::unreadable::{Said, Unreadable};
use crate::diag::Text;
use crate::say;
use crate::value::{Currency, Fault, Kind, Money, Value};

/// What is said of an amount; none where it is no amount in any way known here.
pub(super) fn amount(value: &Unreadable) -> Option<Said> {
    let text = value.narrow();
    twice(&text)
        .or_else(|| exponent(value, &text))
        .or_else(|| several(value, &text))
        .or_else(|| inexact(value, &text))
        .or_else(|| match value.fault {
            Fault::NoCurrency => Some(no_currency(value)),
            Fault::Currency { code } => currency(value, &text, code),
            _ => None,
        })
}

/// An amount given in figures and in words, at least one of them without its currency.
fn twice(text: &str) -> Option<Said> {
    let (first, second) = text.strip_suffix(')')?.split_once('(')?;
    let known = [first, second].into_iter().find_map(money).map(|money| money.currency);
    let read = |text: &str| money(text).or_else(|| money(&format!("{} {text}", known.unwrap_or(Currency::Cny).code())));
    let (first, second) = (read(first)?, read(second)?);
    let (one, other) = (pattern::spelt(&Value::Money(first)), pattern::spelt(&Value::Money(second)));
    if first != second {
        // Without a currency the figures alone are compared.
        let shown = |text: &Text| match known {
            Some(_) => text.clone(),
            None => Text::same(text.en.trim_start_matches(|c: char| !c.is_ascii_digit())),
        };
        let (first, second) = (shown(&one), shown(&other));
        return Some(Said(
            say!(
                zh: "前后两个金额不一致：{first_zh}与{second_zh}",
                en: "gives two amounts that differ: {first_en} and {second_en}",
                first_zh = first.zh, second_zh = second.zh, first_en = first.en, second_en = second.en,
            ),
            say!(zh: "两个金额不符", en: "two amounts that differ"),
            say!(
                zh: "请只写数字并带币种，大写由程序印出：`{one_zh}` 或 `{other_zh}`",
                en: "write figures only, with the currency; the words are printed from them: `{one_en}` or `{other_en}`",
                one_zh = one.zh, other_zh = other.zh, one_en = one.en, other_en = other.en,
            ),
        ));
    }
    known?;
    Some(Said(
        say!(zh: "的数字没有币种", en: "has no currency beside its figures"),
        say!(zh: "缺少币种", en: "no currency"),
        say!(
            zh: "请只写 `{zh}`，大写由程序印出", en: "write `{en}`; the words are printed from it",
            zh = one.zh, en = one.en,
        ),
    ))
}

fn money(text: &str) -> Option<Money> {
    match Kind::Money.parse(text) {
        Ok(Value::Money(money)) => Some(money),
        _ => None,
    }
}

/// A text as an amount; in renminbi, where it names no currency.
fn or_yuan(value: &Unreadable, text: &str) -> Option<Text> {
    value.mended(text).or_else(|| value.mended(&format!("CNY {}", text.trim())))
}

/// `1e5`, as spreadsheets write large numbers.
fn exponent(value: &Unreadable, text: &str) -> Option<Said> {
    static EXPONENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([^0-9]*)([0-9][0-9,]*(?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,3})([^0-9]*)$").expect("a constant")
    });
    let parts = EXPONENT.captures(text)?;
    let number = Decimal::from_scientific(&format!("{}e{}", parts[2].replace(',', ""), &parts[3])).ok();
    let whole = number.and_then(|number| or_yuan(value, &format!("{}{}{}", &parts[1], number.normalize(), &parts[4])));
    Some(Said(
        say!(zh: "用了科学记数法，金额不能这样写", en: "has an exponent, and an amount is never written with one"),
        say!(zh: "不是金额的写法", en: "not how an amount is written"),
        whole.map_or_else(
            || value.spellings(),
            |whole| say!(zh: "请把数字写全：`{zh}`", en: "write all its digits: `{en}`", zh = whole.zh, en = whole.en),
        ),
    ))
}

/// From one amount to another.
fn several(value: &Unreadable, text: &str) -> Option<Said> {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.*[0-9][^0-9]*?)\s*(?:[-‐–—~至到]|\b(?:to|or)\b|或)\s*([^0-9]*[0-9].*)$").expect("a constant")
    });
    let parts = RANGE.captures(text)?;
    let (one, other) = (or_yuan(value, &parts[1])?, or_yuan(value, &parts[2])?);
    Some(Said(
        say!(zh: "写了两个数额，金额只能是一个", en: "gives two amounts, and an amount must be one"),
        say!(zh: "数额不确定", en: "not one amount"),
        say!(
            zh: "请写确定的一个，例如 `{one_zh}` 或 `{other_zh}`",
            en: "write the one that is agreed, such as `{one_en}` or `{other_en}`",
            one_zh = one.zh, other_zh = other.zh, one_en = one.en, other_en = other.en,
        ),
    ))
}

/// 约58600元: an amount that is left open.
fn inexact(value: &Unreadable, text: &str) -> Option<Said> {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        let before = "大约|约|近|不超过|不低于|不少于|至少|至多|最多|最少|[~≈<>≤≥]";
        let words = "about|approximately|approx\\.?|around|roughly|circa|ca\\.|nearly|almost|up to|at most|at least|no \
                     more than|not more than|no less than|not less than|more than|less than";
        let after = "左右|上下|以内|以上|以下|起|or so|or more|or less";
        Regex::new(&format!(r"(?i)^(?:{before}|(?:{words})\s)|(?:{after})$")).expect("a constant")
    });
    let bare = OPEN.replace_all(text, "");
    if bare == text {
        return None;
    }
    Some(Said(
        say!(zh: "不是确定的数额", en: "is not exact"),
        say!(zh: "数额不确定", en: "not exact"),
        match or_yuan(value, &bare) {
            Some(exact) => say!(
                zh: "金额必须确定，请写 `{zh}`", en: "an amount must be exact; write `{en}`",
                zh = exact.zh, en = exact.en,
            ),
            None => value.spellings(),
        },
    ))
}

fn no_currency(value: &Unreadable) -> Said {
    let help = match value.mended(&format!("CNY {}", value.raw.trim())) {
        Some(yuan) => say!(
            zh: "若为人民币，请写 `{zh}`", en: "if it is in renminbi, write `{en}`", zh = yuan.zh, en = yuan.en,
        ),
        None => value.spellings(),
    };
    Said(say!(zh: "没有币种", en: "has no currency"), say!(zh: "缺少币种", en: "no currency"), help)
}

/// A currency that is not known; letters between digits are none.
fn currency(value: &Unreadable, text: &str, code: &str) -> Option<Said> {
    let at = text.to_lowercase().find(&code.to_lowercase()).map(|at| (at, at + code.len()));
    let is_digit = |c: char| c.is_ascii_digit();
    let is_inside = at.is_some_and(|(start, end)| {
        let ends = text.get(..start).is_some_and(|before| before.trim_end().ends_with(is_digit));
        ends && text.get(end..).is_some_and(|after| after.trim_start().starts_with(is_digit))
    });
    if is_inside {
        return None;
    }
    let likely = if code == "$" || code.contains("dollar") { Currency::Usd } else { Currency::Cny };
    let number = text.trim_matches(|c: char| !c.is_ascii_digit());
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || b",. ".contains(&byte));
    let known = is_number.then(|| value.mended(&format!("{} {number}", likely.code()))).flatten();
    let example = known.unwrap_or_else(|| pattern::example(value.definition));
    let codes = Currency::ALL.map(Currency::code);
    Some(Said(
        say!(zh: "的币种“{code}”不明确", en: "is in “{code}”, which is not certain to be one currency", code = code),
        say!(zh: "币种不明", en: "unclear currency"),
        say!(
            zh: "请写明币种，例如 `{zh}`；可用的代码有 {codes_zh}",
            en: "name the currency by its code, as in `{en}`; known are {codes_en}",
            zh = example.zh, en = example.en, codes_zh = codes.join("、"), codes_en = codes.join(", "),
        ),
    ))
}
