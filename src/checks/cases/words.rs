//! Words and characters.

use super::{Cases, payment};
use crate::checks::Example::Spec;

pub(super) const CASES: &[Cases] = &[
    (
        "blank/in-text",
        &[
            Spec("template: sample\nnumber: HT-XXX\n"),
            Spec("template: sample\nsigned_at: { zh: 北京市____区, en: Beijing }\n"),
            Spec("template: sample\nservice: { scope: { zh: 维护, en: \"Maintenance of [insert name] system\" } }\n"),
        ],
        &[
            Spec("template: sample\nnumber: HT_2026_001\n"),
            Spec("template: sample\nsigned_at: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n"),
            Spec(
                "template: sample\nservice: { scope: { zh: 维护（含XXL型设备）, en: Maintenance (XXL devices included) } }\n",
            ),
        ],
    ),
    (
        "blank/unfilled",
        &[
            Spec("template: sample\nnumber: TBD\n"),
            Spec("template: sample\nsigned_at: { zh: 北京, en: 待定 }\n"),
            Spec("template: sample\nservice: { kind: onsite }\n"),
            Spec("template: sample\nservice: { urgent: yes, urgent_within: ____ }\n"),
        ],
        &[
            Spec("template: sample\nnumber: TBD-2026\n"),
            Spec("template: sample\nservice: { kind: remote }\n"),
            Spec(
                "template: sample\nservice: { scope: { zh: 待定事项的整理, en: Sorting of matters to be determined } }\n",
            ),
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
    (
        "text/no-glyph",
        &[
            Spec("template: sample\nnumber: \"HT-🔧\"\n"),
            Spec("template: sample\nsigned_at: { zh: 北京🚚, en: Beijing }\n"),
            payment(
                "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service). 🚚\n",
            ),
        ],
        &[
            Spec("template: sample\nparties: { client: { name: { zh: 㛃示例有限公司, en: Jie Example Ltd } } }\n"),
            Spec("template: sample\nnumber: \"HT №1 ①\"\n"),
            payment(
                "## Payment {#payment}\n\n{* 🚚 *}\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
            ),
        ],
    ),
];
