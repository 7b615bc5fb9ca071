//! Traditional characters in simplified text.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::checks::typed::{Fault, Typed, belongs_to_party, each_in};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "wording/traditional",
    severity: Severity::Note,
    title: Words { zh: "简体文本中的繁体字", en: "traditional characters in simplified text" },
    why: Words {
        zh: "繁简混排说明文字出自别处；同一个词两种字形，检索、比对和归档都会漏掉一种。",
        en: "a mixture shows that the text came from elsewhere, and a word in two forms is missed by searches and \
             comparisons",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 雙方应当保密。\n",
        en: "1. Each party shall keep the information secret.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方应当保密。\n",
        en: "1. Each party shall keep the information secret.\n",
    },
    run: Run::Bound(run),
};

/// The first and the last of the characters looked at, those of the basic block.
const BASIC: RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// The simplified form of each character of the basic block, from its first on, by its number; 0 of those that have none.
static FORMS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let lines = include_str!("traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.flat_map(|line| line.split(' '));
    let pairs = pairs.filter_map(|pair| Some((pair.chars().next()?, pair.chars().nth(1)?)));
    let mut forms = vec![0; BASIC.count()];
    for (traditional, simple) in pairs.filter(|(traditional, _)| BASIC.contains(traditional)) {
        forms[traditional as usize - *BASIC.start() as usize] = u16::try_from(u32::from(simple)).unwrap_or(0);
    }
    forms
});

/// The simplified form of a traditional character.
fn simplified(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(u32::from(*BASIC.start()))?;
    let simple = FORMS.get(usize::try_from(at).ok()?).copied().filter(|simple| *simple != 0)?;
    char::from_u32(simple.into())
}

fn run(case: &Case) -> Vec<Finding> {
    // A party of Hong Kong, Macao or Taiwan keeps its name as registered, wherever it is named.
    let mut names: Vec<&str> = case
        .contract
        .fields
        .iter()
        .filter(|field| field.side == Some(Lang::Zh) && belongs_to_party(&case.contract.template, &field.definition))
        .filter_map(|field| match field.value() {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    names.retain(|name| name.chars().any(|c| simplified(c).is_some()));
    each_in(case, &names, find)
}

/// One finding for a passage, at its first traditional character.
fn find(names: &Vec<&str>, typed: Typed) -> Vec<Fault> {
    let Some(words) = typed.of(Lang::Zh).filter(|_| !typed.is_of_party()) else { return Vec::new() };
    let mut found = words.char_indices().filter_map(|(at, c)| {
        let simple = simplified(c)?;
        (!is_in_name(words, at, names)).then_some((at, c, simple))
    });
    let Some((at, first, simple)) = found.next() else { return Vec::new() };
    let mut pairs = vec![(first, simple)];
    for (_, traditional, simple) in found {
        if !pairs.contains(&(traditional, simple)) {
            pairs.push((traditional, simple));
        }
    }
    let of = |part: fn(&(char, char)) -> char| pairs.iter().map(part).collect::<String>();
    let (traditional, simple) = (of(|pair| pair.0), of(|pair| pair.1));
    let (traditional, simple) = (pattern::quoted(&traditional), pattern::quoted(&simple));
    vec![Fault {
        range: at..at + first.len_utf8(),
        message: say!(
            zh: "简体文本中有繁体字“{traditional}”", en: "simplified text with traditional characters: {traditional}",
            traditional = traditional,
        ),
        label: say!(zh: "繁体字", en: "traditional"),
        help: say!(zh: "请改为“{simple}”", en: "write {simple}", simple = simple),
    }]
}

/// Whether a byte lies in the name of a party.
fn is_in_name(words: &str, at: usize, names: &[&str]) -> bool {
    names.iter().any(|name| words.match_indices(name).any(|(start, _)| (start..start + name.len()).contains(&at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::caught_in_zh;

    #[test]
    fn traditional_characters_are_caught_once_a_passage() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方應當支付價款，乙方應當開具發票。"), ["應"]);
        assert_eq!(caught_in_zh(CHECK.id, "本协议签订後生效。"), ["後"]);
        assert_eq!(caught_in_zh(CHECK.id, "供货范围见附件裡的清单。"), ["裡"]);
        let said = examine_example(CHECK.bad).findings.remove(0);
        assert_eq!(said.help.zh, "请改为“双”");
    }

    #[test]
    fn simplified_text_and_registered_names_are_silent() {
        assert!(caught_in_zh(CHECK.id, "乾坤公司的著作权、于氏企业的商标，均依照约定使用。").is_empty());
        let spec = "template: sample\nparties:\n  client:\n    name: { zh: 香港遠東貿易有限公司, en: Far East Ltd }\n\
                    service:\n  scope: { zh: 为香港遠東貿易有限公司提供维护, en: Maintenance for Far East Ltd }\n";
        let found = examine_example(Example::Spec(spec)).findings;
        assert!(found.iter().all(|finding| finding.id != CHECK.id), "{found:#?}");
        assert!(BASIC.zip(FORMS.iter()).all(|(traditional, simple)| u32::from(traditional) != u32::from(*simple)));
        assert!(caught_in_zh(CHECK.id, "甲方后台的里程、只读文件、发丝和面粉。").is_empty());
    }
}
