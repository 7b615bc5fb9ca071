//! Errors that a contract is built in spite of, written into the file's own description.

use typst::model::DocumentInfo;

use crate::diag::Text;
use crate::say;

/// An error that a contract is built in spite of: waived in the spec, or lowered by the project.
#[derive(Debug, Clone, Copy)]
pub struct Accepted<'a> {
    /// The id of the check.
    pub check: &'a str,
    /// The field concerned.
    pub at: Option<&'a str>,
    /// What is wrong.
    pub message: &'a Text,
    /// The reason given, where it was waived.
    pub reason: Option<&'a str>,
}

/// Writes what was accepted into the description and, for programs, the keywords: `accepted:party/credit-code@parties.client`.
pub(super) fn stamp(info: &mut DocumentInfo, accepted: &[Accepted]) {
    if accepted.is_empty() {
        return;
    }
    let n = accepted.len();
    let head = say!(
        zh: "本文件生成时接受了 {n} 处错误：", en: "This file was built in spite of {n} error{s}: ",
        n = n, s = if *n == 1 { "" } else { "s" },
    );
    let told: Vec<Text> = accepted.iter().map(told).collect();
    let join = |side: fn(&Text) -> &str, with: &str| told.iter().map(side).collect::<Vec<_>>().join(with);
    let (zh, en) = (join(|text| &text.zh, "；"), join(|text| &text.en, "; "));
    info.description = Some(format!("{}{zh}。{}{en}.", head.zh, head.en).into());
    info.keywords.extend(accepted.iter().map(|one| match one.at {
        Some(at) => format!("accepted:{}@{at}", one.check).into(),
        None => format!("accepted:{}", one.check).into(),
    }));
}

fn told(accepted: &Accepted) -> Text {
    let Accepted { check, message, reason, .. } = accepted;
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (zh, en) = (line(&message.zh), line(&message.en));
    match reason {
        Some(reason) => say!(
            zh: "{zh}（{check}，已豁免：{reason}）", en: "{en} ({check}, waived: {reason})",
            zh = zh, en = en, check = check, reason = line(reason),
        ),
        None => say!(
            zh: "{zh}（{check}，项目已降级）", en: "{en} ({check}, lowered by the project)", zh = zh, en = en, check = check,
        ),
    }
}
