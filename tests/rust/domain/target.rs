//! Targets and gaps: published examples, laws, and what must be refused.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use thads_metrics::{
    Amount, Count, Gap, Lang, Measure, Percent, Period, Rate, Target, rate::PercentError, targets::TargetError,
};

fn percent(text: &str) -> Percent {
    text.parse().unwrap()
}

fn year(text: &str) -> Period {
    text.parse().unwrap()
}

fn cases(resolved: u64, eligible: u64) -> Rate {
    Rate::of(Count::new(resolved), Count::new(eligible)).unwrap()
}

#[test]
fn long_an_in_the_middle_of_2022() {
    let target = Target::at_least(percent("81,5%").into(), year("2022/12")).for_measure(Measure::Cases);
    let gap = target.gap(&cases(5_574, 10_983)).unwrap();
    assert_eq!(gap.points().to_string(), "30,75 điểm %");
    assert_eq!(gap.to_string(), "còn 30,75 điểm %");
    assert_eq!(gap.still_to_resolve().unwrap(), Count::new(3_378).into());
    assert_eq!(gap.pace(year("2022/06")).unwrap(), Some(Count::new(563).into()));
    assert_eq!(gap.pace(year("2022/11")).unwrap(), Some(Count::new(3_378).into()));
    assert_eq!(gap.pace(year("2022/12")).unwrap(), None);
    assert_eq!(gap.pace(year("2021/06")).unwrap(), None);
    assert!(!gap.is_met());
}

#[test]
fn strictly_over_is_not_met_at_the_level() {
    let (over, least) = (
        Target::over(percent("70%").into(), year("2017/12")),
        Target::at_least(percent("70,0%").into(), year("2017/12")),
    );
    let rate = cases(70, 100);
    assert!(!over.gap(&rate).unwrap().is_met());
    assert!(least.gap(&rate).unwrap().is_met());
    assert_eq!(over.gap(&rate).unwrap().still_to_resolve().unwrap(), Count::new(1).into());
    assert_eq!(least.gap(&rate).unwrap().still_to_resolve().unwrap(), Count::new(0).into());
    assert_eq!(over.gap(&rate).unwrap().to_string(), "chưa vượt");
    assert_eq!(least.gap(&rate).unwrap().to_string(), "đạt");
    assert_eq!(over.gap(&cases(8_141, 10_000)).unwrap().print(2, Lang::En), "over by 11.41 percentage points");
    assert_ne!(over, least);
    assert_eq!(over.to_string(), "trên 70% (năm 2017)");
}

#[test]
fn what_cannot_be_met_is_an_error_and_not_a_number() {
    let gap = Target::over(percent("100%").into(), year("2026/12")).gap(&cases(100, 100)).unwrap();
    assert!(matches!(gap.still_to_resolve(), Err(TargetError::Unreachable { .. })));
    assert!(gap.pace(year("2026/06")).is_err());
    let whole = Target::at_least(percent("100%").into(), year("2026/12")).gap(&cases(7, 100)).unwrap();
    assert_eq!(whole.still_to_resolve().unwrap(), Count::new(93).into());
    assert!(
        Target::at_least(percent("100,01%").into(), year("2026/12"))
            .gap(&cases(7, 9))
            .unwrap()
            .still_to_resolve()
            .is_err()
    );
}

#[test]
fn a_target_of_money_refuses_a_rate_of_cases() {
    let target = Target::over(percent("40,10%").into(), year("2022/12")).for_measure(Measure::Money);
    assert!(matches!(target.gap(&cases(1, 2)), Err(TargetError::DifferentUnits { .. })));
    let money = Rate::of(Amount::new(1_627).unwrap(), Amount::new(10_000).unwrap()).unwrap();
    let gap = target.gap(&money).unwrap();
    assert_eq!(gap.points().to_string(), "23,83 điểm %");
    assert_eq!(gap.still_to_resolve().unwrap().to_string(), "2.384 đồng");
    assert!(gap.still_to_resolve_with(Count::new(1).into()).is_err());
    assert!(gap.still_to_resolve_with(Amount::MAX.into()).is_err());
}

#[test]
fn milestones_pro_rata_are_exact() {
    let milestone = |level, months| Target::at_least(percent(level).into(), year("2025/12")).pro_rata(months).unwrap();
    assert_eq!(milestone("83,90%", 6), Target::at_least(percent("41,95%").into(), year("2025/06")));
    assert_eq!(milestone("73%", 6), Target::at_least(percent("36,5%").into(), year("2025/06")));
    assert_eq!(milestone("83,25%", 12), Target::at_least(percent("83,25%").into(), year("2025/12")));
    let seventh = milestone("83,90%", 7);
    assert_eq!(seventh.value(), &BigRational::new(BigInt::from(8_390 * 7), BigInt::from(1_200)));
    assert_eq!(seventh.to_string(), "từ 48,94% trở lên (7 tháng đầu năm 2025)");
    let annual = Target::over(percent("73%").into(), year("2025/12"));
    assert!(annual.pro_rata(0).is_err() && annual.pro_rata(13).is_err());
    assert!(annual.pro_rata(6).unwrap().is_strict());
}

#[test]
fn the_share_of_the_target_that_is_achieved() {
    let target = Target::over(percent("83,25%").into(), year("2024/12"));
    assert_eq!(target.achieved(&percent("58,51%"), 2).unwrap().to_string(), "70,28%");
    assert_eq!(target.gap(&cases(5_851, 10_000)).unwrap().achieved(2).unwrap().to_string(), "70,28%");
    assert_eq!(Target::over(percent("0%").into(), year("2024/12")).achieved(&percent("1%"), 2), None);
}

#[test]
fn targets_and_gaps_read_back_from_json() {
    let plain = Target::over(percent("81,50%").into(), year("2022/12")).for_measure(Measure::Cases);
    let json = serde_json::to_string(&plain).unwrap();
    assert_eq!(
        json,
        r#"{"measure":"cases","level":"81,50%","strict":true,"due":"2022/12","set_by":null,"since":null}"#
    );
    for target in [plain.clone(), Target::at_least(percent("83,90%").into(), year("2025/12")).pro_rata(7).unwrap()] {
        let json = serde_json::to_string(&target).unwrap();
        assert_eq!(serde_json::from_str::<Target>(&json).unwrap(), target, "{json}");
        let gap = target.gap(&cases(1, 3)).unwrap();
        assert_eq!(serde_json::from_str::<Gap>(&serde_json::to_string(&gap).unwrap()).unwrap(), gap);
    }
    let wrong = r#"{"target":{"measure":"money","level":"1%","strict":true,"due":"2022/12"},
        "rate":{"resolved":{"count":"1"},"eligible":{"count":"2"}}}"#;
    assert!(serde_json::from_str::<Gap>(wrong).is_err());
    assert!(serde_json::from_str::<Target>(r#"{"measure":null,"level":"x","strict":true,"due":"2022/12"}"#).is_err());
}

#[test]
fn a_milestone_prints_every_place_it_has() {
    let milestone = |level, months| Target::at_least(percent(level).into(), year("2025/12")).pro_rata(months).unwrap();
    assert_eq!(milestone("81,5%", 3).to_string(), "từ 20,375% trở lên (3 tháng đầu năm 2025)");
    assert_eq!(milestone("73%", 6).to_string(), "từ 36,50% trở lên (6 tháng đầu năm 2025)");
    for (level, months) in [("81,555%", 1), ("81,556%", 1), ("0,001%", 7), ("1234,5%", 12)] {
        let target = milestone(level, months);
        let again = Target::at_least(target.level_text().parse().unwrap(), target.due());
        assert_eq!((&again, again.to_string()), (&target, target.to_string()));
    }
}

#[test]
fn a_dot_before_three_digits_is_no_guess() {
    for (text, mantissa, places) in
        [("1.234%", 1_234, 3), ("1.234.567", 1_234_567, 0), ("-1.234,50 %", -123_450, 2), ("12.345,6", 123_456, 1)]
    {
        let read = percent(text);
        assert_eq!((&read, read.places()), (&Percent::new(mantissa, places), places), "{text}");
    }
    for (text, mantissa, places) in [("81.5%", 815, 1), ("0.745%", 745, 3), ("1234.567%", 1_234_567, 3)] {
        assert_eq!(percent(text), Percent::new(mantissa, places), "{text}");
    }
    assert!(matches!("50.745".parse::<Percent>(), Err(PercentError::Ambiguous { .. })));
    for wrong in ["1.23,5%", "1234.567,8%", "0.123,4%", ".123%", "1..234%", "1.234.56%", "1,234,567%", "1,234.5%"] {
        assert!(matches!(wrong.parse::<Percent>(), Err(PercentError::Malformed { .. })), "{wrong}");
    }
}

proptest! {
    /// Any percentage reads back from how it is written, with its places.
    #[test]
    fn a_percentage_reads_back(mantissa: i64, places in 0_u16..20) {
        let written = Percent::new(mantissa, places);
        let read: Percent = written.to_string().parse().unwrap();
        prop_assert_eq!((&read, read.places()), (&written, places));
    }

    /// n more meet the target, and n − 1 more do not.
    #[test]
    fn still_to_resolve_is_the_smallest_that_meets_it(
        resolved in 0_u64..5_000, open in 0_u64..5_000, level in 0_u32..12_000, strict: bool, more in 0_u64..500,
    ) {
        prop_assume!(resolved + open > 0);
        let level = Percent::new(level, 2);
        let target = if strict { Target::over(level.into(), year("2022/12")) } else { Target::at_least(level.into(), year("2022/12")) };
        let gap = target.gap(&cases(resolved, resolved + open)).unwrap();
        let eligible = resolved + open + more;
        let meets = |n: u64| target.gap(&cases(n, eligible)).unwrap().is_met();
        match gap.still_to_resolve_with(Count::new(more).into()) {
            Ok(n) => {
                let n = u64::try_from(n.number()).unwrap();
                prop_assert!(meets(resolved + n));
                prop_assert!(n == 0 || !meets(resolved + n - 1));
            }
            Err(_) => prop_assert!(!meets(eligible)),
        }
    }
}
