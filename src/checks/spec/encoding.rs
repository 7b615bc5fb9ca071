//! A file that is not UTF-8.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Words};
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

fn run(written: &Written) -> Vec<Finding> {
    let encoding = written.spec.faults.iter().filter_map(|fault| match fault {
        // UTF-16 without its mark shows by the zero byte beside every Latin letter.
        Fault::Encoding { span, utf16 } => Some((span, *utf16 || span.source.text.contains('\0'))),
        _ => None,
    });
    encoding
        .map(|(span, utf16)| {
            let (name, option) = if utf16 { ("UTF-16", "UTF-16") } else { ("GBK", "GB18030") };
            let message = if utf16 {
                say!(zh: "文件是 UTF-16 编码，不是 UTF-8", en: "the file is UTF-16, not UTF-8")
            } else {
                say!(zh: "文件不是 UTF-8 编码，很可能是 GBK", en: "the file is not UTF-8; it may well be GBK")
            };
            Finding::new(message)
                .at(span.clone(), say!(zh: "从这里起无法读取", en: "cannot be read from here on"))
                .help(say!(
                    zh: "请用记事本打开，选“另存为”，编码选“UTF-8”；或运行 `iconv -f {option} -t UTF-8 旧.yaml > 新.yaml`（由 {name} 转换）",
                    en: "open it in Notepad and choose “Save as” with the encoding “UTF-8”; or convert it from {name} \
                         by `iconv -f {option} -t UTF-8 old.yaml > new.yaml`",
                    name = name, option = option,
                ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        for bytes in [&b"\xFF\xFEt\0:\0"[..], b"\xFE\xFF\0t\0:", b"t\0:\0\xA1\x52"] {
            let findings = examine_example(Example::Bytes(bytes)).findings;
            let said: Vec<_> = findings.iter().map(|finding| finding.message.en.as_str()).collect();
            assert_eq!(said, ["the file is UTF-16, not UTF-8"]);
        }
    }

    #[test]
    fn a_mark_before_utf8_does_no_harm() {
        assert_eq!(examine_example(Example::Bytes(b"\xEF\xBB\xBFtemplate: sample\n")).findings, []);
    }
}
