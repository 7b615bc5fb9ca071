//! Several arbitration institutions for one dispute.

use std::ops::Range;

use super::arbitration::{institutions_en, institutions_zh};
use super::hit::hits;
use super::reading::{Reading, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/several-institutions",
    severity: Severity::Error,
    title: Words { zh: "约定了两家以上仲裁机构", en: "several arbitration institutions" },
    why: Words {
        zh: "约定两家以上仲裁机构，事后又不能就其中一家达成一致的，仲裁协议无效；发生争议时，对方正好不必同意。",
        en: "if several institutions are named and the parties cannot later agree on one of them, the agreement to \
             arbitrate is void; and once there is a dispute, the other side has no need to agree",
    },
    basis: &["arbitration-interpretation-5", "arbitration-law-29"],
    bad: Example::Clause {
        spec: "",
        zh: "1. **争议应当提交北京仲裁委员会或者上海国际经济贸易仲裁委员会仲裁。**\n",
        en: "1. **The parties shall submit disputes to the Beijing Arbitration Commission or the Shanghai International \
             Economic and Trade Arbitration Commission for arbitration.**\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. **争议应当提交上海国际经济贸易仲裁委员会（上海国际仲裁中心）仲裁。**\n",
        en: "1. **The parties shall submit disputes to the Shanghai International Economic and Trade Arbitration \
             Commission (Shanghai International Arbitration Center) for arbitration.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    hits(case, Topic::Arbitration, several_zh, several_en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(zh: "约定了两家以上仲裁机构", en: "several arbitration institutions are named"),
                say!(zh: "应当只有一家", en: "there should be one"),
            )
            .help(say!(zh: "请只写一家仲裁机构的全称", en: "name one institution, in full"))
        })
        .collect()
}

/// Two names joined by “or” and the like; a second name in brackets is another name of the first.
fn several(text: &str, names: &[(Range<usize>, &str)], joints: &[&str]) -> Option<Range<usize>> {
    names.windows(2).find_map(|pair| {
        let [(one, first), (other, second)] = pair else { return None };
        let between = text.get(one.end..other.start)?;
        let is_sentence = !between.contains(['。', '；', '.', ';', '\n']);
        (first != second && is_sentence && has(between, joints)).then_some(one.start..other.end)
    })
}

fn several_zh(reading: &Reading) -> Option<Range<usize>> {
    let names = institutions_zh(&reading.text);
    let found = several(&reading.text, &names, &["或", "、", "/", "／", "以及", "和", "也可", "亦可"])?;
    let around = &reading.text[found.clone()];
    // Rules of one institution administered by another are one submission.
    (!has(around, &["仲裁规则", "《", "更名", "简称", "原名"])).then_some(found)
}

fn several_en(reading: &Reading) -> Option<Range<usize>> {
    let names = institutions_en(&reading.text);
    let found = several(&reading.text, &names, &[" or ", "either", " and the ", "/"])?;
    (!reading.text[found.clone()].contains("rules")).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn two_names_are_found_however_they_are_joined() {
        for (zh, en) in [
            ("争议提交深圳国际仲裁院、广州仲裁委员会仲裁。", "See the Chinese."),
            ("争议可向武汉仲裁委员会申请仲裁，也可向长沙仲裁委员会申请仲裁。", "See the Chinese."),
            ("争议提交北京仲裁委员会/中国海事仲裁委员会仲裁。", "See the Chinese."),
            (
                "争议协商解决。",
                "Disputes go to the Hong Kong International Arbitration Centre or the Singapore International Arbitration Centre.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn one_institution_under_two_names_or_said_twice_stays_silent() {
        for (zh, en) in [
            (
                "争议提交华南国际经济贸易仲裁委员会（深圳国际仲裁院）仲裁。",
                "Disputes go to the South China International Economic and Trade Arbitration Commission (Shenzhen Court of International Arbitration).",
            ),
            (
                "争议提交北京仲裁委员会，由北京仲裁委员会按照其仲裁规则仲裁。",
                "Disputes go to the Beijing Arbitration Commission, which conducts the arbitration under its rules.",
            ),
            (
                "争议提交香港国际仲裁中心，按照《联合国国际贸易法委员会仲裁规则》仲裁。",
                "Disputes go to the Hong Kong International Arbitration Centre under the UNCITRAL arbitration rules.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }

    #[test]
    fn a_value_with_two_names_is_found_once_where_it_is_written() {
        let spec = "service:\n  scope: { zh: 北京仲裁委员会或者天津仲裁委员会, en: Beijing Arbitration Commission }\n";
        let zh = "1. 争议提交{{ service.scope }}仲裁。\n";
        let en = "1. Disputes are submitted to the {{ service.scope }} for arbitration.\n";
        assert_eq!(super::super::hit::tests::count_with(CHECK.id, spec, zh, en), 1);
    }
}
