//! A file that is not UTF-8.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::yaml::Fault;

pub static CHECK: Check = Check {
    id: "spec/encoding",
    severity: Severity::Error,
    title: Words { zh: "文件不是 UTF-8 编码", en: "a file that is not UTF-8" },
    why: Words {
        zh: "按错误的编码读取，名称和金额会变成另一些字；因此只读取 UTF-8 文件，不作猜测。",
        en: "read in the wrong encoding, names and amounts turn into other characters; so nothing but UTF-8 is read, \
             and nothing is guessed",
    },
    basis: &[],
    bad: Example::Bytes(b"template: sample\nnumber: \xBA\xCF\xCD\xAC-1\n"),
    good: Example::Spec("template: sample\nnumber: 合同-1\n"),
    run: Run::Written(run),
};

/// What a file that is not UTF-8 probably is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likely {
    /// A page, a picture or a program.
    NoText,
    Utf16,
    Utf32,
    /// UTF-8 but for a few bytes.
    Damaged,
    /// Chinese in an older encoding.
    Gbk,
    /// A letter of a western language here and there.
    Western,
}

fn run(written: &Written) -> Vec<Finding> {
    let encoding = written.spec.faults.iter().filter_map(|fault| match fault {
        Fault::Encoding { span, utf16 } => Some((span, likely(&span.source.text, *utf16))),
        _ => None,
    });
    encoding
        .map(|(span, likely)| {
            let place = say!(zh: "从这里起无法读取", en: "cannot be read from here on");
            Finding::new(what(likely)).at(span.clone(), place).help(help(likely))
        })
        .collect()
}

/// Judges by the text in which every byte that is not UTF-8 has become a replacement character.
fn likely(text: &str, has_utf16_mark: bool) -> Likely {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let (all, zeros) = (text.chars().count(), count(|c| c == '\0'));
    let lost = count(|c| c == char::REPLACEMENT_CHARACTER);
    let controls = count(|c| c.is_control() && !matches!(c, '\0' | '\t' | '\n' | '\r'));
    let is_known = ["%PDF", "PK\u{3}\u{4}", "\u{FFFD}PNG", "GIF8"].iter().any(|magic| text.starts_with(magic));
    if is_known || controls * 20 > all {
        return Likely::NoText;
    }
    if text.contains("\0\0\0") {
        // A Latin letter has three zeros beside it in UTF-32, never four.
        return if zeros * 2 > all && !text.contains("\0\0\0\0") { Likely::Utf32 } else { Likely::NoText };
    }
    if has_utf16_mark || zeros * 4 > all {
        return Likely::Utf16;
    }
    if zeros > 0 {
        return Likely::NoText;
    }
    if count(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')) > lost {
        return Likely::Damaged;
    }
    let foreign = text.split(|c: char| c.is_ascii()).filter(|run| run.contains(char::REPLACEMENT_CHARACTER));
    // Two bytes are one Chinese character; a western letter is one byte among others that are ASCII.
    if foreign.map(|run| run.chars().count()).any(|length| length > 1) { Likely::Gbk } else { Likely::Western }
}

/// What is known.
fn what(likely: Likely) -> Text {
    match likely {
        Likely::NoText => say!(zh: "文件不是文本", en: "the file is not text"),
        Likely::Utf16 => say!(zh: "文件像是 UTF-16 编码，不是 UTF-8", en: "the file looks like UTF-16, not UTF-8"),
        Likely::Utf32 => say!(zh: "文件像是 UTF-32 编码，不是 UTF-8", en: "the file looks like UTF-32, not UTF-8"),
        Likely::Damaged => say!(zh: "文件中有不属于 UTF-8 的字节", en: "the file holds bytes that are not UTF-8"),
        Likely::Gbk | Likely::Western => say!(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"),
    }
}

/// What to do, by what is likely.
fn help(likely: Likely) -> Text {
    let from = match likely {
        Likely::NoText => {
            return say!(
                zh: "请确认给出的是合同的 YAML 文件，而不是 PDF、Word 文档或图片",
                en: "make sure this is the contract's YAML file, and no PDF, Word document or picture",
            );
        }
        Likely::Damaged => {
            return say!(
                zh: "文件大部分是 UTF-8，此处多半是从别处粘贴时损坏的；请重新输入此处的文字，另存为 UTF-8",
                en: "most of the file is UTF-8, so this was probably damaged when it was pasted; type the words here \
                     anew, and save the file as UTF-8",
            );
        }
        Likely::Utf16 => "UTF-16",
        Likely::Utf32 => "UTF-32",
        Likely::Gbk => "GB18030",
        Likely::Western => "WINDOWS-1252",
    };
    let guess = match likely {
        Likely::Gbk => say!(
            zh: "；这里按旧时中文文件常用的 GBK（GB18030）转换",
            en: "; this takes it for GBK (GB18030), as most older Chinese files are",
        ),
        Likely::Western => say!(
            zh: "；这里按西文字母常用的 Windows-1252 转换",
            en: "; this takes it for Windows-1252, in which western letters are often kept",
        ),
        _ => Text::default(),
    };
    say!(
        zh: "请用记事本打开，选“另存为”，编码选“UTF-8”；或运行 `iconv -f {from} -t UTF-8 旧.yaml > 新.yaml`{guess_zh}",
        en: "open it in Notepad and choose “Save as” with the encoding “UTF-8”; or run `iconv -f {from} -t UTF-8 old.yaml \
             > new.yaml`{guess_en}",
        guess_zh = guess.zh, guess_en = guess.en, from = from,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(bytes: &'static [u8]) -> (String, String) {
        let findings = examine_example(Example::Bytes(bytes)).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        (finding.message.en.clone(), finding.help.en.clone())
    }

    #[test]
    fn what_is_known_is_said_and_what_is_likely_suggested() {
        for (bytes, what, help) in [
            (&b"\xFF\xFEt\0:\0"[..], "the file looks like UTF-16, not UTF-8", "-f UTF-16 "),
            (b"\xFE\xFF\0t\0:", "the file looks like UTF-16, not UTF-8", "-f UTF-16 "),
            (b"t\0:\0\xA1\x52", "the file looks like UTF-16, not UTF-8", "-f UTF-16 "),
            (b"\xFF\xFE\0\0t\0\0\0:\0\0\0", "the file looks like UTF-32, not UTF-8", "-f UTF-32 "),
            (b"\0\0\xFE\xFF\0\0\0t\0\0\0:", "the file looks like UTF-32, not UTF-8", "-f UTF-32 "),
            (b"template: sample\nnumber: \xBA\xCF\xCD\xAC\n", "the file is not UTF-8", "GBK"),
            (b"template: sample\nnumber: Caf\xE9 Z\xFCrich\n", "the file is not UTF-8", "WINDOWS-1252"),
            (b"number: \xE5\x90\x88\xE5\x90\x8C \xE5\x90\n", "the file holds bytes that are not UTF-8", "anew"),
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "the file is not text", "no PDF"),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "the file is not text", "no PDF"),
            (b"\x03\x9A\x11\xFE\x07\x00\xC1\x18\x7F\x1E\x02", "the file is not text", "no PDF"),
        ] {
            let (message, advice) = said(bytes);
            assert_eq!(message, what, "{}", bytes.escape_ascii());
            assert!(advice.contains(help), "{advice}");
        }
    }

    #[test]
    fn a_mark_before_utf8_does_no_harm() {
        assert_eq!(examine_example(Example::Bytes(b"\xEF\xBB\xBFtemplate: sample\n")).findings, []);
    }
}
