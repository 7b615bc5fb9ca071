//! Whether a contract is foreign-related, as far as its parties show.

use crate::checks::Case;
use crate::contract::{Field, State};
use crate::diag::{Lang, Span};
use crate::value::{Kind, Value};

/// Places beyond the mainland, as a Chinese text names them and as an English text in lower case does.
pub(super) const PLACES: [(&str, &str); 45] = [
    ("香港", "hong kong"),
    ("澳门", "macao"),
    ("澳门", "macau"),
    ("台湾", "taiwan"),
    ("美国", "united states"),
    ("纽约", "new york"),
    ("特拉华", "delaware"),
    ("加利福尼亚", "california"),
    ("德克萨斯", "texas"),
    ("英国", "united kingdom"),
    ("英格兰", "england"),
    ("威尔士", "wales"),
    ("苏格兰", "scotland"),
    ("爱尔兰", "ireland"),
    ("新加坡", "singapore"),
    ("日本", "japan"),
    ("韩国", "korea"),
    ("德国", "germany"),
    ("法国", "france"),
    ("瑞士", "switzerland"),
    ("瑞士", "swiss"),
    ("瑞典", "sweden"),
    ("荷兰", "netherlands"),
    ("比利时", "belgium"),
    ("卢森堡", "luxembourg"),
    ("意大利", "italy"),
    ("西班牙", "spain"),
    ("奥地利", "austria"),
    ("加拿大", "canada"),
    ("澳大利亚", "australia"),
    ("新南威尔士", "new south wales"),
    ("新西兰", "new zealand"),
    ("印度", "india"),
    ("印度尼西亚", "indonesia"),
    ("马来西亚", "malaysia"),
    ("泰国", "thailand"),
    ("越南", "vietnam"),
    ("菲律宾", "philippines"),
    ("阿联酋", "united arab emirates"),
    ("迪拜", "dubai"),
    ("巴西", "brazil"),
    ("俄罗斯", "russia"),
    ("开曼", "cayman"),
    ("维尔京群岛", "virgin islands"),
    ("百慕大", "bermuda"),
];

/// Whether every party shows a unified social credit code, so that all are of the mainland.
pub(super) fn is_domestic(case: &Case) -> bool {
    let parties = &case.contract.template.parties;
    parties.len() >= 2 && parties.iter().all(|party| code(case, party).is_some_and(|field| field.value().is_some()))
}

/// A party from beyond the mainland: it has no unified social credit code, and its name or address names another place.
pub(super) fn party(case: &Case) -> Option<Span> {
    case.contract.template.parties.iter().find_map(|party| {
        let has_none = code(case, party).is_none_or(|field| matches!(field.state, State::Struck(_) | State::Absent));
        if !has_none {
            return None;
        }
        fields(case, party).find_map(|field| {
            let Some(Value::Text(text)) = field.value() else { return None };
            let lower = text.to_ascii_lowercase();
            let is_abroad = PLACES.iter().any(|(zh, en)| match field.side {
                Some(Lang::Zh) => text.contains(zh),
                Some(Lang::En) => lower.contains(en),
                None => false,
            });
            is_abroad.then(|| field.place.value())
        })
    })
}

fn fields<'a>(case: &'a Case, party: &'a str) -> impl Iterator<Item = &'a Field> {
    case.contract
        .fields
        .iter()
        .filter(move |field| field.path.strip_prefix(party).is_some_and(|rest| rest.starts_with('.')))
}

/// The field for a party's unified social credit code.
fn code<'a>(case: &'a Case, party: &'a str) -> Option<&'a Field> {
    fields(case, party).find(|field| case.contract.definition(field).kind() == Some(Kind::CreditCode))
}
