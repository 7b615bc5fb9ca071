//! Payment that waits until somebody else has paid.

use std::ops::Range;

use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/pay-when-paid",
    severity: Severity::Warning,
    title: Words {
        zh: "以收到第三方付款作为付款条件", en: "payment that waits for a third party’s payment"
    },
    why: Words {
        zh: "大型企业不得约定以收到第三方付款为向中小企业付款的条件；即使不属于这种情形，何时付款也由合同之外的人决定。",
        en: "a large enterprise may not make payment to a small or medium-sized one depend on being paid itself; and \
             elsewhere too, somebody outside the contract would decide when payment falls due",
    },
    basis: &["sme-payment-regulation-9"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方在收到业主支付的相应款项后十日内向乙方支付服务费。\n",
        en: "1. Party A shall pay the service fees within ten days after receiving the corresponding payment from the \
             employer.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方在收到乙方开具的发票后十日内向乙方支付服务费。\n",
        en: "1. Party A shall pay the service fees within ten days after receiving the invoice issued by Party B.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    hits(case, Topic::PaidFirst, zh, en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(zh: "付款以收到第三方款项为条件", en: "payment depends on a third party’s payment"),
                say!(zh: "等待第三方付款", en: "waits for a third party"),
            )
            .help(say!(
                zh: "请改为双方都能证明的事件，例如验收合格或者收到发票，并写明付款期限",
                en: "let payment follow an event both parties can prove, such as acceptance or an invoice, within a stated time",
            ))
        })
        .collect()
}

/// People outside the contract from whom money may come.
const OTHERS: [&str; 16] = [
    "第三方",
    "第三人",
    "业主",
    "最终用户",
    "最终客户",
    "终端客户",
    "建设单位",
    "发包人",
    "发包方",
    "总包",
    "上游",
    "其客户",
    "甲方客户",
    "甲方的客户",
    "下游",
    "委托人的客户",
];

fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let place = |range: Range<usize>| Some(sentence.start + range.start..sentence.start + range.end);
        let is_refused = || {
            has(
                text,
                &[
                    "不以",
                    "不得以",
                    "无论",
                    "不论",
                    "不管",
                    "不因",
                    "不得约定",
                    "代收",
                    "第三方支付",
                    "第三方机构支付",
                    "退还",
                    "退回",
                    "转交",
                ],
            )
        };
        if let Some(found) = first(text, &["背靠背"]) {
            return if is_refused() { None } else { place(found) };
        }
        let received = first(text, &["收到", "收讫", "取得", "收款", "到账"])?;
        let other = first(text, &OTHERS)?;
        if is_refused() {
            return None;
        }
        let is_near = received.start.abs_diff(other.start) <= 45;
        let between = &text[received.start.min(other.start)..];
        let money = first(between, &["付款", "款项", "支付", "回款", "工程款", "到账", "货款", "服务费"])?;
        let paid = &between[money.start..];
        let is_condition = has(paid, &["后", "为前提", "为条件", "之日起", "时", "同步", "同比例", "前提"])
            && has(
                &paid[first(paid, &["后", "为前提", "为条件", "之日起", "时", "同步", "同比例", "前提"])
                    .map_or(0, |found| found.end)..],
                &["支付", "付款", "付清", "结算", "付给"],
            )
            || has(text, &["为付款条件", "为支付条件", "作为付款", "作为支付", "付款以", "支付以"])
            || text.ends_with("款项")
            || text.ends_with("付款")
            || text.ends_with("回款");
        (is_near && is_condition).then(|| received.start.min(other.start)..received.end.max(other.end)).and_then(place)
    })
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    const OTHERS: [&str; 12] = [
        "third party",
        "employer",
        "end user",
        "end customer",
        "end client",
        "its customer",
        "its client",
        "main contractor",
        "general contractor",
        "project owner",
        "the owner",
        "upstream",
    ];
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let is_refused =
            || has(text, &["regardless", "whether or not", "not depend", "not conditional", "on behalf of", "refund"]);
        let range = |found: Range<usize>| Some(sentence.start + found.start..sentence.start + found.end);
        if let Some(found) =
            first(text, &["pay-when-paid", "pay when paid", "paid-when-paid", "pay-if-paid", "back-to-back payment"])
        {
            return if is_refused() { None } else { range(found) };
        }
        let received =
            first(text, &["receiving", "receives", "has received", "receipt of", "is paid by", "been paid by"])?;
        let other = first(&text[received.start..], &OTHERS)?;
        if is_refused() {
            return None;
        }
        let paid = &text[received.start..received.start + other.end];
        let is_money = has(paid, &["payment", "paid", "funds", "money"]);
        let is_duty =
            has(text, &["shall pay", "pays", "will pay", "payment is due", "falls due", "payable", "payment to"])
                || text.len() < 120;
        let is_near = other.end <= 90;
        (is_money && is_duty && is_near).then_some(received.start..received.start + other.end).and_then(range)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::{count, count_with};
    use super::*;

    #[test]
    fn waiting_for_others_is_found_in_clauses_and_in_values() {
        for (zh, en) in [
            ("乙方同意甲方按照背靠背原则付款。", "See the Chinese."),
            ("甲方向乙方付款以收到最终客户的款项为前提。", "See the Chinese."),
            ("待发包人工程款到账后，甲方按同比例向乙方支付。", "See the Chinese."),
            ("见英文。", "Party A shall pay Party B after it has received payment from its customer."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
        let spec =
            "service:\n  scope: { zh: 甲方收到第三方付款, en: Party A has received payment from the third party }\n";
        assert_eq!(
            count_with(
                CHECK.id,
                spec,
                "1. 双方应当遵守本协议。\n",
                "1. Each party shall comply with this agreement.\n"
            ),
            1
        );
    }

    #[test]
    fn what_the_parties_themselves_receive_stays_silent() {
        for (zh, en) in [
            (
                "乙方收到甲方支付的款项后五日内开具发票。",
                "Party B shall issue an invoice within five days after receiving payment from Party A.",
            ),
            (
                "甲方付款不以收到第三方款项为条件。",
                "Party A’s payment does not depend on receiving payment from a third party; it is due regardless.",
            ),
            (
                "甲方收到第三方的侵权通知后，应当及时告知乙方。",
                "After receiving a notice of infringement from a third party, Party A shall inform Party B.",
            ),
            (
                "平台代收第三方款项后，向商户结算并支付。",
                "The Platform collects money on behalf of merchants and pays it to them.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
