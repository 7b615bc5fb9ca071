//! Parties that change places between Chinese and English.

use super::{name, parties};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Prose, What};
use crate::say;
use crate::template::Definition;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "party/crossed",
    severity: Severity::Error,
    title: Words { zh: "两种文本中双方对调", en: "parties that change places between the languages" },
    why: Words {
        zh: "中文的甲方成了英文的Party B，两种文本里的权利义务就整个对调，谁付款、谁交付各有一说。",
        en: "if 甲方 in Chinese is Party B in English, every right and duty changes sides between the texts, down to who pays",
    },
    basis: &["民法典第四百六十六条 / Civil Code art. 466（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec(
        "template: sample\nparties:\n  client: { name: { zh: 云杉教育（北京）有限公司, en: Finch Software (Shanghai) Ltd } }\n  \
         provider: { name: { zh: 燕雀软件（上海）有限公司, en: Spruce Education (Beijing) Ltd } }\n",
    ),
    good: Example::Spec(
        "template: sample\nparties:\n  client: { name: { zh: 云杉教育（北京）有限公司, en: Spruce Education (Beijing) Ltd } }\n  \
         provider: { name: { zh: 燕雀软件（上海）有限公司, en: Finch Software (Shanghai) Ltd } }\n",
    ),
    run: Run::Bound(run),
};

/// Roles that go together in the two languages; the roles of one pair exclude those of the next.
const ROLES: [[(&str, &[&str]); 2]; 4] = [
    [("甲方", &["Party A"]), ("乙方", &["Party B"])],
    [("买方", &["Buyer", "Purchaser"]), ("卖方", &["Seller", "Vendor"])],
    [("出租", &["Lessor", "Landlord"]), ("承租", &["Lessee", "Tenant"])],
    [("委托方", &["Client", "Principal"]), ("受托方", &["Provider", "Contractor", "Agent"])],
];

/// Words of company names that have one translation.
const TRANSLATIONS: [(&str, &str); 38] = [
    ("北京", "beijing"),
    ("上海", "shanghai"),
    ("天津", "tianjin"),
    ("重庆", "chongqing"),
    ("深圳", "shenzhen"),
    ("广州", "guangzhou"),
    ("杭州", "hangzhou"),
    ("南京", "nanjing"),
    ("苏州", "suzhou"),
    ("成都", "chengdu"),
    ("武汉", "wuhan"),
    ("青岛", "qingdao"),
    ("厦门", "xiamen"),
    ("宁波", "ningbo"),
    ("香港", "hong kong"),
    ("中国", "china"),
    ("教育", "educat"),
    ("软件", "software"),
    ("科技", "tech"),
    ("贸易", "trad"),
    ("银行", "bank"),
    ("物流", "logistic"),
    ("投资", "invest"),
    ("咨询", "consult"),
    ("汽车", "auto"),
    ("电子", "electron"),
    ("网络", "network"),
    ("信息", "information"),
    ("传媒", "media"),
    ("能源", "energy"),
    ("保险", "insurance"),
    ("医疗", "medic"),
    ("食品", "food"),
    ("文化", "cultur"),
    ("建筑", "construct"),
    ("制造", "manufactur"),
    ("生物", "bio"),
    ("数据", "data"),
];

fn run(case: &Case) -> Vec<Finding> {
    let parties: Vec<&Definition> = parties(case.contract).collect();
    let mut findings: Vec<Finding> = parties.iter().filter_map(|party| label(party)).collect();
    for (index, party) in parties.iter().enumerate() {
        findings.extend(parties[index + 1..].iter().filter_map(|other| names(case, party, other)));
    }
    if findings.is_empty() {
        findings.extend(case.passages.iter().filter_map(|passage| introduced(case, &parties, passage)));
    }
    findings
}

/// A party whose label is one role in Chinese and the opposite one in English.
fn label(party: &Definition) -> Option<Finding> {
    let (zh, en) = (&party.label.zh, &party.label.en);
    let is_said = |names: &[&str]| names.iter().any(|name| has_word(en, name));
    let wrong = ROLES.iter().any(|[(one, first), (two, second)]| {
        (zh.contains(one) && is_said(second) && !is_said(first))
            || (zh.contains(two) && is_said(first) && !is_said(second))
    });
    wrong.then(|| {
        Finding::new(say!(
            zh: "`{path}` 的中文标签是“{zh}”，英文标签却是“{en}”",
            en: "`{path}` is labelled “{zh}” in Chinese and “{en}” in English",
            path = party.path, zh = zh, en = en,
        ))
        .at(party.span.clone(), say!(zh: "两种标签说的不是同一方", en: "the two labels name different parties"))
        .help(say!(
            zh: "请改成同一方：甲方即 Party A，乙方即 Party B", en: "make them one party: 甲方 is Party A, 乙方 is Party B",
        ))
    })
}

/// Two parties whose Chinese names go with each other's English names: 北京 with Shanghai, 上海 with Beijing.
fn names(case: &Case, party: &Definition, other: &Definition) -> Option<Finding> {
    let side =
        |party: &Definition, lang| name(case.contract, party, lang).map(|(field, text)| (field, text.to_owned()));
    let (one, one_en) = (side(party, Lang::Zh)?, side(party, Lang::En)?);
    let (two, two_en) = (side(other, Lang::Zh)?, side(other, Lang::En)?);
    let score = |zh: &str, en: &str| {
        let en = en.to_lowercase();
        TRANSLATIONS.iter().filter(|(han, latin)| zh.contains(han) && en.contains(latin)).count()
    };
    let is_crossed = |zh: &str, own: &str, others: &str| score(zh, others) > score(zh, own);
    if !is_crossed(&one.1, &one_en.1, &two_en.1) || !is_crossed(&two.1, &two_en.1, &one_en.1) {
        return None;
    }
    let (role, role_other) = (pattern::label(party), pattern::label(other));
    let message = say!(
        zh: "{zh}的英文名称 `{en_name}` 像是{other_zh}的，反之亦然",
        en: "the English name of {en}, `{en_name}`, seems to be that of {other_en}, and the other way round",
        zh = role.zh, en = role.en, en_name = pattern::quoted(&one_en.1), other_zh = role_other.zh, other_en = role_other.en,
    );
    Some(
        Finding::new(message)
            .of(&one_en.0.path)
            .at(
                one_en.0.place.value(),
                say!(zh: "与 `{name}` 相配", en: "goes with `{name}`", name = pattern::quoted(&two.1)),
            )
            .see(
                two_en.0.place.value(),
                say!(zh: "与 `{name}` 相配", en: "goes with `{name}`", name = pattern::quoted(&one.1)),
            )
            .help(say!(zh: "请对调两个英文名称", en: "exchange the two English names")),
    )
}

/// A passage that introduces both parties, and calls them the other way round in one of the languages.
fn introduced(case: &Case, parties: &[&Definition], passage: &Passage) -> Option<Finding> {
    let zh = introductions(case, parties, &passage.zh);
    let en = introductions(case, parties, &passage.en);
    // A language that names fewer roles than the other is unequal in structure, which is said elsewhere.
    if zh.len() < 2 || zh.len() != en.len() {
        return None;
    }
    let (index, at) = zh.iter().find_map(|(letter, party, _)| {
        en.iter().find(|(other, named, _)| other == letter && named != party).map(|(_, named, at)| (*named, *at))
    })?;
    let role = pattern::label(parties.get(index)?);
    let message = say!(
        zh: "中文里的{zh}，英文里成了另一方", en: "the party that is {en} elsewhere has another role in the English text",
        zh = role.zh, en = role.en,
    );
    let end = passage.en.words[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let place = passage.en.span(at..end);
    Some(
        Finding::new(message)
            .at(place, say!(zh: "两种文本不一致", en: "not the role it has in Chinese"))
            .see(passage.zh.place().clone(), say!(zh: "中文在此", en: "the Chinese text"))
            .help(say!(zh: "请使两种文本中双方的称呼一致", en: "call each party the same in both texts")),
    )
}

/// Every party followed closely by what it is called: the letter, the party, and where it is named.
fn introductions(case: &Case, parties: &[&Definition], prose: &Prose) -> Vec<(usize, usize, usize)> {
    let calls: [&str; 2] = match prose.lang {
        Lang::Zh => ["甲方", "乙方"],
        Lang::En => ["Party A", "Party B"],
    };
    if !calls.iter().all(|call| prose.words.contains(call)) {
        return Vec::new();
    }
    let mut named: Vec<(usize, usize, usize)> = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        let stem = format!("{}.name", party.path);
        let holes = prose.pieces.iter().filter_map(|piece| match &piece.what {
            What::Value { field, .. } if field.starts_with(&stem) => Some((index, piece.range.start, piece.range.end)),
            _ => None,
        });
        named.extend(holes);
        if let Some((_, text)) = name(case.contract, party, prose.lang) {
            named.extend(prose.words.match_indices(text).map(|(at, _)| (index, at, at + text.len())));
        }
    }
    named.sort_by_key(|(_, start, _)| *start);
    let ends = named.iter().skip(1).map(|(_, start, _)| *start).chain([prose.words.len()]);
    named
        .iter()
        .zip(ends)
        .filter_map(|((party, start, end), next)| {
            let near: String = prose.words.get(*end..next)?.chars().take(24).collect();
            let letter = calls.iter().position(|call| near.contains(call))?;
            Some((letter, *party, *start))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    fn ids(example: Example) -> Vec<&'static str> {
        examine_example(example).findings.iter().map(|finding| finding.id).collect()
    }

    const NAMES: &str = "parties:\n  client: { name: { zh: 云杉公司, en: Spruce Ltd } }\n  \
                         provider: { name: { zh: 燕雀公司, en: Finch Ltd } }\n";
    const ZH: &str = "1. {{ parties.client.name }}（“甲方”）与{{ parties.provider.name }}（“乙方”）订立本协议。\n";

    #[test]
    fn roles_exchanged_in_a_label_are_found() {
        let schema = include_str!("../sample/schema.yaml");
        for (from, to) in [
            ("{ zh: 甲方, en: Party A }", "{ zh: 甲方（委托方）, en: Party B (Client) }"),
            ("{ zh: 乙方, en: Party B }", "{ zh: 卖方, en: Buyer }"),
            ("{ zh: 甲方, en: Party A }", "{ zh: 承租人, en: Lessor }"),
        ] {
            let findings = examine_files(&[("schema.yaml", &schema.replace(from, to))]).findings;
            assert!(findings.iter().any(|finding| finding.id == CHECK.id), "{to}: {findings:#?}");
        }
        let fine = schema.replace("{ zh: 甲方, en: Party A }", "{ zh: 甲方（买方）, en: Party A (Purchaser) }");
        assert_eq!(examine_files(&[("schema.yaml", &fine)]).findings, []);
    }

    #[test]
    fn roles_exchanged_in_a_passage_are_found() {
        let crossed = "1. {{ parties.provider.name }} (“Party A”) and {{ parties.client.name }} (“Party B”) enter into this agreement.\n";
        assert!(ids(Example::Clause { spec: NAMES, zh: ZH, en: crossed }).contains(&CHECK.id));
        let typed = "1. Finch Ltd (“Party A”) and Spruce Ltd (“Party B”) enter into this agreement.\n";
        let zh = "1. 云杉公司（“甲方”）与燕雀公司（“乙方”）订立本协议。\n";
        assert!(ids(Example::Clause { spec: NAMES, zh, en: typed }).contains(&CHECK.id));
    }

    #[test]
    fn names_that_go_together_are_let_pass() {
        let straight = "1. {{ parties.client.name }} (“Party A”) and {{ parties.provider.name }} (“Party B”) enter into this agreement.\n";
        assert!(!ids(Example::Clause { spec: NAMES, zh: ZH, en: straight }).contains(&CHECK.id));
        // The order may differ between the languages.
        let turned = "1. {{ parties.provider.name }} (“Party B”) and {{ parties.client.name }} (“Party A”) enter into this agreement.\n";
        assert!(!ids(Example::Clause { spec: NAMES, zh: ZH, en: turned }).contains(&CHECK.id));
        let alike = "template: sample\nparties:\n  client: { name: { zh: 云杉科技（北京）有限公司, en: Spruce Technology (Beijing) } }\n  \
                     provider: { name: { zh: 燕雀科技（北京）有限公司, en: Finch Technology (Beijing) } }\n";
        assert_eq!(ids(Example::Spec(alike)), Vec::<&str>::new());
    }
}
