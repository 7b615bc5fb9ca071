//! Yes or no.

use super::{Fault, width};
use crate::diag::Lang;

/// Reads `yes`, `no`, `true`, `false`, 是, 否, 有, 无.
pub(super) fn parse(raw: &str) -> Result<bool, Fault> {
    match width::narrow(raw).to_ascii_lowercase().as_str() {
        "yes" | "true" | "是" | "有" => Ok(true),
        "no" | "false" | "否" | "无" => Ok(false),
        _ => Err(Fault::Shape),
    }
}

/// On paper: 是, 否, Yes, No.
pub(super) const fn show(flag: bool, lang: Lang) -> &'static str {
    match (lang, flag) {
        (Lang::Zh, true) => "是",
        (Lang::Zh, false) => "否",
        (Lang::En, true) => "Yes",
        (Lang::En, false) => "No",
    }
}

/// In a spec: `yes`, `no`.
pub(super) const fn canonical(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_languages() {
        assert_eq!(parse(" Yes"), Ok(true));
        assert_eq!(parse("ＦＡＬＳＥ"), Ok(false));
        assert_eq!(parse("有"), Ok(true));
        assert_eq!(parse("否 "), Ok(false));
        assert_eq!(parse("maybe"), Err(Fault::Shape));
        assert_eq!(parse(""), Err(Fault::Shape));
    }
}
