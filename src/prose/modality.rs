//! Words that bind, forbid and permit: 应当, 不得, 可以; shall, shall not, may.

use std::ops::Range;
use std::sync::LazyLock;

use super::sense::{Sense, Table};
use crate::diag::{Lang, Words};
use crate::value::Searchable;

/// What a word does to the one it speaks of. The lesser ones may stand for it, and prove nothing by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modality {
    /// 应当, shall, must.
    Duty,
    /// Perhaps a duty: 负责, will, is to.
    LesserDuty,
    /// 不得, shall not.
    Ban,
    /// Perhaps a ban: 不, cannot.
    LesserBan,
    /// 可以, 有权, may, is entitled to.
    Leave,
    /// Perhaps a permission: 可能, can.
    LesserLeave,
    /// None of these, though it looks like one: 响应, shall not be required to.
    None,
}

impl Modality {
    /// What it does, in words.
    #[must_use]
    pub const fn name(self) -> Words {
        match self {
            Self::Duty | Self::LesserDuty => Words { zh: "义务", en: "a duty" },
            Self::Ban | Self::LesserBan => Words { zh: "禁止", en: "a prohibition" },
            Self::Leave | Self::LesserLeave => Words { zh: "权利或许可", en: "a permission" },
            Self::None => Words { zh: "其他", en: "something else" },
        }
    }
}

use Modality::{Ban, Duty, Leave, LesserBan, LesserDuty, LesserLeave, None as Other};

static CHINESE: LazyLock<Table<Modality>> = LazyLock::new(|| {
    Table::chinese(&[
        ("不得不", LesserDuty),
        ("不成", Other),
        ("不足", Other),
        ("不满", Other),
        ("不合格", Other),
        ("不符", Other),
        ("不一致", Other),
        ("不同", Other),
        ("不限于", Other),
        ("不动产", Other),
        ("不超过", Other),
        ("不少于", Other),
        ("不低于", Other),
        ("不高于", Other),
        ("不得", Ban),
        ("禁止", Ban),
        ("严禁", Ban),
        ("不应当", Ban),
        ("不应", Ban),
        ("不准", Ban),
        ("不许", Ban),
        ("不允许", Ban),
        ("无权", Ban),
        ("不可以", Ban),
        ("不能", LesserBan),
        ("不可抗力", Other),
        ("不可", LesserBan),
        ("不", LesserBan),
        ("未经", Other),
        ("未", LesserBan),
        ("无需", LesserLeave),
        ("无须", LesserLeave),
        ("无义务", LesserBan),
        ("不必", LesserLeave),
        ("无", LesserBan),
        ("非", LesserBan),
        ("仅", LesserBan),
        ("只", LesserBan),
        ("拒绝", LesserBan),
        ("应当", Duty),
        ("必须", Duty),
        ("务必", Duty),
        ("有义务", Duty),
        ("须知", Other),
        ("须", Duty),
        ("需要", LesserDuty),
        ("需", LesserDuty),
        ("负责", LesserDuty),
        ("有责任", LesserDuty),
        ("应用", Other),
        ("供应", Other),
        ("相应", Other),
        ("适应", Other),
        ("响应", Other),
        ("反应", Other),
        ("对应", Other),
        ("效应", Other),
        ("应急", Other),
        ("应邀", Other),
        ("应届", Other),
        ("应答", Other),
        ("答应", Other),
        ("应", Duty),
        ("可以", Leave),
        ("有权机关", Other),
        ("有权部门", Other),
        ("有权", Leave),
        ("可能", LesserLeave),
        ("能够", LesserLeave),
        ("能", LesserLeave),
        ("允许", LesserLeave),
        ("仅可以", LesserLeave),
        ("仅可", LesserLeave),
        ("仅能", LesserLeave),
        ("只可以", LesserLeave),
        ("只可", LesserLeave),
        ("只能", LesserLeave),
        ("后方可", LesserLeave),
        ("许可", Other),
        ("认可", Other),
        ("权利", LesserLeave),
        ("可", Leave),
    ])
});

static ENGLISH: LazyLock<Table<Modality>> = LazyLock::new(|| {
    Table::english(&[
        ("shall not be required to", Other),
        ("shall not be obliged to", Other),
        ("shall not be obligated to", Other),
        ("need not", Other),
        ("is not required to", Other),
        ("is not obliged to", Other),
        ("shall not be entitled to", Ban),
        ("shall not have the right to", Ban),
        ("is not entitled to", Ban),
        ("are not entitled to", Ban),
        ("has no right to", Ban),
        ("have no right to", Ban),
        ("shall have no right to", Ban),
        ("is not permitted to", Ban),
        ("is not allowed to", Ban),
        ("is prohibited from", Ban),
        ("are prohibited from", Ban),
        ("shall be prohibited from", Ban),
        ("shall refrain from", Ban),
        ("shall in no event", Ban),
        ("shall under no circumstances", Ban),
        ("shall never", Ban),
        ("shall not", Ban),
        ("shall neither", Ban),
        ("must not", Ban),
        ("may not", Ban),
        ("will not", LesserBan),
        ("should not", LesserBan),
        ("cannot", LesserBan),
        ("can not", LesserBan),
        ("not", LesserBan),
        ("no", LesserBan),
        ("nor", LesserBan),
        ("neither", LesserBan),
        ("never", LesserBan),
        ("only", LesserBan),
        ("refuse", LesserBan),
        ("prohibited", LesserBan),
        ("forbidden", LesserBan),
        ("shall be entitled to", Leave),
        ("shall have the right to", Leave),
        ("shall be permitted to", Leave),
        ("is entitled to", Leave),
        ("are entitled to", Leave),
        ("has the right to", Leave),
        ("have the right to", Leave),
        ("is permitted to", Leave),
        ("is authorised to", Leave),
        ("is authorized to", Leave),
        ("may", Leave),
        ("entitled", LesserLeave),
        ("right", LesserLeave),
        ("rights", LesserLeave),
        ("can", LesserLeave),
        ("could", LesserLeave),
        ("able", LesserLeave),
        ("permitted", LesserLeave),
        ("allowed", LesserLeave),
        ("shall", Duty),
        ("must", Duty),
        ("is obliged to", Duty),
        ("are obliged to", Duty),
        ("is required to", Duty),
        ("are required to", Duty),
        ("undertakes to", Duty),
        ("undertake to", Duty),
        ("has a duty to", Duty),
        ("have a duty to", Duty),
        ("will", LesserDuty),
        ("should", LesserDuty),
        ("ought to", LesserDuty),
        ("is to", LesserDuty),
        ("are to", LesserDuty),
        ("agrees to", LesserDuty),
        ("agree to", LesserDuty),
        ("responsible", LesserDuty),
        ("required", LesserDuty),
        ("obliged", LesserDuty),
        ("due", LesserDuty),
        ("payable", LesserDuty),
    ])
});

/// The words of a part of a text that bind, forbid or permit, in order.
#[must_use]
pub fn modals<T: Searchable + ?Sized>(text: &T, part: Range<usize>, lang: Lang) -> Vec<Sense<Modality>> {
    let table = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    let weigh = |sense: Sense<Modality>| {
        let meaning = match lang {
            Lang::Zh => weigh_chinese(text.text(), &sense),
            Lang::En => weigh_english(text.text(), &sense),
        };
        Sense { meaning, ..sense }
    };
    table.find(text, part).into_iter().map(weigh).filter(|sense| sense.meaning != Other).collect()
}

/// 可 alone permits, and 应 in 应付 binds, only right after the one it speaks of; elsewhere it is a part of another word.
fn weigh_chinese(text: &str, sense: &Sense<Modality>) -> Modality {
    let word = &text[sense.range.clone()];
    if !matches!(word, "应" | "可") {
        return sense.meaning;
    }
    let before = text[..sense.range.start].chars().next_back();
    let follows_one = before.is_none_or(|c| "方人者均也还亦并仍且，、司".contains(c));
    let rest = &text[sense.range.end..];
    // 应甲方的要求 is no duty, and 可 before a verb in 可行 no permission.
    let is_request = word == "应"
        && ["甲方", "乙方", "对方", "其", "一方", "披露方", "守约方"].iter().any(|one| rest.starts_with(one));
    let is_part = |parts: &str| rest.starts_with(|c| parts.contains(c));
    match word {
        "应" if is_request => Other,
        "应" => {
            if follows_one || !is_part("付收得税有纳缴计聘诉") {
                Duty
            } else {
                LesserDuty
            }
        }
        _ => {
            // 通用的、可机读的格式: what can be done with a thing.
            let is_quality = before == Some('、') && rest.chars().take(4).any(|c| c == '的');
            if follows_one && !is_quality && !is_part("行用靠读转撤分得") { Leave } else { LesserLeave }
        }
    }
}

/// "Neither party shall" forbids; what "may … only" does is as much a ban of all else.
fn weigh_english(text: &str, sense: &Sense<Modality>) -> Modality {
    if !matches!(sense.meaning, Duty | Leave) {
        return sense.meaning;
    }
    let clause = text[..sense.range.start].rfind([',', ';', '.', ':', '\n']).map_or(0, |at| at + 1);
    let mut words = text[clause..sense.range.start].split_whitespace().peekable();
    while words.next_if(|word| matches!(*word, "and" | "but" | "or" | "that" | "if" | "however")).is_some() {}
    let subject: Vec<&str> = words.take(9).collect();
    let is_no = |word: &&str| {
        ["neither", "no", "none", "nobody", "nothing", "nor"].iter().any(|no| word.eq_ignore_ascii_case(no))
    };
    match subject.as_slice() {
        [first, rest @ ..] if is_no(first) && rest.len() < 8 => Ban,
        [first, second, ..] if first.eq_ignore_ascii_case("under") && *second == "no" => Ban,
        [first, second, ..] if first.eq_ignore_ascii_case("in") && *second == "no" => Ban,
        _ if sense.meaning == Leave && is_limited(&text[sense.range.end..]) => LesserLeave,
        _ => sense.meaning,
    }
}

/// Whether "only" stands in the rest of a clause.
fn is_limited(rest: &str) -> bool {
    let clause = &rest[..rest.find([',', ';', '.', ':', '\n']).unwrap_or(rest.len())];
    clause.split(' ').any(|word| word == "only")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, lang: Lang) -> Vec<Modality> {
        modals(text, 0..text.len(), lang).into_iter().map(|sense| sense.meaning).collect()
    }

    #[test]
    fn words_that_only_look_like_duties_are_none() {
        assert_eq!(read("甲方应当在30日内响应，乙方应付款，供应商可以相应调整", Lang::Zh), [Duty, Duty, Leave]);
        assert_eq!(read("乙方应甲方的要求提供", Lang::Zh), []);
        assert_eq!(read("可行的方案、可机读的格式、不可抗力", Lang::Zh), [LesserLeave, LesserLeave]);
        assert_eq!(read("甲方不得转让，有权机关另有规定的除外", Lang::Zh), [Ban]);
    }

    #[test]
    fn a_negative_subject_forbids() {
        assert_eq!(read("Neither party shall assign it", Lang::En), [LesserBan, Ban]);
        assert_eq!(read("If it has no claim, Party A shall pay", Lang::En), [LesserBan, Duty]);
        assert_eq!(read("Party A shall not be required to pay; it may refuse", Lang::En), [Leave, LesserBan]);
        assert_eq!(read("Party B shall not sell and MUST pay", Lang::En), [Ban, Duty]);
    }
}
