//! Further cases of checks that have few of their own: at least three that trip each, and three near misses.

use super::Example::{self, Spec};
use super::sample::examine_example;

/// A check, what trips it, and what looks as if it might.
type Cases = (&'static str, &'static [Example], &'static [Example]);

const fn payment(text: &'static str) -> Example {
    Example::Template { file: "clauses/payment.en.md", text }
}

const CASES: [Cases; 15] = [
    (
        "spec/syntax",
        &[
            Spec("template: sample\nnumber: \"HT-1\n"),
            Spec("template: sample\nservice:\n\tscope: { zh: 甲, en: A }\n"),
            Spec("template: sample\nnumber: [HT-1\n"),
            Spec("template: sample\nnumber: *unknown\n"),
        ],
        &[
            Spec("template: sample\nnumber: \"HT: 1\"\n"),
            Spec("template: sample\nnumber: 'HT #1'\n"),
            Spec("template: sample\nnumber: >\n  HT-1\n"),
        ],
    ),
    (
        "spec/second-document",
        &[
            Spec("template: sample\n---\ntemplate: sample\n"),
            Spec("template: sample\n...\n---\nnumber: HT-1\n"),
            Spec("---\ntemplate: sample\n---\nnumber: HT-1\n"),
        ],
        &[
            Spec("---\ntemplate: sample\n"),
            Spec("template: sample\nnumber: '---'\n"),
            Spec("template: sample\nnumber: |\n  HT\n  ---\n"),
        ],
    ),
    (
        "spec/duplicate-key",
        &[
            Spec("template: sample\nservice:\n  kind: remote\n  kind: onsite\n"),
            Spec("template: sample\nsigned_at: { zh: 甲, zh: 乙, en: A }\n"),
            Spec("template: sample\n\"number\": HT-1\nnumber: HT-2\n"),
        ],
        &[
            Spec("template: sample\nfees: { instalments: [{ share: 50% }, { share: 50% }] }\n"),
            Spec("template: sample\nservice: { kind: remote }\nterms: { notice: 1 month }\n"),
            Spec("template: sample\nnumber: 'number: HT-1'\n"),
        ],
    ),
    (
        "spec/unused-value",
        &[
            Spec("template: sample\nservice: { kind: remote, site: { zh: 北京, en: Beijing } }\n"),
            Spec("template: sample\nservice: { urgent: no, urgent_within: 1 hour }\n"),
            Spec("template: sample\nservice: { urgent_within: 1 hour }\n"),
        ],
        &[
            Spec("template: sample\nservice: { kind: onsite, site: { zh: 北京, en: Beijing } }\n"),
            Spec("template: sample\nservice: { urgent: yes, urgent_within: 1 hour }\n"),
            Spec("template: sample\nservice: { urgent: no, urgent_within: 待定 }\n"),
        ],
    ),
    (
        "template/misused-field",
        &[
            payment("## Payment {#payment}\n\n1. {{ parties.client }} pays {{ fees.total }} under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A pays {{ fees.instalments }} under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A pays {% for item in fees.total %}{{ item }}{% endfor %} under [](#service).\n",
            ),
        ],
        &[
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
            ),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {% if fees.total %}{{ fees.total }}{% endif %} under [](#service).\n",
            ),
            payment(
                "## Payment {#payment}\n\n1. Party A pays {% for item in fees.instalments %}{{ item.share }} {% endfor %} under [](#service).\n",
            ),
        ],
    ),
    (
        "template/unused-clause",
        &[
            Example::Template { file: "clauses/extra.zh.md", text: "## 附加 {#extra}\n\n1. 无。\n" },
            Example::Template { file: "clauses/extra.en.md", text: "## Extra {#extra}\n\n1. None.\n" },
            Example::Template { file: "clauses/service-old.en.md", text: "" },
        ],
        &[
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
            ),
            Example::Template { file: "layout.typ", text: "" },
            Spec("template: sample\n"),
        ],
    ),
    (
        "rate/bounds",
        &[
            Spec("template: sample\nterms: { damages: 130% }\n"),
            Spec("template: sample\nterms: { interest: -1% }\n"),
            Spec("template: sample\nfees: { late_cap: 100.5% }\n"),
        ],
        &[
            Spec("template: sample\nfees: { late_cap: 100% }\n"),
            Spec("template: sample\nfees: { tax_rate: 0% }\n"),
            Spec("template: sample\nterms: { damages: 99.99% }\n"),
        ],
    ),
    (
        "value/unit",
        &[
            Spec("template: sample\nterms: { notice: 2 years }\n"),
            Spec("template: sample\nterms: { notice: 60日 }\n"),
            Spec("template: sample\nservice: { response: 3 days }\n"),
        ],
        &[
            Spec("template: sample\nterms: { notice: 三个月 }\n"),
            Spec("template: sample\nservice: { response: 8小时 }\n"),
            Spec("template: sample\nservice: { response: three working days }\n"),
        ],
    ),
    (
        "value/exceeding",
        &[
            Spec("template: sample\nterms: { duration: 1 year, notice: 18 months }\n"),
            Spec("template: sample\nterms: { duration: 两年, notice: 25个月 }\n"),
            Spec("template: sample\nterms: { duration: 6 months, notice: 7 months }\n"),
        ],
        &[
            Spec("template: sample\nterms: { duration: 2年, notice: 24个月 }\n"),
            Spec("template: sample\nterms: { duration: 6 months, notice: 6 months }\n"),
            Spec("template: sample\nterms: { notice: 18 months }\n"),
        ],
    ),
    (
        "sum/counts",
        &[
            Spec("template: sample\ncopies: { client: 1, provider: 1, total: 3 }\n"),
            Spec("template: sample\ncopies: { client: 贰, provider: two, total: 伍 }\n"),
            Spec("template: sample\ncopies: { client: 3, provider: 2, total: 4 }\n"),
        ],
        &[
            Spec("template: sample\ncopies: { client: 1, provider: 3, total: 4 }\n"),
            Spec("template: sample\ncopies: { client: 贰, provider: two, total: 肆 }\n"),
            Spec("template: sample\ncopies: { client: 1, provider: 待定, total: 4 }\n"),
        ],
    ),
    (
        "sum/amounts",
        &[
            Spec("template: sample\nfees: { total: 1000元, instalments: [{ amount: 500元 }, { amount: 500.01元 }] }\n"),
            Spec("template: sample\nfees: { total: 1万元, instalments: [{ amount: 5000元 }, { amount: 4999元 }] }\n"),
            Spec("template: sample\nfees: { total: USD 900, instalments: [{ amount: USD 900 }, { amount: USD 1 }] }\n"),
        ],
        &[
            Spec("template: sample\nfees: { total: 1万元, instalments: [{ amount: 5000元 }, { amount: 伍仟元整 }] }\n"),
            Spec("template: sample\nfees: { total: USD 900, instalments: [{ amount: \"USD 900.00\" }] }\n"),
            Spec("template: sample\nfees: { instalments: [{ amount: 400元 }, { amount: 1元 }] }\n"),
        ],
    ),
    (
        "sum/shares",
        &[
            Spec("template: sample\nfees: { instalments: [{ share: 50% }, { share: 40% }] }\n"),
            Spec("template: sample\nfees: { instalments: [{ share: 60% }, { share: 50% }] }\n"),
            Spec("template: sample\nfees: { instalments: [{ share: 33.3% }, { share: 33.3% }, { share: 33.3% }] }\n"),
        ],
        &[
            Spec("template: sample\nfees: { instalments: [{ share: 100% }] }\n"),
            Spec("template: sample\nfees: { instalments: [{ share: 33.3% }, { share: 33.3% }, { share: 33.4% }] }\n"),
            Spec("template: sample\nfees: { instalments: [{ share: 百分之五十 }, { share: 50% }] }\n"),
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
    (
        "text/hidden-character",
        &[
            Spec("template: sample\nnumber: \"HT\\u200B-1\"\n"),
            Spec("template: sample\nservice: { scope: { zh: \"维护\\u202E系统\", en: Maintenance } }\n"),
            Spec("template: sample\nservice: { scope: { zh: 维护, en: \"Main\\u00ADtenance\" } }\n"),
        ],
        &[
            Spec("template: sample\nnumber: HT-1\n"),
            Spec("template: sample\nservice: { scope: { zh: 维护系统（含更新）, en: Maintenance } }\n"),
            Spec("template: sample\nservice: { scope: { zh: 维护, en: \"Main-tenance, twice\" } }\n"),
        ],
    ),
];

#[test]
fn what_trips_a_check_trips_it_and_a_near_miss_does_not() {
    for (id, bad, near) in CASES {
        assert!(bad.len() > 2 && near.len() > 2, "{id}");
        let is_found = |example: &Example| examine_example(*example).findings.iter().any(|finding| finding.id == id);
        for example in bad {
            assert!(is_found(example), "{id} lets pass {example:?}");
        }
        for example in near {
            assert!(!is_found(example), "{id} refuses {example:?}");
        }
    }
}
