//! A party for whom there is no place to sign.

use super::parties;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Span, Words};
use crate::say;
use crate::template::{Definition, Item};

pub static CHECK: Check = Check {
    id: "party/unsigned",
    severity: Severity::Error,
    title: Words { zh: "签署页上缺少一方", en: "a party with no place to sign" },
    why: Words {
        zh: "书面合同自双方签名、盖章或者按指印时成立；签署页上没有一方的位置，该方就没有签，合同可能没有成立。",
        en: "a written contract is formed once the parties have signed or sealed it; without a place on the signature page \
             a party does not sign, and the contract may never be formed",
    },
    basis: &["民法典第四百九十条 / Civil Code art. 490（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\n\
               parties: [parties.client, parties.provider]\ncontents:\n  \
               - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n  \
               - chapter: service\n  - chapter: payment\n  - signature: [parties.client]\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\n\
               parties: [parties.client, parties.provider]\ncontents:\n  \
               - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n  \
               - chapter: service\n  - chapter: payment\n  - signature: [parties.client, parties.provider]\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // A document that builds on a contract is given by one party, and the contract says what prevails.
    if !case.contract.template.builds_on.is_empty() {
        return Vec::new();
    }
    let template = &case.contract.template;
    let pages: Vec<(&[String], &Span)> = template
        .contents
        .iter()
        .filter(|entry| case.contract.holds(entry.when.as_ref()))
        .filter_map(|entry| match &entry.item {
            Item::Signature(parties) => Some((&parties[..], &entry.span)),
            _ => None,
        })
        .collect();
    let is_signing = |party: &&Definition| pages.iter().any(|(parties, _)| parties.contains(&party.path));
    let is_party = |party: &&Definition| template.parties.contains(&party.path);
    let missing: Vec<&Definition> =
        parties(case.contract).filter(is_party).filter(|party| !is_signing(party)).collect();
    // Where nobody signs, that is one fault, not one for each party.
    let place = pages
        .first()
        .map(|(_, span)| (*span).clone())
        .or_else(|| template.contents.last().map(|entry| entry.span.clone()));
    let Some(place) = place else { return Vec::new() };
    if pages.is_empty() && !missing.is_empty() {
        return vec![nobody_signs(place, &missing)];
    }
    missing.into_iter().map(|party| finding(place.clone(), party)).collect()
}

fn finding(place: Span, party: &Definition) -> Finding {
    let role = pattern::label(party);
    Finding::new(say!(
        zh: "签署页上没有{zh}的位置", en: "the signature page has no place for {en}", zh = role.zh, en = role.en,
    ))
    .at(place, say!(zh: "缺少 `{path}`", en: "`{path}` is missing", path = party.path))
    .see(party.span.clone(), say!(zh: "它是合同的一方", en: "a party to the contract"))
    .help(say!(
        zh: "请在 `signature:` 后的列表中加上 `{path}`", en: "add `{path}` to the list after `signature:`",
        path = party.path,
    ))
}

fn nobody_signs(place: Span, missing: &[&Definition]) -> Finding {
    let paths: Vec<&str> = missing.iter().map(|party| party.path.as_str()).collect();
    Finding::new(say!(zh: "合同没有签署页", en: "the contract has no signature page"))
        .at(place, say!(zh: "到此为止，没有签署页", en: "it ends here without one"))
        .help(say!(
            zh: "请在正文之后加上一行 `- signature: [{paths}]`",
            en: "add the line `- signature: [{paths}]` after the body",
            paths = paths.join(", "),
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    /// What is said of the sample with its last line replaced.
    fn said(last: &str) -> Vec<(&'static str, String)> {
        let template = include_str!("../sample/template.yaml");
        let (head, _) = template.split_once("  - signature:").expect("the sample is signed");
        let template = format!("{head}{last}");
        let findings = examine_files(&[("template.yaml", &template)]).findings.into_iter();
        findings.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn every_party_needs_a_place() {
        for (last, message) in [
            ("  - signature: [parties.client]\n", "the signature page has no place for Party B"),
            ("  - signature: [parties.provider]\n", "the signature page has no place for Party A"),
            ("", "the contract has no signature page"),
            (
                "  - signature: [parties.client]\n  - signature: [parties.provider]\n    when: service.kind is onsite\n",
                "the signature page has no place for Party B",
            ),
        ] {
            assert_eq!(said(last), [(CHECK.id, message.to_owned())], "{last}");
        }
    }

    #[test]
    fn places_in_any_order_and_on_any_page_will_do() {
        for last in [
            "  - signature: [parties.provider, parties.client]\n",
            "  - signature: [parties.client]\n  - signature: [parties.provider]\n",
            "  - signature: [parties.client, parties.provider]\n    when: not service.kind\n",
        ] {
            assert_eq!(said(last), [], "{last}");
        }
    }
}
