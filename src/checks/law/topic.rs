//! What each passage may be about, told in one pass over all words, so that a check looks only where it may find.

use std::sync::LazyLock;

use super::foreign::PLACES;
use crate::prose::{Passage, Prose, What};
use crate::value::{Letters, Searchable, Vocabulary};

/// A topic of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checks) enum Topic {
    /// Arbitration.
    Arbitration,
    /// Courts and actions.
    Court,
    /// Liability and compensation.
    Liability,
    /// Limitation of actions.
    Limitation,
    /// Renewal and terms without end.
    Renewal,
    /// Payment that waits for somebody else's.
    PaidFirst,
    /// Electronic signatures.
    ElectronicSignature,
    /// Which of several texts prevails.
    Precedence,
    /// When the contract takes effect.
    Effect,
    /// Inspection and acceptance.
    Inspection,
    /// What is deemed.
    Deemed,
    /// Personal information.
    PersonalInformation,
    /// The seat of arbitration.
    Seat,
    /// Places beyond the mainland.
    Abroad,
    /// The languages of the contract.
    Languages,
    /// What a breach entails.
    Remedy,
}

use Topic::{
    Abroad, Arbitration, Court, Deemed, Effect, ElectronicSignature, Inspection, Languages, Liability, Limitation,
    PaidFirst, PersonalInformation, Precedence, Remedy, Renewal, Seat,
};

/// Words that tell a topic; English in lower case.
const WORDS: [(&str, Topic); 70] = [
    ("仲裁", Arbitration),
    ("arbitra", Arbitration),
    ("法院", Court),
    ("诉讼", Court),
    ("起诉", Court),
    ("court", Court),
    ("litigation", Court),
    ("lawsuit", Court),
    ("bring an action", Court),
    ("责任", Liability),
    ("赔偿", Liability),
    ("负责", Liability),
    ("免责", Liability),
    ("liab", Liability),
    ("responsib", Liability),
    ("诉讼时效", Limitation),
    ("时效期间", Limitation),
    ("limitation", Limitation),
    ("prescription", Limitation),
    ("自动", Renewal),
    ("长期有效", Renewal),
    ("永久有效", Renewal),
    ("无固定期限", Renewal),
    ("automatic", Renewal),
    ("indefinite", Renewal),
    ("收到", PaidFirst),
    ("收讫", PaidFirst),
    ("收款", PaidFirst),
    ("到账", PaidFirst),
    ("背靠背", PaidFirst),
    ("第三方", PaidFirst),
    ("receiv", PaidFirst),
    ("receipt", PaidFirst),
    ("back-to-back", PaidFirst),
    ("when-paid", PaidFirst),
    ("if-paid", PaidFirst),
    ("when paid", PaidFirst),
    ("is paid by", PaidFirst),
    ("电子签", ElectronicSignature),
    ("电子合同", ElectronicSignature),
    ("电子方式签", ElectronicSignature),
    ("electronic sign", ElectronicSignature),
    ("signed electronically", ElectronicSignature),
    ("e-sign", ElectronicSignature),
    ("为准", Precedence),
    ("优先", Precedence),
    ("prevail", Precedence),
    ("takes precedence", Precedence),
    ("shall control", Precedence),
    ("生效", Effect),
    ("成立", Effect),
    ("effect", Effect),
    ("effective", Effect),
    ("验收", Inspection),
    ("检验", Inspection),
    ("inspect", Inspection),
    ("accept", Inspection),
    ("视为", Deemed),
    ("deemed", Deemed),
    ("个人信息", PersonalInformation),
    ("personal information", PersonalInformation),
    ("personal data", PersonalInformation),
    ("仲裁地", Seat),
    ("seat", Seat),
    ("place of arbitration", Seat),
    ("中文", Languages),
    ("中英文", Languages),
    ("两种语言", Languages),
    ("chinese", Languages),
    ("english", Languages),
];

/// Further words: what a breach entails.
const REMEDIES: [&str; 20] = [
    "违约",
    "赔偿",
    "补救",
    "解除",
    "承担责任",
    "法律责任",
    "相应责任",
    "罚则",
    "扣除",
    "减少价款",
    "breach",
    "damages",
    "compensat",
    "indemnif",
    "terminat",
    "remed",
    "liable",
    "liability",
    "default",
    "deduct",
];

static FINDER: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = WORDS.iter().map(|(word, _)| *word).chain(REMEDIES);
    let words = words.chain(PLACES.iter().flat_map(|(zh, en)| [*zh, *en]));
    Vocabulary::new(words, Letters::Folded)
});

/// What a passage may be about.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::checks) struct About(u32);

impl About {
    /// Reads a passage.
    pub fn of(passage: &Passage) -> Self {
        Self(within(&passage.zh) | within(&passage.en))
    }

    /// Whether it may be about a topic.
    pub const fn has(self, topic: Topic) -> bool {
        self.0 & bit(topic) != 0
    }
}

/// The topics of every passage of a contract.
#[derive(Debug, Clone, Default)]
pub(in crate::checks) struct Topics(Vec<About>);

impl Topics {
    /// What each passage may be about.
    pub fn of(all: impl IntoIterator<Item = About>) -> Self {
        Self(all.into_iter().collect())
    }

    /// Whether a passage may be about a topic.
    pub fn has(&self, passage: usize, topic: Topic) -> bool {
        self.0.get(passage).is_some_and(|about| about.has(topic))
    }

    /// Whether any passage may be about a topic.
    pub fn any(&self, topic: Topic) -> bool {
        self.0.iter().any(|about| about.has(topic))
    }
}

const fn bit(topic: Topic) -> u32 {
    1 << topic as u32
}

fn within(prose: &Prose) -> u32 {
    let values = prose.pieces.iter().filter_map(|piece| match &piece.what {
        What::Value { text, .. } => Some(text.as_str()),
        _ => None,
    });
    values.map(topics).fold(topics(&prose.words), |all, topics| all | topics)
}

fn topics<T: Searchable + ?Sized>(text: &T) -> u32 {
    FINDER.all(text).fold(0, |all, (word, _)| all | bit(topic(word)))
}

/// The topic of the word of that number.
fn topic(word: usize) -> Topic {
    match WORDS.get(word) {
        Some((_, topic)) => *topic,
        None if word < WORDS.len() + REMEDIES.len() => Remedy,
        None => Abroad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_topics_in_both_languages_however_they_are_written() {
        assert_eq!(topics("提交仲裁地的法院"), bit(Arbitration) | bit(Seat) | bit(Court));
        assert_eq!(topics("Arbitration"), bit(Arbitration));
        assert_eq!(topics("违约"), bit(Remedy));
        assert_eq!(topics("新加坡"), bit(Abroad));
        assert_eq!(topics("甲方付款"), 0);
    }
}
