//! Reports and time.

use super::Cases;
use crate::checks::Example::{self, Report, Spec};

pub(super) const CASES: &[Cases] = &[
    (
        "score/share",
        &[
            Report("contract: contract.yaml\nresults: shares.xlsx\n"),
            // What is to be reached is itself a number of the workbook, and the words of the target say what it means.
            Report("contract: contract.yaml\nresults: goals.xlsx\n"),
            // All of it, kept as 1.
            Report("contract: contract.yaml\nresults: full.xlsx\n"),
        ],
        &[
            Report("contract: contract.yaml\nresults: shares.csv\n"),
            // Plain numbers on both sides.
            Report("contract: contract.yaml\nresults: counts.xlsx\n"),
            Report("contract: contract.yaml\nresults: [{ no: 1, goal: 90%, measured: 93.4% }, { no: 2, met: yes }]\n"),
        ],
    ),
    (
        "time/calendar",
        &[
            Example::Calendar("- 2027-01-01\n"),
            Example::Calendar("years: { next: {} }\n"),
            Example::Calendar("{ year: 2027, papers: [], days: [] }\n"),
        ],
        &[
            Example::Calendar(include_str!("../../../examples/calendar/2026.json")),
            Example::Calendar(
                "years:\n  2027:\n    off:\n      元旦: [2027-01-01..2027-01-03]\n      劳动节: [2027-05-01..2027-05-05]\n      其他: [2027-02-05..2027-02-11, 2027-04-05, 2027-06-09, 2027-09-15]\n      国庆节: [2027-10-01..2027-10-07]\n    work: [2027-05-08, 2027-10-09, 2027-10-10]\n",
            ),
            Example::Calendar("years: {}\n"),
        ],
    ),
    (
        "time/cure",
        &[
            Spec("template: sample\nterms: { duration: 1 month, cure: 60 days }\n"),
            Spec("template: sample\nterms: { duration: 6 months, cure: 1 year }\n"),
            Spec("template: sample\nterms: { duration: 一年, cure: 400日 }\n"),
        ],
        &[
            Spec("template: sample\nterms: { duration: 1 year, cure: 15 days }\n"),
            Spec("template: sample\nterms: { duration: 1 month, cure: 20 days }\n"),
            Spec("template: sample\nterms: { cure: 400 days }\n"),
        ],
    ),
    (
        "time/renewal-notice",
        &[
            Spec("template: sample\nterms: { duration: 1 year, renewal: 18 months }\n"),
            Spec("template: sample\nterms: { duration: 2 months, renewal: 3 months }\n"),
            Spec("template: sample\nterms: { duration: 一年, renewal: 两年 }\n"),
        ],
        &[
            Spec("template: sample\nterms: { duration: 2 years, renewal: 3 months }\n"),
            Spec("template: sample\nterms: { duration: 6 months, renewal: 1 month }\n"),
            Spec("template: sample\nterms: { renewal: 18 months }\n"),
        ],
    ),
];
