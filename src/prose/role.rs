//! The parties by the names of their roles: 甲方 and Party A.

use std::ops::Range;

use crate::diag::Lang;
use crate::template::{Template, Type};
use crate::value::{Letters, Searchable, Vocabulary};

/// The roles of a contract, ready to be looked for.
#[derive(Debug, Clone)]
pub struct Roles {
    /// Each role.
    pub all: Vec<Role>,
    zh: Names,
    en: Names,
}

/// All names in one language, and whose each is.
#[derive(Debug, Clone)]
struct Names {
    words: Vocabulary,
    owners: Vec<usize>,
}

/// A party's names of its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// In Chinese, such as 甲方 and 委托方.
    pub zh: Vec<String>,
    /// In English, such as Party A and Client.
    pub en: Vec<String>,
}

/// A role named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which role, as an index.
    pub role: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
}

const USUAL: [(&str, &str); 4] = [("甲方", "Party A"), ("乙方", "Party B"), ("丙方", "Party C"), ("丁方", "Party D")];

impl Roles {
    /// The roles of a template: the names its parties' labels give, 甲方（委托方） / Party A (Client), and the usual ones.
    #[must_use]
    pub fn of(template: &Template) -> Self {
        let definitions = template.schema.definitions().iter();
        let parties = definitions.filter(|definition| definition.r#type == Type::Party);
        let mut all: Vec<Role> =
            parties.map(|party| Role { zh: names(&party.label.zh), en: names(&party.label.en) }).collect();
        for (zh, en) in USUAL {
            let is_known = |role: &Role| role.zh.iter().any(|name| name == zh) || role.en.iter().any(|name| name == en);
            if !all.iter().any(is_known) {
                all.push(Role { zh: vec![zh.to_owned()], en: vec![en.to_owned()] });
            }
        }
        let (zh, en) = (Names::new(&all, |role| &role.zh), Names::new(&all, |role| &role.en));
        Self { all, zh, en }
    }

    /// The roles named in a part of a text, in order.
    #[must_use]
    pub fn mentions<T: Searchable + ?Sized>(&self, searched: &T, part: Range<usize>, lang: Lang) -> Vec<Mention> {
        let names = match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        };
        let text = searched.text();
        let is_apart = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_ascii_alphanumeric());
        let is_whole = |_, range: &Range<usize>| {
            lang == Lang::Zh
                || is_apart(text[..range.start].chars().next_back()) && is_apart(text[range.end..].chars().next())
        };
        let mention = |(name, range): (usize, Range<usize>)| Mention { role: names.owners[name], range };
        names.words.find(searched, part, is_whole).map(mention).collect()
    }
}

impl Names {
    fn new(roles: &[Role], names: impl Fn(&Role) -> &[String]) -> Self {
        let all = || roles.iter().enumerate().flat_map(|(role, each)| names(each).iter().map(move |name| (role, name)));
        let words = Vocabulary::new(all().map(|(_, name)| name.as_str()), Letters::Kept);
        Self { words, owners: all().map(|(role, _)| role).collect() }
    }
}

/// 甲方（委托方） names two.
fn names(label: &str) -> Vec<String> {
    let names = label.split(['（', '）', '(', ')', '/', '／', '、']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
