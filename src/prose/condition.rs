//! Words that make an exception: 除非, 除…外, unless, except.

use std::ops::Range;
use std::sync::LazyLock;

use super::sense::{Sense, Table};
use crate::diag::Lang;
use crate::value::Searchable;

/// What a word does to the statement it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exception {
    /// Surely makes an exception: 除非, unless.
    Exception,
    /// Surely makes a condition: 如果, if.
    Condition,
    /// 的，: as a rule a condition, which English may say with a phrase: "a score equal to", "with consent".
    Relative,
    /// 但: as a rule a proviso.
    Proviso,
    /// May stand for an exception and for a condition: 未经, without.
    Either,
    /// May stand for a condition: 时, once.
    LesserCondition,
    /// May stand for an exception: 但, however.
    LesserException,
    /// Only looks like one: 例如, if applicable.
    None,
}

use Exception::{
    Condition, Either, Exception as Except, LesserCondition, LesserException, None as Other, Proviso, Relative,
};

static CHINESE: LazyLock<Table<Exception>> = LazyLock::new(|| {
    Table::chinese(&[
        ("除非", Except),
        ("的除外", Except),
        ("者除外", Except),
        ("情形除外", Except),
        ("除外", LesserException),
        ("另有约定", Except),
        ("另有规定", Except),
        ("删除", Other),
        ("解除", Other),
        ("清除", Other),
        ("排除", Other),
        ("消除", Other),
        ("免除", Other),
        ("扣除", Other),
        ("拆除", Other),
        ("除以", Other),
        ("除", LesserException),
        ("但是", Proviso),
        ("但", Proviso),
        ("不但", Other),
        ("外", LesserException),
        ("仅", LesserException),
        ("只", LesserException),
        ("否则", Either),
        ("未", Either),
        ("不", Either),
        ("非", Either),
        ("无", Either),
        ("如果", Condition),
        ("如遇", Condition),
        ("如发生", Condition),
        ("如有", LesserCondition),
        ("倘若", Condition),
        ("假如", Condition),
        ("如下", Other),
        ("例如", Other),
        ("如实", Other),
        ("如期", Other),
        ("诸如", Other),
        ("如", LesserCondition),
        ("若干", Other),
        ("若", Condition),
        ("一旦", LesserCondition),
        ("的，", Relative),
        ("的情况下", Condition),
        ("的情形下", Condition),
        ("情形", LesserCondition),
        ("情况", LesserCondition),
        ("条件", LesserCondition),
        ("前提", LesserCondition),
        ("后", LesserCondition),
        ("前", LesserCondition),
        ("时", LesserCondition),
        ("凡", LesserCondition),
        ("的", LesserCondition),
        ("者", LesserCondition),
        ("后方可", LesserCondition),
        ("，方可", LesserCondition),
        ("经", LesserCondition),
        ("即", LesserCondition),
        ("致使", LesserCondition),
    ])
});

static ENGLISH: LazyLock<Table<Exception>> = LazyLock::new(|| {
    Table::english(&[
        ("unless", Except),
        ("except that", Except),
        ("except where", Except),
        ("except as", Except),
        ("except for", LesserException),
        ("except", LesserException),
        ("save", LesserException),
        ("other than", LesserException),
        ("excluding", LesserException),
        ("exclude", LesserException),
        ("excludes", LesserException),
        ("excluded", LesserException),
        ("but", LesserException),
        ("however", LesserException),
        ("otherwise", LesserException),
        ("apart from", LesserException),
        ("besides", LesserException),
        ("in addition to", LesserException),
        ("outside", LesserException),
        ("only", Either),
        ("without", Either),
        ("subject to", Either),
        ("provided that", Either),
        ("to the extent", Either),
        ("not", LesserException),
        ("no", LesserException),
        ("if applicable", Other),
        ("if any", Other),
        ("if", Condition),
        ("in the event", Condition),
        ("in case", Condition),
        ("where", LesserCondition),
        ("when", LesserCondition),
        ("whenever", LesserCondition),
        ("once", LesserCondition),
        ("upon", LesserCondition),
        ("on", LesserCondition),
        ("should", LesserCondition),
        ("condition", LesserCondition),
        ("conditions", LesserCondition),
        ("long as", LesserCondition),
        ("whether", LesserCondition),
        ("after", LesserCondition),
        ("until", LesserCondition),
        ("following", LesserCondition),
        ("because", LesserCondition),
        ("because of", LesserCondition),
        ("party that", LesserCondition),
        ("party who", LesserCondition),
        ("party which", LesserCondition),
        ("party whose", LesserCondition),
        ("any", LesserCondition),
        ("that", LesserCondition),
        ("which", LesserCondition),
        ("who", LesserCondition),
        ("whose", LesserCondition),
        ("failure", LesserCondition),
        ("breach", LesserCondition),
        ("in which", LesserCondition),
        ("as", LesserCondition),
        ("for", LesserCondition),
        ("for each", Other),
        ("for every", Other),
        ("those", LesserCondition),
        ("affected", LesserCondition),
        ("exercising", LesserCondition),
    ])
});

/// The words of a part of a text that make exceptions and conditions.
#[must_use]
pub fn exceptions<T: Searchable + ?Sized>(text: &T, part: Range<usize>, lang: Lang) -> Vec<Sense<Exception>> {
    let table = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    table.find(text, part).into_iter().filter(|sense| sense.meaning != Other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_hide_shorter_ones() {
        let read = |text: &str, lang| {
            exceptions(text, 0..text.len(), lang).into_iter().map(|sense| sense.meaning).collect::<Vec<_>>()
        };
        assert_eq!(read("解除、删除、扣除", Lang::Zh), []);
        assert_eq!(read("除非甲方同意", Lang::Zh), [Except]);
        assert_eq!(read("甲方逾期的，乙方", Lang::Zh), [Relative]);
        assert_eq!(read("Unless Party A agrees", Lang::En), [Except]);
        assert_eq!(read("the fees, if any, are paid", Lang::En), []);
    }
}
