//! Whole numbers in English words, without "and": the form used in amounts.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// The number in lower-case words; 21 to 99 are hyphenated.
pub(super) fn spell(number: u64) -> String {
    let mut words = Vec::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        if rest >= scale {
            push_below_thousand(&mut words, rest / scale);
            words.push(name.to_owned());
            rest %= scale;
        }
    }
    if rest > 0 || number == 0 {
        push_below_thousand(&mut words, rest);
    }
    words.join(" ")
}

fn push_below_thousand(words: &mut Vec<String>, number: u64) {
    if number >= 100 {
        words.push(one(number / 100).to_owned());
        words.push("hundred".to_owned());
        if number.is_multiple_of(100) {
            return;
        }
    }
    let rest = number % 100;
    words.push(match (rest / 10, rest % 10) {
        (0 | 1, _) => one(rest).to_owned(),
        (tens, 0) => ten(tens).to_owned(),
        (tens, ones) => format!("{}-{}", ten(tens), one(ones)),
    });
}

/// The words with a capital each, as in "Fifty-Eight Thousand".
pub(super) fn title(words: &str) -> String {
    let mut capital = true;
    let raise = |c: char| {
        let raised = if capital { c.to_ascii_uppercase() } else { c };
        capital = matches!(c, ' ' | '-');
        raised
    };
    words.chars().map(raise).collect()
}

/// Reads lower-case words as [`spell`] writes them; "and" and the hyphens may come or go.
pub(super) fn read(text: &str) -> Option<u64> {
    let words = split(text);
    let mut total = 0_u64;
    let mut current = 0_u64;
    for word in &words {
        if let Some(value) = unit(word) {
            current = current.checked_add(value)?;
        } else if *word == "hundred" {
            current = current.checked_mul(100)?;
        } else {
            let (scale, _) = SCALES.into_iter().find(|(_, name)| name == word)?;
            total = total.checked_add(current.checked_mul(scale)?)?;
            current = 0;
        }
    }
    let number = total.checked_add(current)?;
    (!words.is_empty() && words == split(&spell(number))).then_some(number)
}

/// Whether a lower-case word belongs to a number.
#[must_use]
pub fn is_number_word(word: &str) -> bool {
    unit(word).is_some() || word == "hundred" || SCALES.iter().any(|(_, name)| *name == word)
}

fn split(text: &str) -> Vec<&str> {
    text.split([' ', '-']).filter(|word| !word.is_empty() && *word != "and").collect()
}

fn unit(word: &str) -> Option<u64> {
    let found = (0..20).find(|value| one(*value) == word);
    found.or_else(|| (2..10).find(|value| ten(*value) == word).map(|tens| tens * 10))
}

fn one(number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|index| ONES.get(index)).copied().unwrap_or_default()
}

fn ten(tens: u64) -> &'static str {
    usize::try_from(tens).ok().and_then(|index| TENS.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spells_and_reads() {
        for (number, words) in [
            (0, "zero"),
            (4, "four"),
            (12, "twelve"),
            (20, "twenty"),
            (21, "twenty-one"),
            (100, "one hundred"),
            (101, "one hundred one"),
            (58_600, "fifty-eight thousand six hundred"),
            (1_000_001, "one million one"),
            (2_000_000, "two million"),
        ] {
            assert_eq!(spell(number), words);
            assert_eq!(read(words), Some(number));
        }
        assert_eq!(read("one hundred and one"), Some(101));
        assert_eq!(read("twenty one"), Some(21));
        assert_eq!(title("fifty-eight thousand"), "Fifty-Eight Thousand");
    }

    #[test]
    fn refuses_other_words() {
        for text in ["", "and", "one two", "twenty ten", "hundred", "thousand one", "fourty", "one thousand thousand"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number: u64) {
            prop_assert_eq!(read(&spell(number)), Some(number));
        }
    }
}
