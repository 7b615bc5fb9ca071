//! A clause that forbids asking for an adjustment of liquidated damages.

use std::ops::Range;

use crate::checks::charge::is_on_damages;
use crate::checks::search::Search;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Prose};
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "rate/no-adjustment",
    severity: Severity::Error,
    title: Words { zh: "约定违约金不得调整", en: "a clause that bars the adjustment of damages" },
    why: Words {
        zh: "当事人仅以合同约定不得对违约金进行调整为由，主张不予调整的，人民法院不予支持；这样的条款写了也没有用，还会让对方误以为自己没有这项权利。",
        en: "a party that relies on nothing but a clause against adjustment is not upheld by the courts; such a clause does \
             nothing, and misleads the other party about a right it has",
    },
    basis: &[
        "民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）",
        "合同编通则解释（法释〔2023〕13号）第六十四条第三款 / Interpretation on the General Part of Contracts (Fa Shi [2023] \
         No. 13) art. 64(3)",
    ],
    bad: Example::Clause {
        spec: "",
        zh: "1. 任何一方不得以违约金过高为由请求调整违约金。\n",
        en: "1. Neither party may request an adjustment of liquidated damages on the ground that they are too high.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方可以依法请求调整违约金。\n",
        en: "1. Each party may request an adjustment of liquidated damages in accordance with law.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    Search::of(case, &judge, String::new()).found(|passage| judge(passage).into_iter().collect()).collect()
}

/// The first sentence of a passage that bars it, in Chinese or else in English.
fn judge(passage: &Passage) -> Option<Finding> {
    let (prose, sentence) = Lang::ALL.into_iter().find_map(|lang| {
        let prose = passage.get(lang);
        if !is_on_damages(lang, &prose.words) {
            return None;
        }
        sentences(prose).into_iter().find(|range| bars(lang, &prose.words[range.clone()])).map(|range| (prose, range))
    })?;
    let start = sentence.start;
    let sentence = &prose.words[sentence];
    let message = say!(
        zh: "“{words}”：这样的约定不受支持", en: "“{words}”: such a clause is not upheld", words = pattern::quoted(sentence.trim()),
    );
    let lead = sentence.len() - sentence.trim_start().len();
    let place = prose.span(start + lead..start + sentence.trim_end().len());
    Some(Finding::new(message).at(place, say!(zh: "不妨碍对方请求调整", en: "does not keep anyone from asking")).help(say!(
        zh: "请删去；要使违约金站得住，写明预计损失及其计算依据，把比例定在与之相称的水平",
        en: "delete it; what makes damages stand is an estimate of the loss, with what it is based on, and a rate in \
             proportion to it",
    )))
}

fn sentences(prose: &Prose) -> Vec<Range<usize>> {
    let is_end = |c: char| match prose.lang {
        Lang::Zh => matches!(c, '。' | '；' | '\n'),
        Lang::En => matches!(c, '.' | ';' | '\n'),
    };
    let mut start = 0;
    let ends = prose.words.char_indices().filter(|(_, c)| is_end(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let sentences = ends.chain([(prose.words.len(), prose.words.len())]).map(|(end, next)| {
        let sentence = start..end;
        start = next;
        sentence
    });
    sentences.collect()
}

/// Whether a sentence on damages bars their adjustment.
fn bars(lang: Lang, sentence: &str) -> bool {
    is_on_damages(lang, sentence)
        && match lang {
            Lang::Zh => bars_zh(sentence),
            Lang::En => bars_en(&sentence.to_ascii_lowercase()),
        }
}

fn bars_zh(sentence: &str) -> bool {
    const ADJUST: [&str; 10] = ["调整", "调减", "调低", "调高", "减少", "降低", "酌减", "减免", "增加", "变更"];
    const BARRING: [&str; 11] =
        ["不得", "不可", "不能", "不予", "无权", "不应", "不再", "均不", "放弃", "排除", "不允许"];
    // What protects the right, or is about changing the contract, is no bar.
    const HARMLESS: [&str; 14] = [
        "不得限制",
        "不得妨碍",
        "不得阻止",
        "不得剥夺",
        "不得排除",
        "不限制",
        "不影响",
        "不妨碍",
        "未经",
        "单方",
        "擅自",
        "不得放弃",
        "不视为放弃",
        "不构成",
    ];
    if HARMLESS.iter().any(|words| has_word(sentence, words)) {
        return false;
    }
    BARRING.iter().flat_map(|bar| sentence.match_indices(bar)).any(|(at, bar)| {
        let tail = &sentence[at + bar.len()..];
        // A reason may stand between the bar and what it bars; any other comma ends it.
        let clause = tail.split(['，', ',', '、']).next().unwrap_or(tail);
        let reach = if has_word(clause, "为由") || has_word(clause, "理由") { tail } else { clause };
        let near: String = reach.chars().take(30).collect();
        let is_limit = ["超过", "高于", "低于", "少于"].iter().any(|words| near.starts_with(words));
        !is_limit && ADJUST.iter().any(|adjust| has_word(&near, adjust))
    })
}

fn bars_en(sentence: &str) -> bool {
    const ADJUST: [&str; 7] = ["adjust", "reduc", "lower", "increase", "mitigat", "challenge", "contest"];
    const BARRING: [&str; 11] = [
        "neither party may",
        "neither party shall",
        "no party may",
        "no party shall",
        "shall not",
        "may not",
        "must not",
        "not be",
        "waive",
        "no right to",
        "not entitled to",
    ];
    const HARMLESS: [&str; 9] = [
        "does not limit",
        "not affect",
        "not be limited",
        "not restrict",
        "not prevent",
        "without the",
        "unilateral",
        "shall not waive",
        "does not waive",
    ];
    if HARMLESS.iter().any(|words| has_word(sentence, words)) {
        return false;
    }
    BARRING.iter().flat_map(|bar| sentence.match_indices(bar)).any(|(at, bar)| {
        let tail = &sentence[at + bar.len()..];
        let near: String = tail.chars().take(80).collect();
        let near = near.split([',', ':']).next().unwrap_or_default();
        !near.trim_start().starts_with("exceed") && ADJUST.iter().any(|adjust| has_word(near, adjust))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_way_of_barring_it_is_seen() {
        for sentence in [
            "任何一方不得请求调整违约金",
            "双方同意，违约金不予调整",
            "甲方放弃请求人民法院减少违约金的权利",
            "违约方无权要求降低违约金",
            "任何一方均不得以违约金过高为由，请求法院或者仲裁机构予以减少",
        ] {
            assert!(bars(Lang::Zh, sentence), "{sentence}");
        }
        for sentence in [
            "The liquidated damages shall not be adjusted by any court",
            "Party B waives its right to request a reduction of liquidated damages",
            "Liquidated damages may not be reduced for any reason",
            "Party B is not entitled to request that the liquidated damages be lowered",
        ] {
            assert!(bars(Lang::En, sentence), "{sentence}");
        }
    }

    #[test]
    fn what_leaves_the_right_alone_is_let_pass() {
        for sentence in [
            "本协议不限制任何一方依照法律请求调整违约金的权利",
            "违约金累计不得超过合同总额的10%",
            "未经双方书面同意，不得变更违约金的比例",
            "对同一违约行为，不重复计算违约金",
            "任何一方不得妨碍对方请求调整违约金",
        ] {
            assert!(!bars(Lang::Zh, sentence), "{sentence}");
        }
        for sentence in [
            "This agreement does not limit the right of either party to request an adjustment of liquidated damages",
            "The liquidated damages shall not exceed 10% of the price, and may be reduced by the court",
            "Liquidated damages are not charged twice for the same act of breach",
        ] {
            assert!(!bars(Lang::En, sentence), "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            let _ = (bars_zh(&text), bars_en(&text.to_ascii_lowercase()));
        }
    }
}
