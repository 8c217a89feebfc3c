//! Offices: one key for every usual spelling, different keys for different offices, and the mergers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)] // a test may panic: that is how it fails

use proptest::prelude::*;
use thads_metrics::{
    Date, Level, Office, Offices,
    error::OfficeError,
    office::{MERGERS, key},
};
use unicode_normalization::UnicodeNormalization;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn canonical(text: &str) -> String {
    key(text, None).canonical().to_owned()
}

fn one_office(spellings: &[&str]) {
    for spelling in spellings {
        for text in
            [(*spelling).to_owned(), spelling.nfd().collect(), spelling.to_uppercase(), format!("  {spelling} ")]
        {
            assert_eq!(key(&text, None), key(spellings[0], None), "{text:?} against {:?}", spellings[0]);
        }
    }
}

#[test]
fn usual_spellings_of_provinces_are_one() {
    one_office(&[
        "Long An",
        "Cục THADS tỉnh Long An",
        "Cục Thi hành án dân sự tỉnh Long An",
        "THADS tỉnh Long An",
        "Tỉnh Long An",
        "Cục THADS Long An",
        "cuc thads tinh Long An",
        "Cơ quan Thi hành án dân sự tỉnh Long An",
        "Long  An",
    ]);
    one_office(&["Hòa Bình", "Hoà Bình", "tỉnh Hoà Bình", "Hoa Binh"]);
    one_office(&["Khánh Hòa", "Cục THADS tỉnh Khánh Hoà"]);
    one_office(&[
        "Thừa Thiên Huế",
        "Thừa Thiên - Huế",
        "Thừa Thiên-Huế",
        "Thừa Thiên – Huế",
        "TT Huế",
        "Cục THADS tỉnh Thừa Thiên Huế",
    ]);
    one_office(&["Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "Bà Rịa Vũng Tàu", "tỉnh Bà Rịa – Vũng Tàu"]);
    one_office(&[
        "Hồ Chí Minh",
        "TP.HCM",
        "TP HCM",
        "TPHCM",
        "Tp. Hồ Chí Minh",
        "Thành phố Hồ Chí Minh",
        "Cục THADS TP.HCM",
        "Cục THADS TPHCM",
        "Cục Thi hành án dân sự Thành phố Hồ Chí Minh",
        "Ho Chi Minh",
        "HCM",
    ]);
    one_office(&["Đắk Lắk", "Đắc Lắk", "Đắc Lắc", "Đăk Lăk", "Đắk Lăk", "Dak Lak", "DakLak", "Cục THADS tỉnh Đắk Lắk"]);
    one_office(&["Đắk Nông", "Đắc Nông", "Đăk Nông", "Dak Nong"]);
    one_office(&[
        "Đà Nẵng",
        "TP Đà Nẵng",
        "thành phố Đà Nẵng",
        "TP. Đà Nẵng",
        "Da Nang",
        "Cục THADS thành phố Đà Nẵng",
    ]);
    one_office(&["toàn quốc", "cả nước", "Toan quoc", "Ca nuoc"]);
}

#[test]
fn every_province_is_known_and_its_plain_spelling_is_its_own() {
    let mut seen = std::collections::BTreeSet::new();
    for office in Offices::vietnam().iter() {
        let own = key(office.name(), Some(MERGERS));
        assert!(own.is_known(), "{office}");
        if office.name() == "Huế" {
            continue; // the city, before it was a province
        }
        let plain: String = office
            .name()
            .nfd()
            .filter(|c| c.is_ascii() || *c == 'đ' || *c == 'Đ')
            .map(|c| {
                if c == 'đ' {
                    'd'
                } else if c == 'Đ' {
                    'D'
                } else {
                    c
                }
            })
            .collect();
        assert!(plain.is_ascii());
        if office.level() != Level::Military {
            assert_eq!(key(&plain, None), own);
            assert_eq!(key(&format!("Cục THADS tỉnh {}", office.name()), None), own);
        }
        seen.insert(own);
    }
    assert_eq!(seen.len(), 65); // 63 provinces, the nation and the army's
}

#[test]
fn a_city_that_shares_the_name_of_its_province_is_a_district() {
    for (district, province) in [
        ("Chi cục THADS thành phố Cao Bằng", "Cao Bằng"),
        ("thành phố Cao Bằng", "Cao Bằng"),
        ("TP Cao Bằng", "Cao Bằng"),
        ("TP. Tuyên Quang", "Tuyên Quang"),
        ("Chi cục THADS Tuyên Quang", "Tuyên Quang"),
        ("huyện Điện Biên", "Điện Biên"),
        ("Chi cục Thi hành án dân sự huyện Điện Biên", "tỉnh Điện Biên"),
        ("thị xã Quảng Trị", "Quảng Trị"),
        ("Chi cục THADS thành phố Huế", "Thừa Thiên Huế"),
    ] {
        let found = key(district, None);
        assert_ne!(found, key(province, None), "{district}");
        assert!(!found.is_known(), "{district}");
        assert!(key(province, None).is_known(), "{province}");
    }
    one_office(&["Chi cục THADS thành phố Cao Bằng", "TP Cao Bằng", "Thành phố Cao Bằng", "TP. Cao Bằng"]);
    one_office(&["Chi cục THADS huyện Điện Biên", "huyện Điện Biên"]);
}

#[test]
fn hue_is_a_city_until_2025() {
    let (before, after) = (Some(day("2024-09-30")), Some(day("2025-03-31")));
    assert!(!key("Huế", before).is_known());
    assert!(!key("TP Huế", before).is_known());
    assert_eq!(key("thành phố Huế", after), key("Thừa Thiên Huế", after));
    assert_eq!(key("Cục THADS TP Huế", None).canonical(), "Thừa Thiên Huế");
    assert!(!key("Chi cục THADS thành phố Huế", after).is_known());
}

#[test]
fn districts_are_one_however_they_are_written() {
    one_office(&["Bảo Lộc", "TP Bảo Lộc", "TP. Bảo Lộc", "thành phố Bảo Lộc", "Chi cục THADS TP Bảo Lộc"]);
    one_office(&["huyện Bến Lức", "Bến Lức", "Chi cục Thi hành án dân sự huyện Bến Lức"]);
    one_office(&["Quận 1", "Chi cục THADS quận 1"]);
    let different = [
        "Huyện Cao Lãnh",
        "TP Cao Lãnh",
        "Cao Lãnh",
        "Quận 1",
        "Quận 10",
        "Bảo Lộc",
        "Bảo Lâm",
        "Tịnh Biên",
        "Krông Bông",
        "Phòng THADS khu vực 1",
        "Phòng THADS khu vực 2",
    ];
    let keys: std::collections::BTreeSet<_> = different.iter().map(|name| key(name, None)).collect();
    assert_eq!(keys.len(), different.len(), "{keys:?}");
    assert_eq!(canonical("Tinh Bien"), "tinh bien"); // a district's name, not the word tỉnh
}

#[test]
fn a_name_with_anything_added_is_another_office() {
    let new = key("THADS tỉnh Đồng Tháp (mới, gồm Tiền Giang)", Some(day("2025-06-30")));
    assert!(!new.is_known());
    assert_ne!(new, key("THADS tỉnh Đồng Tháp", Some(day("2025-06-30"))));
    assert!(!key("Long An cũ", None).is_known());
}

#[test]
fn codes_follow_the_day() {
    let offices = Offices::vietnam();
    let eve = MERGERS.yesterday().unwrap();
    assert_eq!(offices.find("80", eve).unwrap().name(), "Long An");
    assert_eq!(offices.find("80", MERGERS).unwrap().name(), "Tây Ninh");
    assert_eq!(offices.find("72", eve).unwrap().name(), "Tây Ninh");
    assert_eq!(offices.find("THADS tỉnh Tây Ninh", MERGERS).unwrap().code(), "80");
    assert!(matches!(offices.find("72", MERGERS), Err(OfficeError::Succeeded { .. })));
    let gone = offices.find("Cục THADS tỉnh Long An", MERGERS).unwrap_err();
    assert!(matches!(gone, OfficeError::Succeeded { ref successor, .. } if successor == "Tây Ninh"), "{gone}");
    assert!(matches!(offices.find("Atlantis", eve), Err(OfficeError::NotFound { .. })));
    assert_eq!(offices.find("Cả nước", eve).unwrap().level(), Level::Nation);
    assert_eq!(key("80", None).canonical(), "80"); // without a day it may be either
    assert_eq!(key("01", None).canonical(), "Hà Nội");
}

#[test]
fn sixty_three_provinces_become_thirty_four() {
    let offices = Offices::vietnam();
    let provinces = |on| offices.at(on).filter(|office| office.level() == Level::Province).count();
    assert_eq!((provinces(day("2025-06-30")), provinces(day("2025-07-01"))), (63, 34));
    let after: Vec<_> = offices.at(MERGERS).filter(|office| office.level() == Level::Province).collect();
    let parts: usize = after.iter().map(|office| offices.predecessors(office.code()).len()).sum();
    assert_eq!(parts, 63);
    assert_eq!(after.iter().filter(|office| !offices.is_merged(office.code())).count(), 11);
    assert_eq!(offices.children(Offices::NATION, MERGERS).count(), 35); // and the army's
    let names = |text| offices.predecessors(text).iter().map(|office| office.name()).collect::<Vec<_>>().join(", ");
    assert_eq!(names("THADS tỉnh Tây Ninh"), "Tây Ninh, Long An");
    assert_eq!(names("80"), "Tây Ninh, Long An");
    assert!(
        offices.is_merged("Long An") && offices.is_merged("Cục THADS tỉnh Tây Ninh") && !offices.is_merged("Hà Nội")
    );
    assert!(!offices.is_merged("toàn quốc") && !offices.is_merged("Bảo Lộc"));
    assert_eq!(offices.successor("Thừa Thiên Huế").unwrap().name(), "Huế");
}

#[test]
fn offices_of_ones_own_are_checked() {
    let district = |code: &str, name: &str| Office::new(code, name, Level::District, Some("68"));
    let own = Offices::vietnam()
        .clone()
        .with(district("BL", "Chi cục THADS TP Bảo Lộc").unwrap(), None, Some(day("2025-06-30")))
        .unwrap();
    assert_eq!(own.find("Bảo Lộc", day("2021-09-30")).unwrap().code(), "BL");
    assert!(own.find("Bảo Lộc", MERGERS).is_err());
    assert_eq!(own.children("68", day("2021-09-30")).count(), 1);
    assert!(matches!(
        own.clone().with(district("BL", "khác").unwrap(), None, None),
        Err(OfficeError::Duplicate { .. })
    ));
    let lost = Office::new("X", "X", Level::District, Some("nowhere")).unwrap();
    assert!(matches!(own.clone().with(lost, None, None), Err(OfficeError::Parent { .. })));
    let twin = own.with(district("BL2", "thành phố Bảo Lộc").unwrap(), None, None).unwrap();
    assert!(matches!(twin.find("Bảo Lộc", day("2021-09-30")), Err(OfficeError::Ambiguous { .. })));
    assert!(district("", "x").is_err() && district("x", " ").is_err() && district("x", "a\nb").is_err());
    assert!(Office::new("x", "x", Level::Province, None).is_err());
    assert!(Office::new("x", "x", Level::Nation, Some("VN")).is_err());
    let office = district("BL", "Bảo Lộc").unwrap();
    let json = serde_json::to_string(&office).unwrap();
    assert_eq!(serde_json::from_str::<Office>(&json).unwrap(), office);
    assert!(serde_json::from_str::<Office>(r#"{"code":"","name":"x","level":"nation","parent":null}"#).is_err());
}

proptest! {
    /// Total, and stable: the key of a key is the key.
    #[test]
    fn any_text_has_a_key(text in "\\PC{0,40}") {
        let first = key(&text, None);
        prop_assert_eq!(&key(&text.nfd().collect::<String>(), None), &key(&text.nfc().collect::<String>(), None));
        let _ = (key(&text, Some(MERGERS)), first);
    }

    /// Words put in front of an unknown place do not change whose it is.
    #[test]
    fn a_district_keeps_its_key(name in "[a-zà-ỹ]{3,8} [a-zà-ỹ]{3,8}") {
        let plain = key(&name, None);
        prop_assume!(!plain.is_known() && plain.canonical().contains(' '));
        prop_assert_eq!(key(&format!("Chi cục THADS huyện {name}"), None), plain);
    }
}
