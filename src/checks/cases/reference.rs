//! References, and what the law requires.

use super::{Cases, contents, entrusted, payment, required};
use crate::checks::Example;

pub(super) const CASES: &[Cases] = &[
    (
        "law/mandatory-term",
        &[entrusted!(""), entrusted!("    measures: /\n    rights: payment\n"), entrusted!("    rights: payment\n")],
        &[
            entrusted!("    measures: payment\n    rights: payment\n"),
            entrusted!("    measures: [scope, payment]\n    rights: service\n"),
            entrusted!("    measures: service\n    rights: fees.total\n"),
        ],
    ),
    (
        "reference/ambiguous",
        &[
            contents!("  - chapter: service\n"),
            contents!("  - chapter: payment\n"),
            Example::Template {
                file: "clauses/payment.zh.md",
                text: "## 付款 {#payment}\n\n1. {#scope} 甲方应按[](#service)支付{{ fees.total }}。\n",
            },
        ],
        &[
            payment("## Payment {#payment}\n\n1. {#pay} Party A shall pay {{ fees.total }} under [](#service).\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#service) and [](#service).\n",
            ),
            Example::Template {
                file: "clauses/payment.zh.md",
                text: "## 付款 {#payment}\n\n1. {#service-fee} 甲方应按[](#service)支付{{ fees.total }}。\n",
            },
        ],
    ),
    (
        "reference/broken",
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#services).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#).\n"),
            Example::Template {
                file: "clauses/payment.zh.md",
                text: "## 付款 {#payment}\n\n1. 甲方应按[](#服务)支付{{ fees.total }}。\n",
            },
        ],
        &[
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#scope).\n"),
            payment("## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} under [](#service) of \\[1\\].\n"),
            Example::Template {
                file: "clauses/payment.zh.md",
                text: "## 付款 {#payment}\n\n1. 甲方应按[](#payment)支付{{ fees.total }}。\n",
            },
        ],
    ),
    (
        "structure/required-clause",
        &[required!(""), required!("    disputes: payment\n"), required!("    breach: payment\n")],
        &[
            required!("    breach: payment\n    disputes: payment\n"),
            required!("    breach: [scope, payment]\n    disputes: payment\n"),
            required!("    breach: fees.total\n    disputes: /\n"),
        ],
    ),
];
