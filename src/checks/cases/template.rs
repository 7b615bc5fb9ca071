//! Templates.

use super::{Cases, contents, particulars, payment};
use crate::checks::Example::{self, Spec};

pub(super) const CASES: &[Cases] = &[
    (
        "template/form",
        &[
            contents!("sumary: { zh: 样例。, en: A sample. }\n"),
            contents!("  - chpater: payment\n"),
            contents!("title: { zh: 甲, en: A }\n"),
        ],
        &[
            contents!("# sumary: { zh: 样例。, en: A sample. }\n"),
            contents!("  - signature: parties\n"),
            contents!("  - particulars: number\n"),
        ],
    ),
    (
        "template/markup",
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay <u>{{ fees.total }}</u> under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay `{{ fees.total }}` under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay **{{ fees.total }}* under [](#service).\n"),
        ],
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay **{{ fees.total }}** under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} (5 \\* 2 instalments) under [](#service).\n",
            ),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} if the delay < 3 days under [](#service).\n",
            ),
        ],
    ),
    (
        "template/missing-language",
        &[
            contents!("  - chapter: acceptance\n"),
            contents!("  - annex: particulars\n"),
            contents!("  - chapter: paymnet\n"),
        ],
        &[
            contents!(""),
            contents!("  - signature: parties\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
            ),
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
        "template/syntax",
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total } under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ number + 1 }} under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay ｛｛ fees.total ｝｝ under [](#service).\n"),
        ],
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{fees.total}} under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n{* A note with a brace } in it. *}\n1. Party A shall pay {{ fees.total }} under [](#service).\n",
            ),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#service).{% if number %}{% endif %}\n",
            ),
        ],
    ),
    (
        "template/unknown-field",
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.totl }} under [](#service).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ total }} under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {% if fee %}{{ fees.total }}{% endif %} under [](#service).\n",
            ),
        ],
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }}, the first {{ fees.tax_rate }}, under [](#service).\n",
            ),
            payment(
                "## Payment {#payment}\n\n{* {{ fees.totl }} *}\n1. Party A shall pay {{ fees.total }} under [](#service).\n",
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
        "template/unused-field",
        &[
            particulars!("number, signed_on, parties, service, terms, fees, copies"),
            particulars!("signed_on, signed_at, parties, service, terms, fees, copies"),
            particulars!("number, signed_on, signed_at, parties, service, terms, fees, copies.client"),
        ],
        &[
            particulars!("number, signed_on, signed_at, parties, service, terms, fees, copies"),
            particulars!(
                "number, signed_on, signed_at, parties.client, parties.provider, service, terms, fees, copies"
            ),
            particulars!("copies, fees, terms, service, parties, signed_at, signed_on, number"),
        ],
    ),
];
