//! Text of another kind foisted into a contract.

use std::sync::LazyLock;

use crate::checks::lexicon::Lexicon;
use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/foreign",
    severity: Severity::Warning,
    title: Words { zh: "混入了不属于合同的文字", en: "text that does not belong in a contract" },
    why: Words {
        zh: "广告、聊天、代码或者生成工具的套话，说明这段文字是从别处整段粘贴而来，没有人逐字看过。",
        en: "advertising, chat, code or the phrases of a text generator show that the passage was pasted in, and that \
             nobody read it",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 双方应当保密，更多模板扫码关注，不得向第三方披露。\n",
        en: "1. Each party shall keep the information secret and shall not disclose it to third parties.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方应当保密，不得向第三方披露。\n",
        en: "1. Each party shall keep the information secret and shall not disclose it to third parties.\n",
    },
    run: Run::Bound(run),
};

static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("foreign.txt")));

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

/// One finding for a passage: what was pasted in was pasted in one piece.
fn find(typed: Typed) -> Vec<Fault> {
    if typed.is_of_party() {
        return Vec::new();
    }
    let words = typed.words();
    let mut hits = LIST.find(words);
    let Some(first) = hits.next() else { return Vec::new() };
    let end = hits.last().map_or(first.range.end, |last| last.range.end);
    let word = pattern::quoted(&words[first.range.start..end]);
    vec![Fault {
        range: first.range.start..end,
        message: say!(zh: "“{word}”不属于合同", en: "“{word}” does not belong in a contract", word = word),
        label: say!(zh: "从别处混入", en: "from somewhere else"),
        help: say!(
            zh: "请删去这段文字，并通读其前后，看是否还有别的粘贴痕迹",
            en: "delete it, and read what stands around it for other traces of the same paste",
        ),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn advertising_chat_code_and_generators_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当付款，加微信领资料，免费领取。"), ["加微信领资料，免费领取"]);
        assert_eq!(caught_in_zh(CHECK.id, "以下是为您生成的保密条款。"), ["以下是为您生成的"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall pay. I hope this helps."), ["I hope this helps"]);
        assert_eq!(caught_in_zh(CHECK.id, "乙方应当交付系统，老铁，一键三连。"), ["老铁，一键三连"]);
        assert_eq!(caught_in_en(CHECK.id, "Party B shall call console.log before delivery."), ["console.log"]);
    }

    #[test]
    fn the_business_of_such_a_trade_is_silent() {
        assert!(
            caught_in_zh(
                CHECK.id,
                "甲方委托乙方运营微信公众号，用户关注公众号后点击链接提交订单，乙方不得私自添加微信。"
            )
            .is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "以上分别由其父亲，线上分销商，按大小编号打包邮寄；公开黑名单，途经老铁路桥。")
                .is_empty()
        );
        assert!(
            caught_in_en(CHECK.id, "The app lets Users click a button, scan a code and subscribe to a plan.")
                .is_empty()
        );
    }
}
