//! Further cases of checks that have few of their own: at least three that trip each, and three near misses.

mod party;
mod reference;
mod report;
mod spec;
mod template;
mod words;

use super::Example;
use super::sample::examine_example;

/// A check, what trips it, and what looks as if it might.
type Cases = (&'static str, &'static [Example], &'static [Example]);

const ALL: [&[Cases]; 6] = [party::CASES, reference::CASES, report::CASES, spec::CASES, template::CASES, words::CASES];

/// The English clause on payment, in place of the sample's.
const fn payment(text: &'static str) -> Example {
    Example::Template { file: "clauses/payment.en.md", text }
}

/// The sample's `template.yaml` with these particulars.
macro_rules! particulars {
    ($fields:literal) => {
        Example::Template {
            file: "template.yaml",
            text: concat!(
                "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\ncontents:\n",
                "  - particulars: [",
                $fields,
                "]\n  - chapter: service\n  - chapter: payment\n",
            ),
        }
    };
}

/// The sample's `template.yaml` with more at its end.
macro_rules! contents {
    ($($more:literal),+) => {
        Example::Template {
            file: "template.yaml",
            text: concat!(
                "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\ncontents:\n",
                "  - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n",
                "  - chapter: service\n  - chapter: payment\n",
                $($more),+
            ),
        }
    };
}

/// The sample's `template.yaml` with where each thing stands that article 470 asks for, but for the last two.
macro_rules! required {
    ($more:literal) => {
        contents!(
            "required:\n  - law: civil-code-470\n    parties: service\n    subject: service\n    quantity: /\n",
            "    quality: scope\n    price: fees.total\n    performance: service\n",
            $more
        )
    };
}

/// The same of article 21 of the Personal Information Protection Law.
macro_rules! entrusted {
    ($more:literal) => {
        contents!(
            "required:\n  - law: personal-information-law-21\n    purpose: scope\n    period: service\n",
            "    method: service\n    kinds: payment\n",
            $more
        )
    };
}

use {contents, entrusted, particulars, required};

#[test]
fn what_trips_a_check_trips_it_and_a_near_miss_does_not() {
    let mut wrong = Vec::new();
    for (id, bad, near) in ALL.into_iter().flatten() {
        assert!(bad.len() > 2 && near.len() > 2, "{id}");
        let is_found = |example: &Example| examine_example(*example).findings.iter().any(|finding| finding.id == *id);
        wrong.extend(bad.iter().filter(|example| !is_found(example)).map(|example| (id, "lets pass", example)));
        wrong.extend(near.iter().filter(|example| is_found(example)).map(|example| (id, "refuses", example)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
