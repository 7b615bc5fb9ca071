//! A character that is in a value and cannot be seen.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "text/hidden-character",
    severity: Severity::Error,
    title: Words { zh: "看不见的字符", en: "a character that cannot be seen" },
    why: Words {
        zh: "看到的与存储的不一致：名称看似相同却核对不上，数字的顺序也可能被悄悄颠倒。",
        en: "what is read is not what is stored: names that look the same do not match, and the order of figures can \
             be turned round unseen",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  scope: { zh: \"系统\\u202E维护\", en: Maintenance }\n"),
    good: Example::Spec("template: sample\nservice:\n  scope: { zh: \"系统维护\", en: Maintenance }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.contract
        .fields
        .iter()
        .filter(|field| field.place.key.is_some())
        .filter_map(|field| finding(case, field))
        .collect()
}

fn finding(case: &Case, field: &Field) -> Option<Finding> {
    let Some(Value::Text(text)) = field.value() else { return None };
    let mut hidden: Vec<char> = Vec::new();
    for character in text.chars().filter(|character| is_hidden(*character)) {
        if !hidden.contains(&character) {
            hidden.push(character);
        }
    }
    let first = *hidden.first()?;
    let (name, list) = (pattern::name(case.contract, field), listed(&hidden));
    let message = say!(
        zh: "“{zh}”中有看不见的字符：{list_zh}", en: "“{en}” has a character that cannot be seen: {list_en}",
        zh = name.zh, en = name.en, list_zh = list.zh, list_en = list.en,
    );
    let label = say!(zh: "看不见的字符在这里", en: "here, though nothing shows");
    Some(Finding::new(message).of(&field.path).at(pattern::place_of(field, first), label).help(help(text)))
}

/// Whether a character shows nothing and changes how text is read, matched or laid out. Line breaks and tabs do no
/// harm: they are printed as spaces.
pub(in crate::checks) const fn is_hidden(character: char) -> bool {
    kind(character).is_some()
}

/// What a hidden character is.
const fn kind(character: char) -> Option<Words> {
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            Words { zh: "改变文字方向", en: "changes the direction of the text" }
        }
        '\u{200B}' => Words { zh: "零宽空格", en: "zero-width space" },
        '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{34F}' => Words { zh: "零宽连接符", en: "zero-width joiner" },
        '\u{FEFF}' => Words { zh: "字节顺序标记", en: "byte order mark" },
        '\u{AD}' => Words { zh: "软连字符", en: "soft hyphen" },
        '\u{E0000}'..='\u{E007F}' => Words { zh: "标签字符", en: "tag character" },
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Words { zh: "控制字符", en: "control character" },
        '\u{FDD0}'..='\u{FDEF}' => Words { zh: "非字符", en: "noncharacter" },
        _ if character as u32 & 0xFFFE == 0xFFFE => Words { zh: "非字符", en: "noncharacter" },
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Words { zh: "空白填充符", en: "filler" },
        '\u{180B}'..='\u{180F}' | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' => {
            Words { zh: "格式符", en: "format character" }
        }
        _ => return None,
    })
}

/// The characters by number and kind.
fn listed(hidden: &[char]) -> Text {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for character in hidden {
        let Some(kind) = kind(*character) else { continue };
        let number = u32::from(*character);
        zh.push(format!("U+{number:04X}（{}）", kind.zh));
        en.push(format!("U+{number:04X} ({})", kind.en));
    }
    Text { zh: zh.join("、"), en: en.join(", ") }
}

/// The value without what cannot be seen, where it is short enough to be shown.
fn help(text: &str) -> Text {
    let clean: String = text.chars().filter(|character| !is_hidden(*character)).collect();
    let clean = clean.trim();
    if clean.is_empty() || clean.chars().count() > 60 || clean.contains('\n') {
        return say!(
            zh: "请删去这些字符：先粘贴到纯文本编辑器，或重新键入这一项",
            en: "delete these characters: type the value anew rather than pasting it",
        );
    }
    say!(zh: "请重新键入：`{clean}`", en: "type it anew: `{clean}`", clean = clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_kind_is_named_once() {
        let found = said("template: sample\nnumber: \"HT\\u200B-\\u200B1\\u00AD\\u0007\\U000E0041\\uFEFF2\"\n");
        assert_eq!(
            found,
            ["“Contract number” has a character that cannot be seen: U+200B (zero-width space), \
             U+00AD (soft hyphen), U+0007 (control character), U+E0041 (tag character), U+FEFF (byte order mark)"]
        );
    }

    #[test]
    fn a_character_written_as_itself_is_pointed_at() {
        let findings = examine_example(Example::Spec("template: sample\nnumber: HT\u{200B}-1\n")).findings;
        assert_eq!(findings[0].primary.as_ref().map(|label| label.span.text()), Some("\u{200B}"));
        assert_eq!(findings[0].help.en, "type it anew: `HT-1`");
    }

    #[test]
    fn line_breaks_spaces_and_variants_of_han_characters_are_no_fault() {
        let spec = "template: sample\nsigned_at:\n  zh: |\n    北京市\n    海淀区\u{3000}葛\u{E0100}城\u{FE00}路\n\
                    \x20 en: \"Haidian,\\tBeijing\u{A0}1\"\n";
        assert_eq!(said(spec), Vec::<String>::new());
    }
}
