//! A party's name typed otherwise than where it is given.

use unicode_normalization::UnicodeNormalization;

use super::{name, parties};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::Home;
use crate::say;
use crate::template::Definition;

pub static CHECK: Check = Check {
    id: "party/renamed",
    severity: Severity::Warning,
    title: Words { zh: "一方的名称前后不一", en: "a party’s name that differs between places" },
    why: Words {
        zh: "公司名称差一个字就可能是另一家公司；合同里前后写法不同，签约的、收款的、担责的是不是同一家，就要另行举证。",
        en: "companies may differ by one character; if a contract writes a name in two ways, whether the one that signs, is paid \
             and is liable is the same has to be proved",
    },
    basis: &["民法典第四百七十条 / Civil Code art. 470（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "parties:\n  client: { name: { zh: 云杉示例教育科技（北京）有限公司, en: Spruce Example Education (Beijing) Co. } }\n",
        zh: "1. 发票抬头为云杉示例教育科技（北京）有限责任公司。\n",
        en: "1. Invoices are issued to Spruce Example Education (Beijing) Co.\n",
    },
    good: Example::Clause {
        spec: "parties:\n  client: { name: { zh: 云杉示例教育科技（北京）有限公司, en: Spruce Example Education (Beijing) Co. } }\n",
        zh: "1. 发票抬头为云杉示例教育科技（北京）有限公司。\n",
        en: "1. Invoices are issued to Spruce Example Education (Beijing) Co.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let parties: Vec<&Definition> = parties(case.contract).collect();
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        let names: Vec<(&Field, &str)> = parties.iter().filter_map(|party| name(case.contract, party, lang)).collect();
        if names.is_empty() {
            continue;
        }
        for passage in case.passages {
            let prose = passage.get(lang);
            let is_name = |path: &str| parties.iter().any(|party| path.strip_prefix(&party.path) == Some(".name"));
            if prose.is_empty() || matches!(&passage.home, Home::Value(path) if is_name(path)) {
                continue;
            }
            let found = match lang {
                Lang::Zh => in_chinese(&prose.words, &names),
                Lang::En => in_english(&prose.words, &names),
            };
            findings
                .extend(found.map(|(range, field, right)| {
                    finding(&prose.words[range.clone()], prose.span(range), field, right)
                }));
        }
    }
    findings
}

fn finding(written: &str, place: Span, field: &Field, right: &str) -> Finding {
    let message = say!(
        zh: "这里写作 `{written}`，名称栏是 `{right}`", en: "here it is `{written}`, and where the party is named, `{right}`",
        written = pattern::quoted(written), right = pattern::quoted(right),
    );
    Finding::new(message)
        .at(place, say!(zh: "写法不同", en: "written otherwise"))
        .see(field.place.value(), say!(zh: "名称在此", en: "the name is given here"))
        .help(say!(
            zh: "请照营业执照统一写法；条款里用字段印出名称，就不会写错",
            en: "write both as on the business licence; in a clause, print the name from its field and it cannot differ",
        ))
}

type Found<'a> = (std::ops::Range<usize>, &'a Field, &'a str);

/// A Chinese name off by its kind of company, its brackets, the place of its region, or one character.
fn in_chinese<'a>(words: &str, names: &[(&'a Field, &'a str)]) -> Option<Found<'a>> {
    const END: &str = "公司";
    for (at, _) in words.match_indices(END) {
        let end = at + END.len();
        let head = &words[..end];
        let is_exact = names.iter().any(|(_, name)| head.ends_with(name));
        if is_exact || words[..at].ends_with(['分', '子', '母', '总', '本', '该', '各', '贵', '我']) {
            continue;
        }
        for (field, name) in names.iter().filter(|(_, name)| name.ends_with(END)) {
            if let Some(length) = variant(head, name) {
                return Some((end - length..end, *field, *name));
            }
        }
    }
    None
}

/// How many bytes at the end of a text are another way to write a name.
fn variant(head: &str, name: &str) -> Option<usize> {
    let wanted = bare(name);
    let count = wanted.chars().count();
    // The shortest tail of the text that has as many characters as the name, and a few more.
    let tails: Vec<(usize, String)> = head
        .char_indices()
        .rev()
        .take(name.chars().count() + 12)
        .map(|(at, _)| (head.len() - at, bare(&head[at..])))
        .filter(|(_, tail)| tail.chars().count().abs_diff(count) <= 5)
        .collect();
    let region = region(name);
    let moved = region.map(|region| {
        let rest = wanted.replacen(region, "", 1);
        (format!("{region}{rest}"), rest)
    });
    for (length, tail) in &tails {
        let is_moved = moved.as_ref().is_some_and(|(moved, _)| tail == moved);
        if *tail == wanted || is_moved {
            return Some(*length);
        }
    }
    if let Some((_, rest)) = &moved
        && let Some((length, _)) = tails.iter().find(|(_, tail)| tail == rest)
    {
        // 上海 before the rest makes it another company.
        let before = head[..head.len() - length].trim_end_matches(['（', '）', '(', ')']);
        let is_other = before.ends_with(['市', '省', '京', '海', '津', '庆', '州', '圳', '港', '国']);
        return (!is_other && rest.chars().count() >= 6).then_some(*length);
    }
    // One character off; of short names that is another name.
    let near = |tail: &str| strsim::osa_distance(tail, &wanted) == 1 && tail.chars().count() == count;
    (count >= 8).then(|| tails.iter().find(|(_, tail)| near(tail)).map(|(length, _)| *length))?
}

/// A name without brackets and spaces, in one width, with one word for a limited company.
fn bare(name: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】' | '·');
    let bare: String = name.nfkc().filter(kept).flat_map(char::to_lowercase).collect();
    bare.replace("有限责任公司", "有限公司")
}

/// The region a name has in brackets.
fn region(name: &str) -> Option<&str> {
    let start = name.find(['（', '('])?;
    let open = name[start..].chars().next()?.len_utf8();
    let end = start + name[start..].find(['）', ')'])?;
    name.get(start + open..end).filter(|region| !region.is_empty())
}

/// An English name off by its kind of company, by one letter, or by a region left out.
fn in_english<'a>(words: &str, names: &[(&'a Field, &'a str)]) -> Option<Found<'a>> {
    for (field, name) in names {
        let first = name.split(|c: char| !is_of_word(c)).find(|word| !word.is_empty()).unwrap_or_default();
        if first.is_empty() || !words.contains(first) {
            continue;
        }
        let wanted = tokens(name);
        let Some((_, first)) = wanted.first().filter(|_| wanted.len() >= 3) else { continue };
        let found = tokens(words);
        for (index, _) in found.iter().enumerate().filter(|(_, (_, word))| word == first) {
            let rest = &found[index..];
            if starts_with(rest, &wanted) {
                continue;
            }
            if let Some(length) = differing(rest, &wanted) {
                return Some((found[index].0.start..found[index + length - 1].0.end, *field, *name));
            }
        }
    }
    None
}

type Token = (std::ops::Range<usize>, String);

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '&' || c == '-'
}

/// The words of a text in lower case, with their places.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_of_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                tokens.push((from..at, text[from..at].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

fn starts_with(text: &[Token], name: &[Token]) -> bool {
    text.len() >= name.len() && name.iter().zip(text).all(|((_, one), (_, other))| one == other)
}

/// How many words at the start of a text are another way to write a name.
fn differing(text: &[Token], name: &[Token]) -> Option<usize> {
    let kind = |word: &str| match word {
        "company" => "co".to_owned(),
        "limited" => "ltd".to_owned(),
        "corporation" => "corp".to_owned(),
        "incorporated" => "inc".to_owned(),
        _ => word.to_owned(),
    };
    let folded = |tokens: &[Token]| tokens.iter().map(|(_, word)| kind(word)).collect::<Vec<_>>();
    let (wanted, found) = (folded(name), folded(text.get(..name.len()).unwrap_or(text)));
    if wanted == found {
        return Some(name.len());
    }
    let is_typo = |one: &str, other: &str| one.len() > 3 && strsim::osa_distance(one, other) == 1;
    let wrong: Vec<(&String, &String)> = wanted.iter().zip(&found).filter(|(one, other)| one != other).collect();
    if found.len() == wanted.len() && wrong.len() == 1 && is_typo(wrong[0].0, wrong[0].1) {
        return Some(name.len());
    }
    // One word left out, and the end the same.
    let short = folded(text.get(..name.len() - 1)?);
    let is_left_out = (1..wanted.len() - 1).any(|gap| {
        let rest: Vec<&String> =
            wanted.iter().enumerate().filter(|(index, _)| *index != gap).map(|(_, word)| word).collect();
        rest.iter().zip(&short).all(|(one, other)| *one == other) && rest.len() == short.len()
    });
    is_left_out.then_some(name.len() - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ZH: &str = "云杉示例教育科技（北京）有限公司";
    const EN: &str = "Spruce Example Education Technology (Beijing) Co., Ltd.";

    fn chinese(text: &str) -> Option<&str> {
        let is_exact = text.ends_with(ZH);
        variant(text, ZH).filter(|_| !is_exact).map(|length| &text[text.len() - length..])
    }

    fn english(text: &str) -> Option<String> {
        let (wanted, found) = (tokens(EN), tokens(text));
        let start = found.iter().position(|(_, word)| *word == wanted[0].1)?;
        if starts_with(&found[start..], &wanted) {
            return None;
        }
        let length = differing(&found[start..], &wanted)?;
        Some(text[found[start].0.start..found[start + length - 1].0.end].to_owned())
    }

    #[test]
    fn other_spellings_of_a_name_are_found() {
        for text in [
            "云杉示例教育科技（北京）有限责任公司",
            "云杉示例教育科技(北京)有限公司",
            "云杉示例教育科技 （北京） 有限公司",
            "云杉示例教育科技北京有限公司",
            "北京云杉示例教育科技有限公司",
            "云杉示例教育科技有限公司",
            "云衫示例教育科技（北京）有限公司",
        ] {
            let sentence = format!("发票抬头为{text}");
            assert_eq!(chinese(&sentence), Some(text), "{text}");
        }
        for text in [
            "Spruce Example Education Technology (Beijing) Company Limited",
            "Spruce Example Education Technology Co., Ltd",
            "Spruce Exampel Education Technology (Beijing) Co., Ltd",
        ] {
            assert_eq!(english(&format!("Invoices go to {text}.")).as_deref(), Some(text), "{text}");
        }
    }

    #[test]
    fn the_name_itself_and_other_names_are_let_pass() {
        for text in [
            "发票抬头为云杉示例教育科技（北京）有限公司",
            "发票抬头为云杉示例教育科技（上海）有限公司",
            "发票抬头为上海云杉示例教育科技有限公司",
            "发票抬头为燕雀示例软件（上海）有限公司",
            "委托第三方公司",
        ] {
            assert_eq!(chinese(text), None, "{text}");
        }
        for text in [
            "to Spruce Example Education Technology (Beijing) Co Ltd",
            "to Spruce Example Education Technology (Shanghai) Co., Ltd.",
            "to Spruce trees and others",
        ] {
            assert_eq!(english(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            let _ = (chinese(&text), english(&text), english(&format!("Spruce {text} Spruce")));
        }
    }
}
