//! Terms that are defined by each other, or by themselves.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{HOLE, Manner, Term};
use crate::say;
use crate::value::find_word;

pub static CHECK: Check = Check {
    id: "term/circular",
    severity: Severity::Warning,
    title: Words { zh: "循环定义", en: "a circular definition" },
    why: Words {
        zh: "用自身来说明自身，或者两个术语互相说明，等于没有定义。",
        en: "a term explained by itself, or two explained by each other, is not defined at all",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指提供内容的网站。\n2. “**内容**”指平台上的内容，由甲方维护。",
        en: "1. “**Platform**” means the site that provides the Content.\n2. “**Content**” means what is on the Platform, \
             which Party A maintains.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指甲方运营的网站。\n2. “**内容**”指平台上的文章和课程。内容由甲方维护。",
        en: "1. “**Platform**” means the site that Party A runs.\n2. “**Content**” means the articles and courses on the \
             Platform. Party A maintains the Content.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    let used: Vec<Vec<usize>> = (0..case.terms.all.len()).map(|index| used_by(case, index)).collect();
    for lang in [Lang::En, Lang::Zh] {
        for (index, term) in case.terms.of(lang).filter(|(_, term)| term.manner == Manner::Means) {
            if told.contains(&index) {
                continue;
            }
            let circle = if is_by_itself(case, index) { vec![index] } else { circle(case, &used, index) };
            if circle.is_empty() {
                continue;
            }
            for member in &circle {
                told.push(*member);
                told.extend(case.terms.all[*member].partner);
            }
            findings.push(finding(case, term, &circle));
        }
    }
    findings
}

fn finding(case: &Case, term: &Term, circle: &[usize]) -> Finding {
    let span = |index: &usize| case.terms.all[*index].span(case.passages);
    let help = say!(
        zh: "请至少改写其中一个定义，用合同之外的普通词语说明它指什么",
        en: "rewrite at least one definition in ordinary words from outside the contract",
    );
    let [_, others @ ..] = circle else { return Finding::new(help) };
    if others.is_empty() {
        return Finding::new(say!(
            zh: "“{term}”用它自身来定义", en: "“{term}” is defined by itself", term = term.words,
        ))
        .at(term.span(case.passages), say!(zh: "定义中又用到它", en: "its definition uses it again"))
        .help(help);
    }
    let words: Vec<&str> = circle.iter().map(|index| case.terms.all[*index].words.as_str()).collect();
    let (zh, en) = (words.join("”→“"), words.join("” by “"));
    let mut finding = Finding::new(say!(
        zh: "几个术语互相定义：“{zh}”→“{first}”",
        en: "terms defined by each other: “{en}”, and that by “{first}” again",
        zh = zh, en = en, first = words[0],
    ))
    .at(term.span(case.passages), say!(zh: "从这里开始", en: "begins here"));
    for index in others {
        finding = finding.see(span(index), say!(zh: "又回到前者", en: "leads back"));
    }
    finding.help(help)
}

/// The terms a definition uses, itself left out.
fn used_by(case: &Case, index: usize) -> Vec<usize> {
    let term = &case.terms.all[index];
    let uses = case.terms.uses_in(term.passage, term.lang);
    let mut used: Vec<usize> = uses
        .filter(|used| term.body.start <= used.range.start && used.range.end <= first_sentence(case, term))
        .map(|used| used.term)
        .filter(|used| *used != index && can_be_told(&case.terms.all[*used]))
        .collect();
    used.dedup();
    used
}

/// A term of one Han character, such as 日, is part of too many words to be sure of.
fn can_be_told(term: &Term) -> bool {
    let is_capital = term.words.starts_with(|c: char| c.is_ascii_uppercase());
    term.manner == Manner::Means && (is_capital || (term.lang == Lang::Zh && term.words.chars().count() > 1))
}

/// Where the sentence that says what a term means ends.
fn first_sentence(case: &Case, term: &Term) -> usize {
    let body = &case.passages[term.passage].get(term.lang).words[term.body.clone()];
    term.body.start + body.find(['。', '\n']).or_else(|| find_word(body, ". ")).unwrap_or(body.len())
}

/// Whether one definition uses another term; where both have a pair, the other language must say so too, since a Han
/// word may be part of a longer one.
fn uses(case: &Case, used: &[Vec<usize>], from: usize, to: usize) -> bool {
    let partner = |index: usize| case.terms.all[index].partner;
    used[from].contains(&to)
        && match (partner(from), partner(to)) {
            (Some(from), Some(to)) => used[from].contains(&to),
            _ => true,
        }
}

/// The shortest way from a term through the definitions back to it; empty, where there is none.
fn circle(case: &Case, used: &[Vec<usize>], start: usize) -> Vec<usize> {
    let mut ways: Vec<Vec<usize>> = vec![vec![start]];
    let mut seen = vec![start];
    let mut next = 0;
    while next < ways.len() {
        let way = ways[next].clone();
        next += 1;
        let here = way[way.len() - 1];
        for &other in &used[here] {
            if !uses(case, used, here, other) {
                continue;
            }
            if seen.contains(&other) {
                continue;
            }
            seen.push(other);
            let way: Vec<usize> = way.iter().copied().chain([other]).collect();
            if uses(case, used, other, start) {
                return way;
            }
            ways.push(way);
        }
    }
    Vec::new()
}

/// Whether a definition says nothing but the term. In English the capitalised term itself gives it away; 平台 may well be
/// 甲方运营的在线教育平台, but not 本协议项下的平台.
fn is_by_itself(case: &Case, index: usize) -> bool {
    let term = &case.terms.all[index];
    let words = &case.passages[term.passage].get(term.lang).words;
    let body = &words[term.body.start..first_sentence(case, term)];
    match term.lang {
        Lang::En => {
            let is_capital = term.words.starts_with(|c: char| c.is_ascii_uppercase());
            let mut uses = case.terms.uses_in(term.passage, Lang::En).filter(|used| used.term == index);
            is_capital
                && uses.any(|used| {
                    let is_in_body =
                        term.body.start <= used.range.start && used.range.end <= first_sentence(case, term);
                    is_in_body && !is_in_a_name(&words[..used.range.start])
                })
        }
        Lang::Zh => {
            const EMPTY: [&str; 21] = [
                "本协议",
                "本合同",
                "项下",
                "所称",
                "规定",
                "约定",
                "提供",
                "双方",
                "甲方",
                "乙方",
                "依照",
                "根据",
                "是指",
                "系指",
                "”",
                "指",
                "的",
                "所",
                "向",
                "，",
                "；",
            ];
            let mut rest = body.replacen(&term.words, "", 1);
            if rest.contains(HOLE) || rest.len() == body.len() {
                return false;
            }
            for word in EMPTY {
                rest = rest.replace(word, "");
            }
            rest.trim().is_empty()
        }
    }
}

/// Whether the words before a capitalised one make it part of a name, as in the People’s Republic of China.
fn is_in_a_name(before: &str) -> bool {
    let Some(rest) = before.strip_suffix(" of ") else { return false };
    let word = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn circles_of_any_length_are_found_once() {
        for (zh, en, expected) in [
            (
                "1. “**服务**”指本协议项下的服务。\n2. 服务照旧。",
                "1. “**Services**” means work.\n2. The Services go on.",
                "服务",
            ),
            (
                "1. “**服务**”指乙方的工作。\n2. 服务照旧。",
                "1. “**Services**” means the Services of Party B.\n2. The Services go on.",
                "Services",
            ),
            (
                "1. “**甲物**”指带乙物者。\n2. “**乙物**”指带丙物者。\n3. “**丙物**”指带甲物者。",
                "1. “**Alpha**” means what has a Beta.\n2. “**Beta**” means what has a Gamma.\n3. “**Gamma**” means what has an Alpha.",
                "Alpha",
            ),
        ] {
            assert_eq!(caught(CHECK.id, zh, en), [expected], "{zh}");
        }
    }

    #[test]
    fn a_term_in_a_longer_word_or_in_a_later_sentence_is_no_circle() {
        for (zh, en) in [
            (
                "1. “**中国**”指中华人民共和国。\n2. 中国法律。",
                "1. “**China**” means the People’s Republic of China.\n2. The law of China.",
            ),
            (
                "1. “**平台**”指甲方运营的在线教育平台。\n2. 平台照旧。",
                "1. “**Platform**” means the online platform that Party A runs.\n2. The Platform goes on.",
            ),
            (
                "1. “**日**”指公历日。\n2. “**工作日**”指周末以外的日子。日、工作日。",
                "1. “**day**” means a calendar day.\n2. “**working day**” means a day other than a weekend. A day, a working day.",
            ),
            (
                "1. “**甲物**”指一物。甲物归乙物。\n2. “**乙物**”指带甲物者。",
                "1. “**Alpha**” means a thing. An Alpha belongs to a Beta.\n2. “**Beta**” means what has an Alpha.",
            ),
            (
                "1. “**系统**”指乙方的服务系统。\n2. “**服务**”指提供系统。",
                "1. “**System**” means the system of Party B.\n2. “**Services**” means providing the System. The Services go on.",
            ),
            (
                "1. “**服务**”指乙方依照[](#payment)提供的服务。\n2. 服务照旧。",
                "1. “**Services**” means the work under [](#payment).\n2. The Services go on.",
            ),
        ] {
            assert!(caught(CHECK.id, zh, en).is_empty(), "{zh}");
        }
    }
}
