//! Numbers of chapters, clauses and annexes, as they are printed in both languages.

use crate::diag::Text;
use crate::say;

use super::model::{Block, Section, SectionKind};

/// Numbers every section, and every paragraph whose label is the mark [`NUMBERED`].
pub(super) fn number(sections: &mut [Section]) {
    let (mut chapters, mut annexes) = (0, 0);
    for section in sections {
        match section.kind {
            SectionKind::Chapter => {
                chapters += 1;
                section.number =
                    say!(zh: "第{zh}章", en: "Article {chapters}", zh = ordinal(chapters), chapters = chapters);
            }
            SectionKind::Annex => {
                annexes += 1;
                section.number = say!(zh: "附件{zh}", en: "Annex {annexes}", zh = ordinal(annexes), annexes = annexes);
            }
            _ => {}
        }
        let chapter = (section.kind == SectionKind::Chapter).then_some(chapters);
        number_blocks(&mut section.blocks, chapter);
    }
}

/// Replaces the marks of numbered paragraphs by their numbers.
fn number_blocks(blocks: &mut [Block], chapter: Option<usize>) {
    let mut counters = [0; DEEPEST];
    for block in blocks {
        let Block::Paragraph(paragraph) = block else { continue };
        if paragraph.label.zh != NUMBERED {
            continue;
        }
        let level = paragraph.level.min(DEEPEST - 1);
        counters[level] += 1;
        counters[level + 1..].fill(0);
        paragraph.label = label(chapter, level, counters[level]);
    }
}

/// Levels of numbered paragraphs: 6.1, (1), (a).
pub(super) const DEEPEST: usize = 3;

/// The mark of a paragraph that is still to be numbered.
pub(super) const NUMBERED: &str = "#";

fn label(chapter: Option<usize>, level: usize, count: usize) -> Text {
    match (level, chapter) {
        (0, Some(chapter)) => Text::same(format!("{chapter}.{count}")),
        (0, None) => Text::same(format!("{count}.")),
        (1, _) => say!(zh: "（{count}）", en: "({count})", count = count),
        _ => say!(zh: "（{letter}）", en: "({letter})", letter = letter(count)),
    }
}

/// a, b, …, z, aa, ab, …
fn letter(count: usize) -> String {
    let mut rest = count;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).expect("less than 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// 一, 十, 十二, 二十, 三十一 … up to 九十九; digits beyond.
fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..10, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// How a section is referred to: 第九章 / Article 9.
pub(super) fn refer_to_section(section: &Section) -> Text {
    section.number.clone()
}

/// How a numbered paragraph is referred to: 第九章第9.2条第（1）项 / Article 9.2(1). `labels` are those of the
/// paragraphs it stands under, from the outermost, and its own.
pub(super) fn refer_to_paragraph(section: &Section, labels: &[Text]) -> Text {
    let mut text = Text::default();
    for (level, label) in labels.iter().enumerate() {
        let (zh, en) = (label.zh.trim_end_matches('.'), label.en.trim_end_matches('.'));
        match (level, section.kind) {
            (0, SectionKind::Chapter) => {
                text.zh = format!("{}第{zh}条", section.number.zh);
                text.en = format!("Article {en}");
            }
            (0, SectionKind::Annex) => {
                text.zh = format!("{}第{zh}条", section.number.zh);
                text.en = format!("{}, paragraph {en}", section.number.en);
            }
            (0, _) => {
                text.zh = format!("第{zh}项");
                text.en = format!("paragraph {en}");
            }
            _ => {
                text.zh.push_str(&format!("第{zh}项"));
                text.en.push_str(en);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_letters_count_on() {
        let ordinals: Vec<_> = [1, 10, 11, 20, 21, 99, 100].map(ordinal).to_vec();
        assert_eq!(ordinals, ["一", "十", "十一", "二十", "二十一", "九十九", "100"]);
        let letters: Vec<_> = [1, 26, 27, 52, 53].map(letter).to_vec();
        assert_eq!(letters, ["a", "z", "aa", "az", "ba"]);
    }
}
