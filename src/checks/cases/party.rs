//! Parties, rates and sums.

use super::Cases;
use crate::checks::Example::Spec;

pub(super) const CASES: &[Cases] = &[
    (
        "party/credit-code",
        &[
            Spec("template: sample\nparties: { client: { credit_code: 91350100M000100Y4W } }\n"),
            Spec("template: sample\nparties: { client: { credit_code: 9135010 } }\n"),
            Spec("template: sample\nparties: { provider: { credit_code: 91350100M000100YI3 } }\n"),
        ],
        &[
            Spec("template: sample\nparties: { client: { credit_code: 91350100m000100y43 } }\n"),
            Spec("template: sample\nparties: { client: { credit_code: \"９１３５０１００M000100Y43\" } }\n"),
            Spec("template: sample\nparties: { provider: { credit_code: 91110000600037341L } }\n"),
        ],
    ),
    (
        "party/email",
        &[
            Spec("template: sample\nparties: { client: { email: legal＠ex@ample.com } }\n"),
            Spec("template: sample\nparties: { client: { email: legal@example } }\n"),
            Spec("template: sample\nparties: { provider: { email: example.com } }\n"),
        ],
        &[
            Spec("template: sample\nparties: { client: { email: legal.dept+hetong@mail.example.com.cn } }\n"),
            Spec("template: sample\nparties: { client: { email: 123456@example.com } }\n"),
            Spec("template: sample\nparties: { provider: { email: \"Legal_A@Example.COM\" } }\n"),
        ],
    ),
    (
        "party/phone",
        &[
            Spec("template: sample\nparties: { client: { phone: 62500000 } }\n"),
            Spec("template: sample\nparties: { client: { phone: 1380013800 } }\n"),
            Spec("template: sample\nparties: { provider: { phone: 13800138OOO } }\n"),
        ],
        &[
            Spec("template: sample\nparties: { client: { phone: \"13800138000\" } }\n"),
            Spec("template: sample\nparties: { client: { phone: 0571-88888888 } }\n"),
            Spec("template: sample\nparties: { client: { phone: 400-800-8888 } }\n"),
            Spec("template: sample\nparties: { provider: { phone: +86 10 6250 0000 } }\n"),
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
        "rate/magnitude",
        &[
            Spec("template: sample\nterms: { damages: 0.05 }\n"),
            Spec("template: sample\nterms: { damages: 10 }\n"),
            Spec("template: sample\nfees: { instalments: [{ share: 0.5 }, { share: 0.5 }] }\n"),
        ],
        &[
            Spec("template: sample\nterms: { damages: 5% }\n"),
            Spec("template: sample\nterms: { damages: 百分之五 }\n"),
            Spec("template: sample\nterms: { damages: 50‰ }\n"),
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
];
