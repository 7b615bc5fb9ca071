//! Words to fill in: those of a template's own example, and more in `tests/fillings`, written by hand for each field
//! that holds prose. Companies have names of their own, put together of parts.

use std::collections::BTreeMap;
use std::fs;

use hetong::contract::Contract;
use hetong::diag::{Lang, Text};
use hetong::template::{Template, Type};
use hetong::value::Value;
use serde::Deserialize;

use super::draw::Draws;
use crate::workshop::{project, workshop};

/// The words at hand for each field, by the path of its definition; for the fields of a party, by their path below it.
pub struct Words {
    /// The example of the template.
    pub example: Contract,
    pools: BTreeMap<String, Vec<Text>>,
    values: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Pair {
    zh: String,
    en: String,
}

impl Words {
    /// Those of a template. What belongs together stands in one place of each pool: an indicator and its target.
    pub fn of(template: &Template) -> Self {
        let example = template.example.as_ref().expect("every template has an example");
        let job = workshop().check("example.yaml", example.text.clone().into_bytes()).expect("embedded");
        let (contract, _) = job.examined.bound.expect("bound");
        let (mut pools, mut values): (BTreeMap<String, Vec<Text>>, BTreeMap<String, Vec<String>>) = Default::default();
        for field in contract.fields.iter().filter(|field| !field.adopted) {
            let key = key(template, &field.definition).to_owned();
            match (field.value(), field.side) {
                (Some(Value::Text(zh)), Some(Lang::Zh)) => {
                    let en = contract.value(&format!("{}en", &field.path[..field.path.len() - 2]));
                    let en = en.map(Value::canonical).expect("both languages of an example");
                    pools.entry(key).or_default().push(Text { zh: zh.clone(), en });
                }
                (Some(value), None) => values.entry(key).or_default().push(value.canonical()),
                _ => {}
            }
        }
        for name in ["party", &template.name] {
            let Ok(text) = fs::read_to_string(project(&format!("tests/fillings/{name}.yaml"))) else { continue };
            let more: BTreeMap<String, Vec<Pair>> = serde_yaml::from_str(&text).expect("fillings are pairs by path");
            for (path, pairs) in more {
                let texts = pairs.into_iter().map(|Pair { zh, en }| Text { zh, en });
                pools.entry(path).or_default().extend(texts);
            }
        }
        Self { example: contract, pools, values }
    }

    /// How many different words a list has for its items.
    pub fn variety(&self, list: &str) -> usize {
        let prefix = format!("{list}[]");
        self.pools.iter().filter(|(path, _)| path.starts_with(&prefix)).map(|(_, pool)| pool.len()).max().unwrap_or(8)
    }

    /// Words for a field, of that row, with other numbers in them now and then.
    pub fn bilingual(&self, template: &Template, path: &str, row: usize, draws: &mut Draws) -> Text {
        let definition = template.schema.get(path).expect("a field of the template");
        match self.pools.get(key(template, &definition.path)) {
            Some(pool) => varied(&pool[row % pool.len()], draws),
            None => definition.example.clone(),
        }
    }

    /// Words that read the same in both languages: those of the example, with other digits.
    pub fn text(&self, template: &Template, path: &str, row: usize, draws: &mut Draws) -> String {
        let definition = template.schema.get(path).expect("a field of the template");
        let text = self.shown(template, path, row).unwrap_or_else(|| definition.example.zh.clone());
        text.chars().map(|c| if c.is_ascii_digit() { char::from(b"1234567890"[draws.below(10)]) } else { c }).collect()
    }

    /// What the example has in that place.
    pub fn shown(&self, template: &Template, path: &str, row: usize) -> Option<String> {
        let definition = template.schema.get(path)?;
        let pool = self.values.get(key(template, &definition.path))?;
        Some(pool[row % pool.len()].clone())
    }
}

/// The path of a definition; below a party, the rest of it.
fn key<'a>(template: &Template, path: &'a str) -> &'a str {
    let parties = template.schema.definitions().iter().filter(|definition| definition.r#type == Type::Party);
    let rest = |party: &str| path.strip_prefix(party).and_then(|rest| rest.strip_prefix('.'));
    parties.into_iter().find_map(|party| rest(&party.path)).unwrap_or(path)
}

/// The same words with another number wherever both languages have the same of two or three digits.
fn varied(text: &Text, draws: &mut Draws) -> Text {
    let mut varied = text.clone();
    for number in numbers(&text.zh) {
        let (zh, en) = (numbers(&varied.zh), numbers(&varied.en));
        let is_once = |numbers: &[String]| numbers.iter().filter(|other| **other == number).count() == 1;
        if !is_once(&zh) || !is_once(&en) || draws.one_in(2) {
            continue;
        }
        let high = if number.len() == 2 { 99 } else { 999 };
        let other = draws.between(high / 10 + 1, high).to_string();
        if !zh.contains(&other) && !en.contains(&other) {
            varied = Text { zh: varied.zh.replacen(&number, &other, 1), en: varied.en.replacen(&number, &other, 1) };
        }
    }
    varied
}

/// The whole numbers of two or three digits in a text, each by itself.
fn numbers(text: &str) -> Vec<String> {
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | ':' | '-');
    text.split(|c| !is_of_number(c))
        .map(|run| run.trim_end_matches(['.', ',']))
        .filter(|run| (2..=3).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit()))
        .filter(|run| !run.starts_with('0'))
        .map(str::to_owned)
        .collect()
}

const BRANDS: [(&str, &str); 10] = [
    ("白鹭", "Egret"),
    ("青禾", "Qinghe"),
    ("北辰", "Polaris"),
    ("三叶草", "Clover"),
    ("万木", "Wanmu"),
    ("百川", "Baichuan"),
    ("一心", "Yixin"),
    ("九章", "Jiuzhang"),
    ("千帆", "Qianfan"),
    ("双桥", "Twin Bridges"),
];

const TRADES: [(&str, &str); 6] = [
    ("教育科技", "Education Technology"),
    ("软件", "Software"),
    ("信息技术", "Information Technology"),
    ("网络科技", "Network Technology"),
    ("数据服务", "Data Services"),
    ("在线教育", "Online Education"),
];

const PLACES: [(&str, &str); 5] =
    [("北京", "Beijing"), ("上海", "Shanghai"), ("深圳", "Shenzhen"), ("杭州", "Hangzhou"), ("成都", "Chengdu")];

const FORMS: [(&str, &str); 4] = [
    ("有限公司", "Co., Ltd."),
    ("有限责任公司", "Co., Ltd."),
    ("股份有限公司", "Co., Ltd."),
    ("集团有限公司", "Group Co., Ltd."),
];

/// An invented organisation that no other number gives: its name, and how its credit code begins.
pub fn organisation(number: usize, draws: &mut Draws) -> (Text, &'static str) {
    let (brand_zh, brand_en) = BRANDS[number % BRANDS.len()];
    let ((trade_zh, trade_en), (place_zh, place_en)) = (*draws.pick(&TRADES), *draws.pick(&PLACES));
    let (form_zh, form_en) = *draws.pick(&FORMS);
    let text = |zh: String, en: String| Text { zh, en };
    match draws.below(8) {
        0..3 => (
            text(
                format!("{place_zh}{brand_zh}示例{trade_zh}{form_zh}"),
                format!("{place_en} {brand_en} Example {trade_en} {form_en}"),
            ),
            "91",
        ),
        3..6 => (
            text(
                format!("{brand_zh}示例{trade_zh}（{place_zh}）{form_zh}"),
                format!("{brand_en} Example {trade_en} ({place_en}) {form_en}"),
            ),
            "91",
        ),
        6 => (
            text(
                format!("{place_zh}市{brand_zh}示例培训学校"),
                format!("{place_en} {brand_en} Example Training School"),
            ),
            "52",
        ),
        _ => (text(format!("{brand_zh}示例大学"), format!("{brand_en} Example University")), "12"),
    }
}
