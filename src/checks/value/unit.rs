//! A period in a unit its field does not take.

use crate::checks::{Case, Check, Example, Run, pattern, remedy};
use crate::contract::Fault;
use crate::diag::{Finding, Lang, Severity, Span, Text, Words};
use crate::say;
use crate::value::{Kind, Period, Unit, Value};

pub static CHECK: Check = Check {
    id: "value/unit",
    severity: Severity::Error,
    title: Words { zh: "期间的单位不对", en: "a period in a unit its field does not take" },
    why: Words {
        zh: "日与工作日、月与日的算法不同，条款是按约定的单位写的；换了单位，届满之日就对不上。",
        en: "days and working days, or months and days, are counted differently, and the clauses are written for one \
             unit; in another, the period ends on another day",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  notice: 30 days\n"),
    good: Example::Spec("template: sample\nterms:\n  notice: 1 month\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let faults = case.contract.faults.iter().filter_map(|fault| match fault {
        Fault::Unit { path, units, span } => Some(judge(case, path, units, span)),
        _ => None,
    });
    faults.collect()
}

fn judge(case: &Case, path: &str, units: &[Unit], span: &Span) -> Finding {
    let name = pattern::name_at(case.contract, path);
    let raw = pattern::raw(case, path).unwrap_or_else(|| span.text());
    let labels: Vec<Text> = units.iter().map(|unit| unit.label()).collect();
    // 个月 counts months, 月 names the unit.
    let join = |lang: Lang, with: &str| {
        labels.iter().map(|label| label.get(lang).trim_start_matches('个')).collect::<Vec<_>>().join(with)
    };
    let message = say!(
        zh: "“{zh}”以{units_zh}计，写的是 `{raw}`", en: "“{en}” is counted in {units_en}, not as `{raw}`",
        zh = name.zh, en = name.en, units_zh = join(Lang::Zh, "或"), units_en = join(Lang::En, " or "),
        raw = pattern::quoted(raw),
    );
    let period = match Kind::Period.parse(raw) {
        Ok(Value::Period(period)) => Some(period),
        _ => None,
    };
    let example = case.contract.template.schema.get(path).map(pattern::example).unwrap_or_default();
    let same = period.and_then(|period| units.iter().find_map(|unit| converted(period, *unit)));
    let help = if let Some(same) = same {
        say!(
            zh: "同样的长度请写 `{zh}`", en: "for the same length write `{en}`",
            zh = same.show(Lang::Zh), en = same.show(Lang::En),
        )
    } else {
        say!(
            zh: "请换成所用的单位，例如 `{zh}`；两种单位之间不能换算，须重新商定",
            en: "use that unit, as in `{en}`; one does not convert into the other, so agree on it anew",
            zh = example.zh, en = example.en,
        )
    };
    let fix = same.and_then(|same| {
        let spelt = pattern::spelt(&Value::Period(same));
        remedy::rewrite(span, remedy::as_written(raw, &spelt))
    });
    let label = say!(zh: "单位不对", en: "another unit");
    Finding::new(message).of(path).at(span.clone(), label).help(help).fix(fix)
}

/// The same length in another unit, where it is a whole number of them.
fn converted(period: Period, unit: Unit) -> Option<Period> {
    let each =
        [(Unit::Years, Unit::Months, 12), (Unit::Weeks, Unit::Days, 7)].into_iter().find_map(|(large, small, each)| {
            match (period.unit, unit) {
                pair if pair == (large, small) => period.count.checked_mul(each),
                pair if pair == (small, large) && period.count.is_multiple_of(each) => Some(period.count / each),
                _ => None,
            }
        });
    each.map(|count| Period { count, unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn help(spec: &'static str) -> Vec<String> {
        examine_example(Example::Spec(spec)).findings.into_iter().map(|finding| finding.help.en).collect()
    }

    #[test]
    fn years_and_months_convert_and_days_do_not() {
        assert_eq!(help("template: sample\nterms: { notice: 2 years }\n"), ["for the same length write `24 months`"]);
        assert!(help("template: sample\nterms: { notice: 60日 }\n")[0].starts_with("use that unit, as in `3 months`"));
        assert_eq!(help("template: sample\nservice: { response: 三个工作日 }\n"), Vec::<String>::new());
    }
}
