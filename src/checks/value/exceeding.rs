//! A value beyond another one that limits it.

use std::cmp::Ordering::{Greater, Less};

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;

pub static CHECK: Check = Check {
    id: "value/exceeding",
    severity: Severity::Error,
    title: Words { zh: "超过了与之相关的另一数值", en: "a value beyond another that limits it" },
    why: Words {
        zh: "两处约定互相矛盾，例如通知期长于合同期限、分项多于总额，其中必有一处无法履行。",
        en: "the two contradict each other, like a notice longer than the term or a part greater than the whole, so \
             that one of them cannot be performed",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  duration: 1 year\n  notice: 18 months\n"),
    good: Example::Spec("template: sample\nterms:\n  duration: 2 years\n  notice: 3 months\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.contract.relations().filter_map(|(field, relation)| judge(case, field, relation)).collect()
}

fn judge(case: &Case, field: &Field, relation: &Relation) -> Option<Finding> {
    let (path, wrong) = match relation {
        Relation::AtLeast(path) => (path, Less),
        Relation::AtMost(path) => (path, Greater),
        _ => return None,
    };
    let other = pattern::related(case.contract, field, path)?;
    let (value, limit) = (field.value()?, other.value()?);
    if value.compare(limit) != Some(wrong) {
        return None;
    }
    let (name, other_name) = (pattern::name(case.contract, field), pattern::name(case.contract, other));
    let (shown, shown_limit) = (pattern::shown(value), pattern::shown(limit));
    let (verb, than, least) = match wrong {
        Less => ("少于", "less than", ("至少", "at least")),
        _ => ("超过", "more than", ("至多", "at most")),
    };
    let message = say!(
        zh: "“{zh}”为{shown_zh}，{verb}“{other_zh}”（{limit_zh}）",
        en: "“{en}” is {shown_en}, {than} “{other_en}” ({limit_en})",
        zh = name.zh, en = name.en, shown_zh = shown.zh, shown_en = shown.en, verb = verb, than = than,
        other_zh = other_name.zh, other_en = other_name.en, limit_zh = shown_limit.zh, limit_en = shown_limit.en,
    );
    let spelt = pattern::spelt(limit);
    let help = say!(
        zh: "请把“{zh}”改为{least_zh} `{limit_zh}`；或者更正“{other_zh}”",
        en: "write {least_en} `{limit_en}` for “{en}”, or correct “{other_en}”",
        zh = name.zh, en = name.en, least_zh = least.0, least_en = least.1,
        limit_zh = spelt.zh, limit_en = spelt.en,
        other_zh = other_name.zh, other_en = other_name.en,
    );
    let label =
        say!(zh: "{verb}{zh}", en: "{than} {en}", verb = verb, than = than, zh = shown_limit.zh, en = shown_limit.en);
    let see = say!(zh: "“{zh}”在此", en: "“{en}”", zh = other_name.zh, en = other_name.en);
    Some(Finding::new(message).of(&field.path).at(field.place.value(), label).see(other.place.value(), see).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn equal_lengths_are_allowed_in_any_unit() {
        for spec in [
            "template: sample\nterms: { duration: 1 year, notice: 12 months }\n",
            "template: sample\nterms: { notice: 12 months }\n",
            "template: sample\nterms: { duration: TBD, notice: 12 months }\n",
        ] {
            let findings = examine_example(Example::Spec(spec)).findings;
            assert!(findings.iter().all(|finding| finding.id != CHECK.id), "{spec}");
        }
    }

    #[test]
    fn both_places_are_shown() {
        let findings = examine_example(CHECK.bad).findings;
        assert_eq!(findings[0].primary.as_ref().map(|label| label.span.text()), Some("18 months"));
        assert_eq!(findings[0].related[0].span.text(), "1 year");
        assert_eq!(findings[0].message.en, "“Notice period” is 18 months, more than “Term” (1 year)");
    }
}
