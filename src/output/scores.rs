//! The score sheet of a contract, step by step: for people, for programs, for spreadsheets.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::wrap::{padded, width};
use crate::contract::{Contract, Scoring};
use crate::diag::{Lang, Text};
use crate::say;
use crate::score::{Better, Conclusion, Indicator, Line, Outcome, Rule, Untested, half_up};
use crate::template::ScoreRole;
use crate::value::{Style, Value};

/// The score sheet in words and figures, so that a person can work it out again with a pencil; nothing where the
/// contract has no scores.
#[must_use]
pub fn score_sheet(contract: &Contract, lang: Lang) -> Option<String> {
    let scoring = contract.scoring.as_ref()?;
    let rows: Vec<[String; 4]> = steps(contract, scoring)
        .map(|step| {
            let points = say!(
                zh: "{share} × {rate} = {points}", en: "{share} × {rate} = {points}",
                share = plain(step.line.share), rate = step.line.rate.map_or("–".to_owned(), |rate| format!("{}%", plain(rate))),
                points = plain(step.line.points),
            );
            let name = step.name.get(lang).to_owned();
            [step.number, name, points.get(lang).to_owned(), step.how.get(lang).to_owned()]
        })
        .collect();
    let wide = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let (first, second, third) = (wide(0), wide(1), wide(2));
    let mut text = String::new();
    for [number, name, points, how] in &rows {
        let line = format!("{}  {}  {}  {how}", padded(number, first), padded(name, second), padded(points, third));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push('\n');
    for line in summary(contract, scoring) {
        text.push_str(line.get(lang));
        text.push('\n');
    }
    Some(text)
}

/// The same as JSON. Numbers are strings, so that no reader rounds them.
#[must_use]
pub fn score_json(contract: &Contract) -> Option<Json> {
    let scoring = contract.scoring.as_ref()?;
    let (sheet, marks) = (&scoring.sheet, &scoring.marks);
    let lines: Vec<Json> = steps(contract, scoring)
        .map(|step| {
            let number = |number: Option<Decimal>| number.map(plain);
            let (rule, goal, floor) = rule(step.indicator.rule);
            json!({
                "number": step.number, "name": step.name, "weight": step.indicator.weight, "veto": step.indicator.veto,
                "rule": rule, "goal": number(goal), "floor": number(floor), "outcome": outcome(step.indicator.outcome),
                "rate": number(step.line.rate), "share": plain(step.line.share), "points": plain(step.line.points),
                "reached": step.line.met,
            })
        })
        .collect();
    Some(json!({
        "version": 1,
        "indicators": lines,
        "counted": sheet.counted,
        "left_out": sheet.left_out,
        "sum": plain(sheet.sum),
        "total": sheet.total.to_string(),
        "pass": plain(marks.pass),
        "conditional": marks.conditional.map(plain),
        "untested_limit": marks.untested,
        "open_defect": marks.open_defect,
        "vetoed": sheet.vetoed.iter().map(|item| item + 1).collect::<Vec<_>>(),
        "conclusion": sheet.conclusion.key(),
    }))
}

/// The lines of the sheet as CSV, the last one being the total.
#[must_use]
pub fn score_csv(contract: &Contract) -> Option<String> {
    let scoring = contract.scoring.as_ref()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "no",
        "indicator.zh",
        "indicator.en",
        "weight",
        "rule",
        "goal",
        "outcome",
        "rate",
        "share",
        "points",
        "reached",
    ];
    writer.write_record(head).ok()?;
    for step in steps(contract, scoring) {
        let (rule, goal, _) = rule(step.indicator.rule);
        let record = [
            step.number,
            step.name.zh,
            step.name.en,
            step.indicator.weight.to_string(),
            rule.to_owned(),
            goal.map(plain).unwrap_or_default(),
            outcome(step.indicator.outcome),
            step.line.rate.map(plain).unwrap_or_default(),
            plain(step.line.share),
            plain(step.line.points),
            step.line.met.map(|met| if met { "yes" } else { "no" }.to_owned()).unwrap_or_default(),
        ];
        writer.write_record(record.map(harmless)).ok()?;
    }
    let sheet = &scoring.sheet;
    let counted = sheet.counted.to_string();
    let total = sheet.total.to_string();
    let last = ["", "总分", "Total", &counted, "", "", sheet.conclusion.key(), "", "", &total, ""];
    writer.write_record(last).ok()?;
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// A cell a spreadsheet will not take for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// One step of the calculation.
struct Step<'a> {
    number: String,
    name: Text,
    indicator: &'a Indicator,
    line: &'a Line,
    /// How the rate comes about.
    how: Text,
}

fn steps<'a>(contract: &'a Contract, scoring: &'a Scoring) -> impl Iterator<Item = Step<'a>> {
    let both = scoring.indicators.iter().zip(&scoring.sheet.lines).enumerate();
    both.map(|(item, (indicator, line))| Step {
        number: number(contract, scoring, item),
        name: name(contract, item),
        indicator,
        line,
        how: how(indicator, line),
    })
}

/// The number an indicator is matched by; its place in the list, where it has none.
fn number(contract: &Contract, scoring: &Scoring, item: usize) -> String {
    let matched = contract.template.schema.get(&scoring.list).and_then(|list| list.r#match.as_ref());
    let value = matched.and_then(|name| contract.value(&format!("{}[{item}].{name}", scoring.list)));
    value.map_or_else(|| (item + 1).to_string(), Value::canonical)
}

fn name(contract: &Contract, item: usize) -> Text {
    let definitions = contract.template.schema.definitions();
    let Some(definition) = definitions.iter().find(|definition| definition.score == Some(ScoreRole::Name)) else {
        return Text::default();
    };
    let path = definition.path.replacen("[]", &format!("[{item}]"), 1);
    let side = |lang| {
        let value = contract.side(&path, lang).and_then(|field| field.value());
        value.map(|value| value.show(lang, Style::Figures)).unwrap_or_default()
    };
    Text { zh: side(Lang::Zh), en: side(Lang::En) }
}

fn how(indicator: &Indicator, line: &Line) -> Text {
    let veto = if indicator.veto { say!(zh: "；一票否决", en: "; veto") } else { Text::default() };
    let rate = line.rate.map(plain).unwrap_or_default();
    let how = match (indicator.outcome, indicator.rule, line.met) {
        (Outcome::Untested(Untested::Provider), ..) => {
            say!(zh: "因乙方原因未检验，为0%", en: "not tested for reasons of the provider: 0%")
        }
        (Outcome::Untested(Untested::Other), ..) => {
            say!(zh: "未检验，不计分，权重分给其他指标", en: "not tested: not scored, its weight goes to the others")
        }
        (Outcome::Met(true), ..) => say!(zh: "达到目标，为100%", en: "target reached: 100%"),
        (Outcome::Met(false), ..) => say!(zh: "未达到目标，为0%", en: "target not reached: 0%"),
        (Outcome::Measured(measured), Rule::Ratio { target, better }, Some(true)) => {
            let sign = if better == Better::Higher { "≥" } else { "≤" };
            say!(zh: "{measured} {sign} {target}，为100%", en: "{measured} {sign} {target}: 100%", measured = plain(measured), target = plain(target), sign = sign)
        }
        (Outcome::Measured(measured), Rule::Ratio { target, better }, _) => {
            let (over, under) = if better == Better::Higher { (measured, target) } else { (target, measured) };
            say!(zh: "{over} ÷ {under} = {rate}%", en: "{over} ÷ {under} = {rate}%", over = plain(over), under = plain(under), rate = rate)
        }
        (Outcome::Measured(measured), Rule::Linear { floor, target }, _) => say!(
            zh: "({measured} − {floor}) ÷ ({target} − {floor})，限于0至100%，为{rate}%",
            en: "({measured} − {floor}) ÷ ({target} − {floor}), within 0 to 100%: {rate}%",
            measured = plain(measured), floor = plain(floor), target = plain(target), rate = rate,
        ),
        (Outcome::Measured(_), Rule::Met, _) => say!(zh: "没有目标值，为0%", en: "no target value: 0%"),
    };
    Text { zh: how.zh + &veto.zh, en: how.en + &veto.en }
}

fn summary(contract: &Contract, scoring: &Scoring) -> Vec<Text> {
    let (sheet, marks) = (&scoring.sheet, &scoring.marks);
    let mut lines = Vec::new();
    if sheet.left_out > 0 {
        lines.push(say!(
            zh: "计分的权重 {counted}，未检验的权重 {left_out}（上限 {limit}）",
            en: "weight that counts {counted}, weight left out {left_out} (limit {limit})",
            counted = sheet.counted, left_out = sheet.left_out, limit = marks.untested,
        ));
    }
    lines.push(say!(
        zh: "总分 = {sum}，四舍五入为 {total}", en: "total = {sum}, half up {total}",
        sum = plain(sheet.sum), total = sheet.total,
    ));
    lines.push(match marks.conditional {
        Some(conditional) => say!(
            zh: "合格分 {pass}，有条件合格分 {conditional}", en: "pass mark {pass}, conditional pass {conditional}",
            pass = plain(marks.pass), conditional = plain(conditional),
        ),
        None => say!(zh: "合格分 {pass}", en: "pass mark {pass}", pass = plain(marks.pass)),
    });
    if !sheet.vetoed.is_empty() {
        let numbers: Vec<String> = sheet.vetoed.iter().map(|item| number(contract, scoring, *item)).collect();
        lines.push(say!(
            zh: "一票否决指标未达到目标：第 {zh} 项", en: "veto indicators that failed: {en}",
            zh = numbers.join("、"), en = numbers.join(", "),
        ));
    }
    lines.push(match sheet.conclusion {
        Conclusion::Passed => say!(zh: "结论：合格（passed）", en: "conclusion: passed"),
        Conclusion::Conditional => say!(zh: "结论：有条件合格（conditional）", en: "conclusion: conditional"),
        Conclusion::Failed => say!(zh: "结论：不合格（failed）", en: "conclusion: failed"),
        Conclusion::Incomplete => say!(zh: "结论：尚未完成（incomplete）", en: "conclusion: incomplete"),
    });
    lines
}

fn rule(rule: Rule) -> (&'static str, Option<Decimal>, Option<Decimal>) {
    match rule {
        Rule::Met => ("met", None, None),
        Rule::Ratio { target, better: Better::Higher } => ("higher", Some(target), None),
        Rule::Ratio { target, better: Better::Lower } => ("lower", Some(target), None),
        Rule::Linear { floor, target } => ("linear", Some(target), Some(floor)),
    }
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Measured(measured) => plain(measured),
        Outcome::Met(met) => if met { "yes" } else { "no" }.to_owned(),
        Outcome::Untested(Untested::Provider) => "untested: provider".to_owned(),
        Outcome::Untested(Untested::Other) => "untested: other".to_owned(),
    }
}

/// A number with up to six digits after the point, as far as people work things out again.
fn plain(number: Decimal) -> String {
    let exact = number.normalize();
    if exact.scale() <= 6 { exact.to_string() } else { format!("{}…", half_up(exact)) }
}
