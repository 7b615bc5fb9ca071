//! A defined term that is capitalised in one place and not in another.

use std::cell::LazyCell;
use std::ops::Range;

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::document::SectionKind;
use crate::prose::{Home, Passage, Term};
use crate::say;
use crate::template::{Lexis, numbers};
use crate::value::Letters;

pub static CHECK: Check = Check {
    id: "term/capitalisation",
    severity: Severity::Warning,
    title: Words { zh: "术语的大小写前后不一", en: "a defined term in other letters" },
    why: Words {
        zh: "英文以大小写区分术语与普通词语。写法不一，就要争论此处指的是不是定义中的那个。",
        en: "in English, capital letters tell a term from an ordinary word; written otherwise, it is open to dispute whether the defined thing is meant",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. “**验收报告**”指乙方签署的报告。\n2. 甲方应当审查验收报告。\n3. 乙方应当在验收报告中写明结论。",
        en: "1. “**Acceptance Report**” means the report signed by Party B.\n2. Party A shall review the Acceptance \
             Report.\n3. Party B shall state a conclusion in the acceptance report.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**验收报告**”指乙方签署的报告。\n2. 甲方应当审查验收报告。\n3. 乙方应当在验收报告中写明结论。",
        en: "1. “**Acceptance Report**” means the report signed by Party B.\n2. Party A shall review the Acceptance \
             Report.\n3. Party B shall state a conclusion in the Acceptance Report.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let terms: Vec<&Term> = case.terms.of(Lang::En).map(|(_, term)| term).collect();
    let mut forms: Vec<String> = Vec::new();
    let mut owners: Vec<&Term> = Vec::new();
    for term in terms {
        for form in numbers(&term.words) {
            if !forms.contains(&form) {
                forms.push(form);
                owners.push(term);
            }
        }
    }
    let lexis = LazyCell::new(|| Lexis::new(Lang::En, &forms, Letters::Folded));
    // A form as it is defined is what most uses are.
    let otherwise = |_, passage: &Passage| {
        let words = &passage.en.words;
        let found = lexis.as_ref().map(|lexis| lexis.find(words)).unwrap_or_default();
        found.into_iter().filter(|(form, range)| words[range.clone()] != forms[*form]).collect::<Vec<_>>()
    };
    let written = case.recall.read_all(&is_drift, forms.join("\n"), case.passages, otherwise);
    let mut drifted: Vec<(&Term, Vec<Span>)> = Vec::new();
    for (index, passage) in case.passages.iter().enumerate() {
        let section = passage.section.map(|section| case.document.sections[section].kind);
        if passage.home != Home::Paragraph || !matches!(section, Some(SectionKind::Chapter | SectionKind::Annex)) {
            continue;
        }
        let words = &passage.en.words;
        for (form, range) in written[index].iter() {
            let term = owners[*form];
            if index <= term.passage || !is_drift(words, range, term) {
                continue;
            }
            let span = passage.en.span(range.clone());
            match drifted.iter_mut().find(|(known, _)| std::ptr::eq(*known, term)) {
                Some((_, spans)) if spans.contains(&span) => {}
                Some((_, spans)) => spans.push(span),
                None => drifted.push((term, vec![span])),
            }
        }
    }
    drifted.into_iter().map(|(term, spans)| finding(case, term, spans)).collect()
}

fn finding(case: &Case, term: &Term, spans: Vec<Span>) -> Finding {
    let mut spans = spans.into_iter();
    let written = spans.next().unwrap_or_else(|| term.span(case.passages));
    let message = say!(
        zh: "术语“{term}”在此写作“{written}”",
        en: "the term “{term}” is written “{written}” here",
        term = term.words, written = written.text(),
    );
    let mut finding = Finding::new(message).at(written, say!(zh: "大小写不同", en: "other letters"));
    for span in spans.take(3) {
        finding = finding.see(span, say!(zh: "这里也是", en: "here too"));
    }
    finding.see(term.span(case.passages), say!(zh: "这样定义", en: "defined so")).help(say!(
        zh: "指定义中的事物的，请写作“{term}”；不是的，请换一个词",
        en: "if the defined thing is meant, write “{term}”; if not, use another word",
        term = term.words,
    ))
}

/// Whether words that differ from a term in their letters only can mean nothing else.
fn is_drift(words: &str, range: &Range<usize>, term: &Term) -> bool {
    let written = &words[range.clone()];
    let is_capital = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
    let is_several = term.words.contains(' ');
    // What is all in capitals is a heading or a warning.
    if !written.chars().any(|c| c.is_ascii_lowercase()) || is_part_of_a_compound(words, range) {
        return false;
    }
    if is_capital(&term.words) {
        // `Acceptance report` may begin a sentence, and then is drift as well.
        return if is_several { has_a_small_noun(written, &term.words) } else { is_the_thing(words, range) };
    }
    // A term in small letters that is capitalised in the middle of a sentence: `Working Day`.
    is_several && written.split(' ').skip(1).any(is_capital)
}

/// Whether the noun of several words is written with a small letter where the term has a capital. What is small in front
/// only may be a verb: `after receiving Party A’s demand` is not the Receiving Party.
fn has_a_small_noun(written: &str, term: &str) -> bool {
    let is_small =
        |text: &str| text.rsplit(' ').next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    is_small(written) && !is_small(term)
}

/// Whether a hyphen ties the words to others.
fn is_part_of_a_compound(words: &str, range: &Range<usize>) -> bool {
    words[..range.start].ends_with(['-', '“', '"']) || words[range.end..].starts_with(['-', '”', '"'])
}

/// Whether one word in small letters stands for the defined thing for certain: `the services shall …`, where the
/// passage speaks of no other such thing.
fn is_the_thing(words: &str, range: &Range<usize>) -> bool {
    const VERBS: [&str; 12] = ["shall", "may", "must", "is", "are", "was", "were", "has", "have", "does", "do", "will"];
    let Some(before) = words[..range.start].strip_suffix(' ') else { return false };
    let Some(lead) = before.strip_suffix("the").or_else(|| before.strip_suffix("The")) else { return false };
    if lead.ends_with(char::is_alphanumeric) {
        return false;
    }
    let after = words[range.end..].trim_start_matches(' ');
    let next: &str = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_subject = VERBS.contains(&next) && words[range.end..].starts_with(' ');
    let stem = words[range.clone()].trim_end_matches('s');
    let is_introduced = words.match_indices(stem).any(|(at, _)| at != range.start && !words[..at].ends_with("the "));
    is_subject && !is_introduced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    const ZH: &str = "1. “**术语**”指一物。\n2. 术语照旧。";

    #[test]
    fn other_letters_are_found() {
        for (definition, text, expected) in [
            (
                "“**Service Fees**” means money. The Service Fees are due.",
                "Party A pays the service fees.",
                "service fees",
            ),
            ("“**Services**” means work. The Services go on.", "The services shall go on.", "services"),
            ("“**working day**” means a weekday. A working day.", "Pay within a Working Day.", "Working Day"),
        ] {
            let en = format!("1. {definition}\n2. {text}");
            assert_eq!(caught(CHECK.id, ZH, &en), [expected], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_no_terms() {
        for (definition, text) in [
            (
                "“**System**” means software. The System runs.",
                "The e-mail enters the system of the address, and Party B switches to another system.",
            ),
            (
                "“**Services**” means work. The Services go on.",
                "The quality of its service matters; a service of another kind and the service is not.",
            ),
            ("“**working day**” means a weekday. A working day.", "Working days count. A WORKING DAY counts."),
            ("“**Party A Data**” means data. Party A Data.", "The data of Party A. Party A data-base entries."),
            (
                "“**Receiving Party**” means who receives. The Receiving Party.",
                "After receiving Party A’s demand, pay.",
            ),
            ("“**Evaluation**” means a test. The Evaluation.", "A re-evaluation, and the evaluation of others."),
        ] {
            let en = format!("1. {definition}\n2. {text}");
            assert!(caught(CHECK.id, ZH, &en).is_empty(), "{text}");
        }
    }
}
