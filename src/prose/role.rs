//! The parties by the names of their roles: 甲方 and Party A.

use std::ops::Range;

use crate::contract::Contract;
use crate::diag::Lang;
use crate::template::Type;

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

/// The roles of a contract: the names its parties' labels give, 甲方（委托方） / Party A (Client), and the usual ones.
#[must_use]
pub fn roles(contract: &Contract) -> Vec<Role> {
    let parties = contract.template.schema.definitions().iter().filter(|definition| definition.r#type == Type::Party);
    let mut roles: Vec<Role> =
        parties.map(|party| Role { zh: names(&party.label.zh), en: names(&party.label.en) }).collect();
    for (zh, en) in USUAL {
        let is_known = |role: &Role| role.zh.iter().any(|name| name == zh) || role.en.iter().any(|name| name == en);
        if !roles.iter().any(is_known) {
            roles.push(Role { zh: vec![zh.to_owned()], en: vec![en.to_owned()] });
        }
    }
    roles
}

/// 甲方（委托方） names two.
fn names(label: &str) -> Vec<String> {
    let names = label.split(['（', '）', '(', ')', '/', '／', '、']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The roles named in a part of a text, in order.
#[must_use]
pub fn mentions(roles: &[Role], text: &str, part: Range<usize>, lang: Lang) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let Some(stretch) = text.get(part.clone()) else { return found };
    for (role, names) in roles.iter().enumerate() {
        let names = match lang {
            Lang::Zh => &names.zh,
            Lang::En => &names.en,
        };
        for name in names {
            for (at, _) in stretch.match_indices(name.as_str()) {
                let range = part.start + at..part.start + at + name.len();
                let is_apart = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_ascii_alphanumeric());
                let is_whole =
                    is_apart(text[..range.start].chars().next_back()) && is_apart(text[range.end..].chars().next());
                if lang == Lang::Zh || is_whole {
                    found.push(Mention { role, range });
                }
            }
        }
    }
    found.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    found.dedup_by(|next, kept| next.range.start < kept.range.end);
    found
}
