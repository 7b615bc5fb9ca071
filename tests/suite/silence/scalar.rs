//! Values of each kind, and the spellings in which people write them.

use hetong::diag::Lang;
use hetong::template::{Definition, Role};
use hetong::value::{Kind, Period, Style, Unit, Value};

use super::draw::Draws;

/// A value, and how it is spelt.
pub fn spelt(value: &Value, draws: &mut Draws) -> String {
    let canonical = value.canonical();
    let shown = |lang, style| value.show(lang, style);
    let spellings = match value {
        Value::Date(_) => vec![canonical, shown(Lang::Zh, Style::Both), shown(Lang::En, Style::Both)],
        Value::Period(_) => vec![canonical, shown(Lang::Zh, Style::Both)],
        Value::Money(_) => {
            let yuan = format!("{}元", canonical.trim_start_matches("CNY "));
            vec![canonical, shown(Lang::Zh, Style::Figures), yuan, shown(Lang::Zh, Style::Both)]
        }
        Value::Flag(true) => vec![canonical, "是".to_owned()],
        Value::Flag(false) => vec![canonical, "否".to_owned()],
        Value::Integer(_) => vec![canonical, shown(Lang::Zh, Style::Words)],
        _ => vec![canonical],
    };
    // People mostly write what the form shows them.
    if draws.one_in(4) { draws.pick(&spellings).clone() } else { spellings[0].clone() }
}

/// A value read as a spec would have it.
pub fn read(kind: Kind, text: &str) -> Value {
    kind.parse(text).unwrap_or_else(|fault| panic!("{text} is no {}: {fault:?}", kind.name()))
}

/// A period of a unit the field takes, in its range.
pub fn period(definition: &Definition, draws: &mut Draws) -> Value {
    let units = if definition.units.is_empty() { &Unit::ALL[..] } else { &definition.units };
    let unit = *draws.pick(units);
    let end = |end: &Option<Value>, otherwise| match end {
        Some(Value::Period(period)) => period.count,
        _ => otherwise,
    };
    let low = end(&definition.min, 1).max(definition.leaves.unwrap_or(0));
    Value::Period(Period { count: count(low, end(&definition.max, 30), draws), unit })
}

fn count(low: u32, high: u32, draws: &mut Draws) -> u32 {
    low + u32::try_from(draws.below(usize::try_from(high - low + 1).expect("32 bits"))).expect("below 32 bits")
}

/// A percentage in the range of the field, as fine as its ends; a rate of tax that is in use.
pub fn percent(definition: &Definition, draws: &mut Draws) -> Value {
    let end = |end: &Option<Value>, otherwise: &str| match end {
        Some(Value::Percent(percent)) => percent.to_string(),
        _ => otherwise.to_owned(),
    };
    let (low, high) = (end(&definition.min, "0%"), end(&definition.max, "100%"));
    if definition.role == Some(Role::TaxRate) {
        let in_use = ["6%", "13%", "9%", "3%", "1%", "0%"];
        return read(Kind::Percent, in_use[draws.below(in_use.len())]);
    }
    let places = |text: &str| text.trim_end_matches('%').split_once('.').map_or(0, |(_, places)| places.len());
    let places = places(&low).max(places(&high));
    let scaled = |text: &str| {
        let (whole, part) = text.trim_end_matches('%').split_once('.').unwrap_or((text.trim_end_matches('%'), ""));
        format!("{whole}{part:0<places$}").parse::<usize>().expect("digits")
    };
    let (low, high) = (scaled(&low), scaled(&high));
    let number = format!("{:0>width$}", draws.between(low, high), width = places + 1);
    let (whole, part) = number.split_at(number.len() - places);
    read(Kind::Percent, &if part.is_empty() { format!("{whole}%") } else { format!("{whole}.{part}%") })
}

/// An amount in the range of the field, of any number of digits.
pub fn money(definition: &Definition, draws: &mut Draws) -> Value {
    let cents = |end: &Option<Value>, otherwise: usize| match end {
        Some(Value::Money(money)) => {
            money.figures().chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("digits")
        }
        _ => otherwise,
    };
    let (low, high) = (cents(&definition.min, 100), cents(&definition.max, 10_000_000_000));
    let digits = u32::try_from(draws.between(4, 10)).expect("small");
    let top = 10_usize.pow(digits).clamp(low, high);
    let mut amount = draws.between(low, top);
    if draws.one_in(2) {
        amount = (amount / 10_000 * 10_000).max(low);
    }
    yuan(amount)
}

/// An amount of so many cents.
pub fn yuan(cents: usize) -> Value {
    read(Kind::Money, &format!("CNY {}.{:02}", cents / 100, cents % 100))
}

/// A whole number in the range of the field, and no greater than its bound.
pub fn integer(definition: &Definition, bound: Option<usize>, draws: &mut Draws) -> Value {
    let end = |end: &Option<Value>, otherwise: usize| match end {
        Some(Value::Integer(number)) => usize::try_from(*number).expect("a small number"),
        _ => otherwise,
    };
    let low = end(&definition.min, 1);
    let high = end(&definition.max, low + 8);
    let high = bound.map_or(high, |bound| bound.min(high)).max(low);
    Value::Integer(u64::try_from(draws.between(low, high)).expect("small"))
}

/// A telephone number: mobile, landline with or without an extension, or from abroad. Other rows have other numbers.
pub fn phone(row: usize, draws: &mut Draws) -> String {
    match draws.below(6) {
        0 | 1 => format!("{}{row}{}", draws.pick(&["138", "139", "150", "186", "199"]), digits(7, draws)),
        2 => format!("010-{}{row}{}", draws.between(2, 8), digits(6, draws)),
        3 => format!("0755-{}{row}{} 转 {}", draws.between(2, 8), digits(6, draws), draws.between(101, 999)),
        4 => format!("(021) {}{row}{} {}", draws.between(2, 8), digits(2, draws), digits(4, draws)),
        _ => format!("+852 {}{row}{} {}", draws.between(2, 3), digits(2, draws), digits(4, draws)),
    }
}

pub fn email(row: usize, draws: &mut Draws) -> String {
    let who = draws.pick(&["contracts", "legal", "fawu", "service.desk", "wang-siyuan", "h_tong"]);
    let domain = draws.pick(&["example.com", "example.cn", "mail.example.com.cn", "example.org"]);
    format!("{who}{row}{}@{domain}", draws.below(100))
}

/// The number of a company's account; none of them begins like a card.
pub fn account(row: usize, draws: &mut Draws) -> String {
    let length = draws.between(11, 20);
    format!("{}{row}{}", draws.pick(&["11", "31", "02", "44", "75"]), digits(length, draws))
}

fn digits(count: usize, draws: &mut Draws) -> String {
    (0..count).map(|_| char::from(b"1029384756"[draws.below(10)])).collect()
}

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A credit code that begins so, with the check characters of GB 32100-2015 and GB 11714-1997.
pub fn credit_code(head: &str, row: usize, draws: &mut Draws) -> String {
    let district = draws.pick(&["110108", "310115", "440305", "330106", "510107"]);
    let mut code = format!("{head}{district}M{row}");
    code.extend((0..6).map(|_| char::from(ALPHABET[draws.below(31)])));
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let inner: u32 = code[8..].chars().zip(weights).map(|(c, weight)| c.to_digit(36).expect("a digit") * weight).sum();
    code.push(match 11 - inner % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).expect("below ten"),
    });
    let place = |c: u8| ALPHABET.iter().position(|other| *other == c).expect("of the alphabet");
    let (mut sum, mut weight) = (0, 1);
    for byte in code.bytes() {
        sum += place(byte) * weight;
        weight = weight * 3 % 31;
    }
    code.push(char::from(ALPHABET[(31 - sum % 31) % 31]));
    code
}
