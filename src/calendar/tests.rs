//! The clock against the statute, the data and itself.

use jiff::civil::{DateTime, time};
use proptest::prelude::*;

use super::*;
use crate::value::{Date, Period, Unit};

fn day(text: &str) -> Date {
    Date::parse(text).expect("the tests' own dates exist")
}

fn working(count: u32) -> Period {
    Period { count, unit: Unit::WorkingDays }
}

fn known(reach: Option<Reach>) -> String {
    reach.and_then(Reach::known).map_or_else(|| format!("{reach:?}"), |date| date.to_string())
}

#[test]
fn working_days_as_published() {
    let calendar = Calendar::built_in();
    for (start, count, end) in [
        ("2026-02-12", 1, "2026-02-13"),
        ("2026-02-12", 2, "2026-02-14"),
        ("2026-02-12", 3, "2026-02-24"),
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-02-15", 1, "2026-02-24"),
        ("2026-02-10", 10, "2026-03-02"),
        ("2026-02-20", 3, "2026-02-26"),
        ("2026-02-27", 1, "2026-02-28"),
        ("2026-01-01", 1, "2026-01-04"),
        ("2025-12-31", 3, "2026-01-06"),
        ("2026-04-03", 3, "2026-04-09"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-05-08", 2, "2026-05-11"),
        ("2026-06-18", 2, "2026-06-23"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2026-09-30", 5, "2026-10-13"),
        ("2026-10-09", 2, "2026-10-12"),
        ("2025-09-30", 5, "2025-10-14"),
        ("2025-01-24", 5, "2025-02-07"),
        ("2024-02-08", 5, "2024-02-21"),
        ("2020-01-23", 5, "2020-02-07"),
    ] {
        assert_eq!(known(calendar.end(day(start), working(count), Roll::Forward)), end, "{start} + {count}");
    }
}

#[test]
fn periods_roll_past_days_off_but_not_past_make_up_days() {
    let calendar = Calendar::built_in();
    let days = |count| Period { count, unit: Unit::Days };
    let months = |count| Period { count, unit: Unit::Months };
    for (start, period, end) in [
        ("2026-02-12", days(5), "2026-02-24"),
        ("2026-09-25", days(10), "2026-10-08"),
        ("2026-04-24", days(7), "2026-05-06"),
        ("2026-06-05", days(15), "2026-06-22"),
        ("2026-01-30", days(15), "2026-02-14"),
        ("2026-09-10", days(10), "2026-09-20"),
        ("2026-01-31", months(1), "2026-02-28"),
        ("2025-01-31", months(1), "2025-02-28"),
        ("2024-01-31", months(1), "2024-02-29"),
        ("2024-02-29", months(12), "2025-02-28"),
        ("2026-01-01", months(1), "2026-02-02"),
        ("2025-08-15", months(6), "2026-02-24"),
        ("2026-04-01", months(6), "2026-10-08"),
    ] {
        assert_eq!(known(calendar.end(day(start), period, Roll::Forward)), end, "{start} + {period:?}");
    }
    assert_eq!(known(calendar.end(day("2026-02-12"), days(5), Roll::Stay)), "2026-02-17");
}

#[test]
fn counting_back_keeps_the_day_of_the_month_and_is_not_moved() {
    let calendar = Calendar::built_in();
    let months = |count| Period { count, unit: Unit::Months };
    assert_eq!(known(calendar.back(day("2026-03-31"), months(1))), "2026-02-28");
    assert_eq!(known(calendar.back(day("2026-11-01"), months(1))), "2026-10-01");
    assert_eq!(known(calendar.back(day("2026-02-24"), working(2))), "2026-02-13");
    assert_eq!(known(calendar.rolled_back(day("2026-10-05"))), "2026-09-30");
}

#[test]
fn a_term_ends_on_the_eve_of_the_corresponding_day() {
    let calendar = Calendar::built_in();
    let years = |count| Period { count, unit: Unit::Years };
    for (first, count, last) in [
        ("2026-01-01", 3, "2028-12-31"),
        ("2026-03-02", 3, "2029-03-01"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-28"),
    ] {
        assert_eq!(known(calendar.term(day(first), years(count), Roll::Stay)), last, "{first} + {count} years");
    }
    let days = Period { count: 10, unit: Unit::Days };
    assert_eq!(known(calendar.term(day("2026-03-02"), days, Roll::Stay)), "2026-03-11");
}

#[test]
fn hours_run_through_or_within_business() {
    let business = Hours::new(time(9, 0, 0, 0), time(18, 0, 0, 0)).expect("in order");
    let at = |text: &str| text.parse::<DateTime>().expect("a time");
    for (start, hours, end) in [
        ("2026-02-13T17:00", 4, "2026-02-14T12:00"),
        ("2026-02-14T17:00", 4, "2026-02-24T12:00"),
        ("2026-02-20T10:00", 2, "2026-02-24T11:00"),
        ("2026-02-12T20:00", 1, "2026-02-13T10:00"),
        ("2026-09-18T16:30", 8, "2026-09-20T15:30"),
    ] {
        let found = Calendar::built_in().business_hours(at(start), hours, business);
        assert_eq!(found, Some(at(end)), "{start} + {hours} h");
    }
    assert_eq!(Calendar::hours(at("2026-02-16T23:00"), 2), Some(at("2026-02-17T01:00")));
    assert_eq!(Calendar::built_in().business_hours(at("2026-12-31T17:00"), 8, business), None);
}

#[test]
fn every_year_and_month_has_the_working_days_it_had() {
    let calendar = Calendar::built_in();
    let years = [249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248];
    for (year, expected) in (2007..).zip(years) {
        let eve = day(&format!("{}-12-31", year - 1));
        assert_eq!(calendar.working_days(eve, day(&format!("{year}-12-31"))).1.min(999), expected, "{year}");
    }
    let months = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23];
    for (month, expected) in (1..).zip(months) {
        let first = day(&format!("2026-{month:02}-01"));
        let eve = Date(first.0.yesterday().expect("not the first of all days"));
        let last = Date(first.0.last_of_month());
        assert_eq!(calendar.working_days(eve, last), (expected, expected), "2026-{month}");
    }
}

#[test]
fn all_days_of_twenty_years_are_as_the_notices_say() {
    // An independent reading of the file: a JSON parser, ranges stepped over day by day.
    let data: serde_json::Value = serde_json::from_str(BUILT_IN).expect("JSON");
    let mut off = std::collections::BTreeSet::new();
    let mut work = std::collections::BTreeSet::new();
    let put = |set: &mut std::collections::BTreeSet<Date>, text: &str| {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let mut at = day(first);
        while at <= day(last) {
            set.insert(at);
            at = Date(at.0.tomorrow().expect("not the last of all days"));
        }
    };
    for year in data["years"].as_object().expect("a mapping").values() {
        for days in year["off"].as_object().expect("a mapping").values() {
            days.as_array().expect("a list").iter().for_each(|text| put(&mut off, text.as_str().expect("text")));
        }
        year["work"].as_array().expect("a list").iter().for_each(|text| put(&mut work, text.as_str().expect("text")));
    }
    let (mut at, mut days) = (day("2007-01-01"), 0);
    while at <= day("2026-12-31") {
        let is_weekend = matches!(at.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        let expected = !off.contains(&at) && (work.contains(&at) || !is_weekend);
        assert_eq!(Calendar::built_in().is_working(at), Some(expected), "{at}");
        let worked = matches!(Calendar::built_in().status(at), Status::Working | Status::MakeUp);
        assert_eq!(worked, expected, "{at}");
        at = Date(at.0.tomorrow().expect("not the last of all days"));
        days += 1;
    }
    assert_eq!(days, 7305);
}

#[test]
fn an_unknown_year_is_bounded_and_never_guessed() {
    let calendar = Calendar::built_in();
    assert_eq!(calendar.is_working(day("2027-03-01")), None);
    assert_eq!(calendar.status(day("2027-03-01")), Status::Unknown);
    let reach = calendar.end(day("2026-12-30"), working(3), Roll::Forward).expect("in range");
    assert!(reach.known().is_none() && reach.earliest >= day("2027-01-02"), "{reach:?}");
    assert!(reach.latest <= day("2027-01-20"), "{reach:?}");
    let far = calendar.end(day("2026-03-02"), working(10_000), Roll::Forward).expect("in range");
    assert!(far.earliest > day("2064-01-01") && far.latest < day("2070-01-01"), "{far:?}");
    assert_eq!(calendar.end(day("2026-03-02"), working(4_000_000_000), Roll::Forward), None);
    let early = calendar.end(day("1999-12-31"), working(5), Roll::Forward).expect("in range");
    assert!(early.known().is_none());
}

#[test]
fn a_year_is_added_in_either_form() {
    let own = "years:\n  2027:\n    off: { 元旦: [2027-01-01..2027-01-03] }\n    work: []\n";
    let theirs = r#"{ "$schema": "x", "year": 2027, "papers": ["https://example.com"],
        "days": [{ "name": "元旦", "date": "2027-01-01", "isOffDay": true }] }"#;
    for text in [own, theirs] {
        let calendar = Calendar::with(&[("2027", text)]);
        assert!(calendar.knows(2027), "{:?}", calendar.faults());
        assert_eq!(calendar.status(day("2027-01-01")), Status::Holiday("元旦"));
        assert_eq!(known(calendar.end(day("2026-12-31"), working(1), Roll::Forward)), "2027-01-04");
    }
    let slips = |text: &str| {
        let calendar = Calendar::with(&[("x", text)]);
        calendar.faults().iter().map(|fault| fault.slip.clone()).collect::<Vec<_>>()
    };
    assert_eq!(slips(r#"{ "year": 2027, "papers": [], "days": [] }"#), [Slip::Empty(2027)]);
    assert!(matches!(Calendar::with(&[("x", b"\xFF\xFE")]).faults(), [Fault { slip: Slip::Yaml(_), .. }]));
    assert_eq!(slips("holidays: []"), [Slip::Form]);
    assert_eq!(slips("years: { soon: {} }"), [Slip::Year]);
    assert!(matches!(slips("years: [")[..], [Slip::Yaml(_)]));
    assert_eq!(slips("years: { 2026: { off: {}, work: [tomorrow] } }"), [Slip::Day]);
}

#[test]
fn the_built_in_notices_leave_no_doubt() {
    for notice in Calendar::built_in().notices.values() {
        // 2020: the holiday was prolonged to 2 February for the epidemic, and the notice names the day work began.
        let doubts = fault::doubts(notice);
        assert!(doubts.is_empty() || notice.year == 2020 && doubts.len() == 1, "{doubts:?}");
    }
}

#[test]
fn a_doubtful_notice_is_told_what_is_doubtful() {
    let file = "years:\n  2027:\n    off: { 元旦: [2027-01-01], 国庆节: [2027-10-01..2027-10-07] }\n    \
                work: [2027-01-04, 2027-10-09, 2028-07-01]\n";
    let calendar = Calendar::with(&[("2027.yaml", file)]);
    let slips: Vec<_> = calendar.faults().iter().map(|fault| fault.slip.clone()).collect();
    assert_eq!(
        slips,
        [
            Slip::NoWeekend(day("2027-01-04")),
            Slip::Outside(2027),
            Slip::Statutory(day("2027-05-01")),
            Slip::Statutory(day("2027-05-02")),
        ]
    );
    let file = "years: { 2027: { off: { 节日: [2027-01-01, 2027-05-01..2027-05-02, 2027-10-01..2027-10-03] } } }";
    let calendar = Calendar::with(&[("2027.yaml", file)]);
    assert!(matches!(calendar.faults(), [Fault { slip: Slip::Total(2027, 255..=260), .. }]), "{:?}", calendar.faults());
}

/// A calendar with a gap: 2027 is unknown, 2028 known.
fn gapped() -> Calendar {
    let file = "years: { 2028: { off: { 元旦: [2028-01-01..2028-01-03] } } }";
    Calendar::with(&[("2028.yaml", file)])
}

proptest! {
    #[test]
    fn later_or_longer_never_ends_earlier(start in 13_000..24_000, more in 0..400, n in 1..600u32, longer in 0..50u32) {
        for calendar in [Calendar::built_in().as_ref(), &gapped()] {
            let end = |start, n| calendar.count.after(start, n).expect("in range");
            let (first, last) = end(start, n);
            let (later, latest) = end(start + more, n + longer);
            prop_assert!(first <= last && later >= first && latest >= last, "{start} {more} {n} {longer}");
            let back = |end, n| calendar.count.before(end, n).expect("in range");
            let (first, last) = back(start + more, n);
            let (earlier, earliest) = back(start, n + longer);
            prop_assert!(first <= last && earlier <= first && earliest <= last);
        }
    }

    #[test]
    fn counting_on_adds_up(start in 13_600..18_000, n in 1..200u32, m in 1..200u32) {
        let count = &Calendar::built_in().count;
        let (middle, _) = count.after(start, n).expect("in range");
        prop_assert_eq!(count.after(middle, m), count.after(start, n + m));
    }

    #[test]
    fn counting_back_undoes_counting_on(start in 13_600..20_000, n in 1..200u32) {
        let count = &Calendar::built_in().count;
        let (end, _) = count.after(start, n).expect("in range");
        let (back, _) = count.before(end, n).expect("in range");
        prop_assert!(back <= start, "{back} {start}");
        prop_assert_eq!(count.between(back, end), (n, n));
        prop_assert_eq!(count.after(back, n), Some((end, end)));
    }

    #[test]
    fn a_look_up_is_what_stepping_finds(start in 13_600..20_000, n in 1..100u32) {
        let count = &Calendar::built_in().count;
        let (mut at, mut left) = (start, n);
        while left > 0 {
            at += 1;
            left -= u32::from(count.is_working(at) == Some(true));
        }
        prop_assert_eq!(count.after(start, n), Some((at, at)));
    }

    #[test]
    fn what_is_known_lies_within_what_would_be_said_without_it(start in 14_000..20_000, n in 1..300u32) {
        let calendar = Calendar::built_in();
        let (end, _) = calendar.count.after(start, n).expect("in range");
        // Seen from a day in an unknown year, by the record alone.
        let unknown = 30_000;
        let (first, last) = calendar.count.after(unknown, n).expect("in range");
        prop_assert!((first - unknown..=last - unknown).contains(&(end - start)), "{start} {n}");
    }
}
