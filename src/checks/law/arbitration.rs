//! What an arbitration clause says: whether it submits disputes, and which institutions it names.

use std::ops::Range;

use super::reading::{first, has, without};

/// Words that look like arbitration or action without submitting anything to either.
const BESIDE_THE_POINT: [&str; 19] = [
    "仲裁费",
    "仲裁裁决",
    "仲裁规则",
    "仲裁地",
    "仲裁庭",
    "仲裁程序",
    "仲裁期间",
    "仲裁法",
    "仲裁协议",
    "仲裁条款",
    "仲裁中，",
    "诉讼费",
    "诉讼时效",
    "诉讼期间",
    "诉讼程序",
    "诉讼法",
    "诉讼文书",
    "诉讼保全",
    "诉讼中，",
];

/// Words that name disputes.
const DISPUTES: [&str; 8] = ["争议", "纠纷", "协商不成", "协商解决", "协商未果", "争端", "分歧", "不能协商"];

/// Disputes that a statute sends to arbitration first and to court after.
const BY_STATUTE: [&str; 4] = ["劳动", "人事争议", "农村土地承包", "体育仲裁"];

/// Where a Chinese sentence submits disputes to arbitration.
pub(super) fn submits_zh(sentence: &str) -> Option<Range<usize>> {
    if !sentence.contains("仲裁") || has(sentence, &BY_STATUTE) {
        return None;
    }
    let plain = without(sentence, &BESIDE_THE_POINT);
    let submits = ["提交", "提请", "申请", "交由", "通过", "以仲裁", "采用", "采取", "进行", "由", "仲裁解决", "在"];
    let at = plain.find("仲裁")?;
    let is_refused = has(&plain[..at], &["不得", "不以仲裁", "不提交", "不通过", "不申请", "放弃"]);
    // “在仲裁或者诉讼期间，双方继续履行”.
    let ahead: String = sentence[at..].chars().take(10).collect();
    let is_during = has(&ahead, &["期间", "过程中", "程序中"]);
    (has(&plain, &DISPUTES) && has(&plain, &submits) && !is_refused && !is_during).then(|| at..at + "仲裁".len())
}

/// Where an English sentence, in lower case, submits disputes to arbitration.
pub(super) fn submits_en(sentence: &str) -> Option<Range<usize>> {
    if !sentence.contains("arbitration") || has(sentence, &["labour dispute", "labor dispute", "employment dispute"]) {
        return None;
    }
    let plain = without(
        sentence,
        &[
            "arbitration rules",
            "arbitration fee",
            "arbitration cost",
            "seat of arbitration",
            "arbitration law",
            "arbitration proceedings",
            "arbitration clause",
            "arbitration agreement",
        ],
    );
    let at = plain.find("arbitration")?;
    let submits =
        ["submit", "refer", "resolved by", "settled by", "resolved through", "settled through", "apply", "brought"];
    let is_about = has(&plain, &["dispute", "controvers", "differences", "submit it"]);
    let is_refused = has(&plain[..at], &["shall not", "must not", "may not", "waives"]);
    (is_about && has(&plain, &submits) && !is_refused).then(|| at..at + "arbitration".len())
}

/// Where a Chinese sentence lets disputes be taken to court.
pub(super) fn sues_zh(sentence: &str) -> Option<Range<usize>> {
    let plain = without(sentence, &BESIDE_THE_POINT);
    let found = first(&plain, &["起诉", "提起诉讼", "诉讼", "诉至", "法院管辖", "法院裁决", "法院解决", "法院判决"])?;
    let part = plain[..found.start].rfind(['，', '。', '；']).map_or(0, |at| at);
    let is_refused = has(&plain[part..found.start], &["不得", "不再", "不应", "不可", "放弃", "排除", "而非", "不能"]);
    (!is_refused).then_some(found)
}

/// Whether a sentence is about disputes.
pub(super) fn is_about_disputes(sentence: &str) -> bool {
    has(sentence, &DISPUTES)
}

/// Whether a statute sends what a sentence is about to arbitration first.
pub(super) fn is_by_statute(sentence: &str) -> bool {
    has(sentence, &BY_STATUTE)
}

/// The endings of the names of institutions.
const ENDINGS: [&str; 6] = ["仲裁委员会", "仲裁中心", "仲裁院", "仲裁机构", "仲裁员协会", "仲裁协会"];

/// Words before which the name of an institution begins.
const BEFORE: [&str; 28] = [
    "提交给",
    "提交",
    "提请",
    "交由",
    "选定",
    "选择",
    "申请",
    "按照",
    "依照",
    "依据",
    "根据",
    "或者",
    "通过",
    "任何一方",
    "一方",
    "双方",
    "可以",
    "应当",
    "均可",
    "或",
    "由",
    "向",
    "至",
    "到",
    "在",
    "将",
    "指",
    "为",
];

/// Words in which several institutions, or none, are meant.
const VAGUE: [&str; 24] = [
    "所在地",
    "当地",
    "有管辖",
    "有关",
    "相关",
    "一方",
    "对方",
    "双方",
    "签订地",
    "履行地",
    "住所地",
    "本地",
    "同意",
    "约定",
    "适当",
    "有权",
    "合法",
    "依法",
    "上述",
    "前述",
    "该",
    "其",
    "任何",
    "指定",
];

/// The institutions that a Chinese text names, each with its place.
pub(super) fn institutions_zh(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for ending in ENDINGS {
        for (at, _) in text.match_indices(ending) {
            let start = begin(&text[..at]);
            let name = &text[start..at + ending.len()];
            let stem = &text[start..at];
            let is_in_title = text[..start].ends_with('《') && text[at + ending.len()..].starts_with("仲裁规则");
            if stem.chars().count() >= 2 && !has(stem, &VAGUE) && !is_in_title {
                found.push((start..at + ending.len(), name));
            }
        }
    }
    for short in
        ["CIETAC", "HKIAC", "SIAC", "LCIA", "SHIAC", "SCIA", "ICDR", "LMAA", "CMAC", "贸仲", "北仲", "国际商会"]
    {
        if let Some(at) = text.find(short) {
            let is_alias =
                text[..at].ends_with(['（', '(', '“', '"', '下', '称']) || text[at + short.len()..].starts_with("仲裁");
            if !is_alias || found.is_empty() {
                found.push((at..at + short.len(), short));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Where a name that ends a text begins.
fn begin(text: &str) -> usize {
    let mut start = text.len();
    for (at, character) in text.char_indices().rev() {
        if !('\u{4E00}'..='\u{9FFF}').contains(&character) || text.len() - at > 25 * 3 {
            break;
        }
        start = at;
    }
    let stem = &text[start..];
    let cut = BEFORE.iter().filter_map(|word| stem.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    // 和 and 及 join names, but 呼和浩特 is one.
    let joined = ["和", "与", "及"].iter().filter_map(|word| stem.rfind(word).map(|at| (at, at + word.len())));
    let joined = joined.filter(|(at, _)| !stem[..*at].ends_with('呼')).map(|(_, end)| end).max().unwrap_or(0);
    start + cut.max(joined)
}

/// The institutions that an English text in lower case names, each with its place.
pub(super) fn institutions_en(text: &str) -> Vec<(Range<usize>, &str)> {
    let endings = [
        "arbitration commission",
        "arbitration centre",
        "arbitration center",
        "court of arbitration",
        "arbitration institute",
        "court of international arbitration",
        "chamber of commerce",
        "arbitrators association",
        "dispute resolution",
    ];
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for ending in endings {
        for (at, _) in text.match_indices(ending) {
            // The name reaches back to the article, the preposition or the mark before it.
            let head = &text[..at];
            let breaks = [" the ", "(", ",", " to ", " or ", " and the ", " by ", " a ", " an ", ";", "“"];
            let start = breaks.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
            let stem = head[start..].trim();
            let is_vague = stem.is_empty()
                || has(
                    stem,
                    &["any", "local", "competent", "relevant", "appropriate", "such", "said", "that", "whose", "its"],
                );
            if !is_vague {
                found.push((start..at + ending.len(), &text[start..at + ending.len()]));
            }
        }
    }
    for short in ["cietac", "hkiac", "siac", "lcia", "shiac", "scia", "icdr"] {
        if let Some(at) = text.find(short)
            && found.is_empty()
        {
            found.push((at..at + short.len(), short));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        institutions_zh(text).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn institutions_are_found_by_their_names() {
        assert_eq!(names("提交中国国际经济贸易仲裁委员会，按照其仲裁规则仲裁"), ["中国国际经济贸易仲裁委员会"]);
        assert_eq!(names("向呼和浩特仲裁委员会或者深圳国际仲裁院申请"), ["呼和浩特仲裁委员会", "深圳国际仲裁院"]);
        assert_eq!(names("提交甲方所在地仲裁委员会或者有关仲裁机构"), Vec::<&str>::new());
        assert_eq!(names("按照《中国国际经济贸易仲裁委员会仲裁规则》"), Vec::<&str>::new());
        let en = institutions_en(
            "submitted to the china international economic and trade arbitration commission or the hong kong international arbitration centre",
        );
        assert_eq!(en.len(), 2, "{en:?}");
        assert!(institutions_en("submitted to a competent arbitration commission").is_empty());
    }

    #[test]
    fn only_disputes_are_submitted() {
        assert!(submits_zh("协商不成的，应当提交北京仲裁委员会仲裁。").is_some());
        assert!(submits_zh("仲裁费由败诉方承担。").is_none());
        assert!(submits_zh("争议提交劳动争议仲裁委员会仲裁").is_none());
        assert!(submits_en("any dispute is submitted to the commission for arbitration.").is_some());
        assert!(submits_en("the arbitration fees are borne by the losing party.").is_none());
    }

    #[test]
    fn a_court_is_open_where_nothing_closes_it() {
        assert!(sues_zh("任何一方均可向甲方所在地法院起诉。").is_some());
        assert!(sues_zh("双方不得就该争议提起诉讼。").is_none());
        assert!(sues_zh("诉讼费、仲裁费由败诉方承担。").is_none());
    }
}
