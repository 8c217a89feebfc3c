//! Offices: one key for every usual spelling, different keys for different offices, and the mergers.

use proptest::prelude::*;
use thads_metrics::{
    Date, Office, Offices,
    office::{self, Level, MERGERS, OfficeError, key},
    text::is_blank,
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

/// As people type it: prefixes long and short, spaces of any kind, i and y, apostrophes.
#[test]
fn a_district_is_one_by_any_short_form() {
    one_office(&[
        "Chi cục Thi hành án dân sự huyện Ý Yên",
        "Ý  Yên ",
        "Ý\u{a0}Yên",
        "Ý\u{2009}Yên",
        "Ý\u{200b} Yên",
        "\u{feff}Ý Yên\u{200b}",
        "CC THADS H. Ý Yên",
        "CC.THADS H.Ý Yên",
        "CCTHADS huyện Ý Yên",
        "CCTHA H Ý Yên",
        "Chi cục THA huyện Ý Yên",
        "Chi cuc THADS huyen Ý Yên",
        "THADS huyện Ý Yên",
        "HUYỆN Ý YÊN",
    ]);
    one_office(&["Quận 1", "Q.1", "Q1", "Q. 1", "q 01", "Quận 01", "CC THADS Q.1", "Chi cục THADS quận 1", "quan 1"]);
    one_office(&["Bình Thạnh", "Q. Bình Thạnh", "Quận Bình Thạnh", "CCTHADS Q.Bình Thạnh"]);
    one_office(&["Gò Công", "TX. Gò Công", "TX Gò Công", "T.X Gò Công", "Thị xã Gò Công", "CC THADS TX.Gò Công"]);
    one_office(&["Tân An", "TP.Tân An", "T.P. Tân An", "Tp Tân An", "thanh pho Tân An"]);
    one_office(&[
        "Phòng THADS khu vực 1",
        "Phòng Thi hành án dân sự khu vực 01",
        "Phòng THADS KV1",
        "P. THADS KV 01",
        "PTHADS kv.1",
        "Phòng khu vực 1",
        "Khu vực 1",
        "KV1",
        "THADS khu vực 01",
        "Phong THADS khu vuc 1",
    ]);
    one_office(&["Kỳ Sơn", "Kì Sơn", "H. Kì Sơn"]);
    one_office(&["Mỹ Đức", "Mĩ Đức", "huyện Mĩ Đức"]);
    one_office(&["Lý Nhân", "Lí Nhân"]);
    one_office(&["Quỳ Hợp", "Quì Hợp"]);
    one_office(&["M'Đrắk", "M’Đrắk", "M‘Đrắk", "MʼĐrắk", "M`Đrắk", "M´Đrắk", "M' Đrắk", "H. M'Đrắk"]);
    one_office(&["Ea H'Leo", "Ea H’leo", "EA H`LEO"]);
    one_office(&["Long An", "T. Long An", "CTHADS tỉnh Long An", "Cục THADS T.Long An"]);
    one_office(&["Thủy Nguyên", "Thuỷ Nguyên"]);
    one_office(&["Đức Hòa", "Đức Hoà", "ĐỨC HOÀ", "Ðức Hòa"]);
}

#[test]
fn names_that_differ_by_their_marks_stay_apart() {
    for (one, other) in [
        ("Tân Thành", "Tân Thạnh"),
        ("Quận 1", "Quận 10"),
        ("Quận 1", "Quận 11"),
        ("Khu vực 1", "Khu vực 10"),
        ("Khu vực 2", "Quận 2"),
        ("Tân Túy", "Tân Túi"),
        ("Châu Thành", "Châu Thạnh"),
        ("Hà Trung", "Hà Trúng"),
        ("T Long", "Long"),
        ("Quân khu 7", "Quận 7"),
        ("Cam Lộ", "Cam Lo"),
        ("Thuận Nam", "Thuần Nam"),
    ] {
        assert_ne!(key(one, None), key(other, None), "{one} {other}");
    }
}

#[test]
fn what_shows_nothing_is_blank() {
    for blank in ["", " ", "\u{a0}", "\t\u{2009}", "\u{200b}", "\u{feff}\u{200d}", "\u{3000}"] {
        assert!(is_blank(blank), "{blank:?}");
    }
    assert!(!is_blank("-") && !is_blank(" a"));
}

#[test]
fn a_near_miss_is_said_and_no_farther_one() {
    let offices = ["Xuân Trường", "Giao Thủy", "Ý Yên", "Khu vực 1", "Khu vực 2", "Quận 1", "Tân Thành", "M'Đrắk"];
    for (text, meant) in [
        ("Xuân Trườngg", Some("Xuân Trường")),
        ("Xuan Truong", Some("Xuân Trường")),
        ("Xuân Tường", Some("Xuân Trường")),
        ("huyện Xuân Trưòng", Some("Xuân Trường")),
        ("Giao Thuy", Some("Giao Thủy")),
        ("Gaio Thủy", Some("Giao Thủy")),
        ("ÝYên", Some("Ý Yên")),
        ("Tân Thạnh", Some("Tân Thành")),
        ("Phòng THADS khu vực 1 - Ninh Bình", Some("Khu vực 1")),
        ("Mdrak", Some("M'Đrắk")),
        ("Khu vực 3", None),
        ("Quận 11", None),
        ("Nghĩa Hưng", None),
        ("", None),
    ] {
        assert_eq!(office::nearest(text, offices), meant, "{text}");
    }
    assert_eq!(office::nearest("Tân Thanh", ["Tân Thành", "Tân Thạnh"]), None); // it may be either
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
        prop_assume!(name.chars().all(|c| c.is_alphabetic() || c == ' '));
        let plain = key(&name, None);
        prop_assume!(!plain.is_known() && plain.canonical().contains(' '));
        prop_assert_eq!(key(&format!("Chi cục THADS huyện {name}"), None), plain);
    }
}

#[test]
fn the_military_line_stands_in_the_table() {
    one_office(&[
        "Cục Thi hành án Bộ Quốc phòng",
        "Cục THA/BQP",
        "Cục THA - BQP",
        "Cuc Thi hanh an Bo Quoc phong",
        "Bộ Quốc phòng",
        "Quân đội",
    ]);
    one_office(&["Phòng Thi hành án Quân khu 7", "Phòng THA quân khu 7", "Phòng THA QK7", "Quân khu 7", "QK 7"]);
    let army = Offices::vietnam().find("Cục THA/BQP", day("2022-03-31")).unwrap();
    assert_eq!((army.code(), army.level(), army.parent()), (Offices::MILITARY, Level::Military, Some("VN")));
    let region = Office::new("QK7", "Phòng Thi hành án Quân khu 7", Level::MilitaryRegion, Some("BQP")).unwrap();
    let offices = Offices::vietnam().clone().with(region, None, None).unwrap();
    assert_eq!(offices.find("Phòng THA QK7", MERGERS).unwrap().code(), "QK7");
    assert!(!key("Quân khu 7", None).is_known() && key("quân đội", None).is_known());
}

/// Every province with three districts and, after the merger, two regions, all of the same names.
fn crowded() -> Offices {
    let mut offices = Offices::vietnam().clone();
    let eve = MERGERS.yesterday().unwrap();
    for (on, names, level) in [
        (eve, &["huyện Châu Thành", "thành phố X", "TP {}"][..], Level::District),
        (MERGERS, &["Phòng THADS khu vực 1 - {}", "Phòng THADS khu vực 2"][..], Level::Region),
    ] {
        let provinces: Vec<Office> = offices.at(on).filter(|o| o.level() == Level::Province).cloned().collect();
        for province in provinces {
            for (number, name) in names.iter().enumerate() {
                let code = format!("{}-{number}-{level}", province.code());
                let name = name.replace("{}", province.name());
                offices =
                    offices.with(Office::new(&code, &name, level, Some(province.code())).unwrap(), None, None).unwrap();
            }
        }
    }
    offices
}

#[test]
fn offices_of_one_name_are_told_apart_by_the_one_above() {
    let offices = crowded();
    let (before, after) = (day("2022-03-31"), day("2026-03-31"));
    for province in Offices::vietnam().at(before).filter(|o| o.level() == Level::Province) {
        let (code, name) = (province.code(), province.name());
        let wanted = format!("{code}-0-district");
        for text in [
            format!("Châu Thành, {name}"),
            format!("Chi cục THADS huyện Châu Thành (tỉnh {name})"),
            format!("H. Châu Thành - {name}").replace("H. ", "huyện "),
            format!("Châu Thành, {code}"),
        ] {
            assert_eq!(offices.find(&text, before).unwrap().code(), wanted, "{text}");
        }
        assert_eq!(offices.find_under("Châu Thành", name, before).unwrap().code(), wanted);
        assert_eq!(offices.find_under("Châu Thành", code, before).unwrap().code(), wanted);
        assert_eq!(offices.find(name, before).unwrap().code(), code, "a province is not its city");
        if name != "Huế" {
            assert!(offices.find_under("Châu Thành", name, after).is_err(), "the Chi cục are no more");
        }
    }
    let error = offices.find("Châu Thành", before).unwrap_err();
    assert!(
        matches!(error, OfficeError::Ambiguous { ref candidates, .. } if candidates.contains("80-0-district (Long An)"))
    );
    assert!(matches!(offices.find_under("Châu Thành", "toàn quốc", before), Err(OfficeError::Ambiguous { .. })));
    assert!(matches!(offices.find("Châu Thành, Atlantis", before), Err(OfficeError::NotFound { .. })));

    assert_eq!(offices.find("Phòng THADS khu vực 1 - Tây Ninh", after).unwrap().code(), "80-0-region");
    assert_eq!(offices.find("Phòng THADS khu vực 1, tỉnh Tây Ninh", after).unwrap().code(), "80-0-region");
    assert_eq!(offices.find("Phòng THADS khu vực 2 - Tây Ninh", after).unwrap().code(), "80-1-region");
    assert_eq!(offices.find_under("Phòng THADS khu vực 1", "Tây Ninh", after).unwrap().code(), "80-0-region");
    assert!(matches!(offices.find("Phòng THADS khu vực 1", after), Err(OfficeError::Ambiguous { .. })));
    assert!(offices.find_under("Phòng THADS khu vực 1", "Tây Ninh", before).is_err());
}

#[test]
fn a_district_called_as_its_province_is_found_under_it() {
    let district = |name: &str| Office::new("CB", name, Level::District, Some("04")).unwrap();
    for name in ["Cao Bằng", "Chi cục THADS Cao Bằng"] {
        let offices = Offices::vietnam().clone().with(district(name), None, None).unwrap();
        let on = day("2022-03-31");
        assert_eq!(offices.find("Cao Bằng", on).unwrap().code(), "04");
        assert_eq!(offices.find_under("Cao Bằng", "Cao Bằng", on).unwrap().code(), "CB");
        assert_eq!(offices.find_under("Cao Bằng", "toàn quốc", on).unwrap().code(), "04");
    }
}

#[test]
fn a_tier_lasts_as_long_as_the_law_had_it() {
    let office = |level| Office::new("X", "x", level, Some("01")).unwrap();
    let with = |level, from: Option<&str>, to: Option<&str>| {
        Offices::vietnam().clone().with(office(level), from.map(day), to.map(day))
    };
    let eve = MERGERS.yesterday().unwrap();
    let district = with(Level::District, None, None).unwrap();
    assert!(district.by_code("X", eve).is_some() && district.by_code("X", MERGERS).is_none());
    let region = with(Level::Region, None, None).unwrap();
    assert!(region.by_code("X", eve).is_none() && region.by_code("X", MERGERS).is_some());
    // What the user says of a day goes before it.
    assert!(with(Level::District, Some("2025-08-01"), None).unwrap().by_code("X", day("2026-01-01")).is_some());
    assert!(matches!(with(Level::District, Some("2020-01-02"), Some("2020-01-01")), Err(OfficeError::Days { .. })));
}

proptest! {
    /// Looking up any text ends, and finds only what exists under what it says.
    #[test]
    fn any_text_is_found_or_refused(text in "[Chtâu Tà,(–/;)\\-]{0,60}", above in "\\PC{0,12}") {
        let offices = crowded();
        if let Ok(office) = offices.find(&text, MERGERS) {
            prop_assert!(offices.by_code(office.code(), MERGERS).is_some());
        }
        let _ = offices.find_under(&text, &above, MERGERS);
    }
}
