//! Specs, their form and their values.

use super::Cases;
use crate::checks::Example::{self, Spec};

pub(super) const CASES: &[Cases] = &[
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
        "spec/encoding",
        &[
            Example::Bytes(b"template: sample\nnumber: \xBA\xCF\xCD\xAC-1\n"),
            Example::Bytes(b"\xFF\xFEt\0:\0"),
            Example::Bytes(b"template: sample\nnumber: \xE5\x90\n"),
        ],
        &[
            Example::Bytes(b"\xEF\xBB\xBFtemplate: sample\n"),
            Spec("template: sample\nnumber: 合同-𠮷-1\n"),
            Spec("template: sample\r\nnumber: Café\r\n"),
        ],
    ),
    (
        "spec/limit",
        &[
            Spec("template: sample\nnumber: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n"),
            Spec(
                "template: sample\nnumber: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: \n",
            ),
            Spec(
                "template: sample\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n",
            ),
        ],
        &[
            Spec(
                "template: sample\nnumber: \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"\n",
            ),
            Spec("template: sample\nnumber: &n HT-1\nservice: { scope: { zh: *n, en: *n } }\n"),
            Spec("template: sample\nnumber: [[[[[[[[HT-1]]]]]]]]\n"),
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
        "spec/unknown-key",
        &[
            Spec("template: sample\nnumbre: HT-1\n"),
            Spec("template: sample\nservice: { Kind: remote }\n"),
            Spec("template: sample\nsigned_at: { zh: 北京, en: Beijing, fr: Pékin }\n"),
        ],
        &[
            Spec("template: sample\n\"number\": HT-1\n"),
            Spec("template: sample\nwaive: []\n"),
            Spec("template: sample\nservice: { kind: remote }\nnumber: \"numbre: 1\"\n"),
        ],
    ),
    (
        "spec/unknown-template",
        &[Spec("template: simple\n"), Spec("number: HT-1\n"), Spec("template: ../sample\n")],
        &[
            Spec("template: \"sample\"\n"),
            Spec("# template: simple\ntemplate: sample\n"),
            Spec("number: HT-1\ntemplate: sample\n"),
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
        "spec/waiver",
        &[
            Spec("template: sample\nwaive: [{ check: value/range, at: service.response }]\n"),
            Spec("template: sample\nwaive: blank/unfilled\n"),
            Spec("template: sample\nwaive: [{ check: value/ranged, reason: 甲方确认 }]\n"),
        ],
        &[
            Spec(
                "template: sample\nservice: { response: 100 hours }\nwaive: { check: value/range, at: service.response, reason: 甲方确认 }\n",
            ),
            Spec(
                "template: sample\nservice: { response: 100 hours }\nwaive: [{ check: value/range, reason: 甲方确认, by: 林一诺, until: 2026-12-31 }]\n",
            ),
            Spec("template: sample\nwaive: []\n"),
        ],
    ),
    (
        "value/choice",
        &[
            Spec("template: sample\nservice: { kind: remotely }\n"),
            Spec("template: sample\nservice: { kind: 电话 }\n"),
            Spec("template: sample\nservice: { kind: \"remote, onsite\" }\n"),
        ],
        &[
            Spec("template: sample\nservice: { kind: Remote }\n"),
            Spec("template: sample\nservice: { kind: 远程 }\n"),
            Spec("template: sample\nservice: { kind: \"ｒｅｍｏｔｅ\" }\n"),
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
        "value/shape",
        &[
            Spec("template: sample\nsigned_at: 北京\n"),
            Spec("template: sample\nnumber: [HT, 1]\n"),
            Spec("template: sample\nterms: 5%\n"),
        ],
        &[
            Spec("template: sample\nsigned_at: /\n"),
            Spec("template: sample\nterms: TBD\n"),
            Spec("template: sample\nfees: { instalments: [] }\n"),
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
];
