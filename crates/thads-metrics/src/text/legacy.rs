//! Vietnamese text in an encoding of before Unicode, read as if it were Western: recognised and decoded ([`Encoding`]).
//!
//! Old fonts (.VnTime, VNI-Times) show other letters for the codes of Western ones, so `BÕn Løc` is what is stored of
//! Bến Lức. A text is taken for such only if its words are no Vietnamese as they stand, and all of them are when decoded.

use unicode_normalization::UnicodeNormalization as _;

/// An encoding of Vietnamese of before Unicode.
///
/// ```
/// use thads_metrics::text::legacy::Encoding;
/// assert_eq!(Encoding::recognise(["BÕn Løc", "CÇn §­íc"]), Some(Encoding::Tcvn3));
/// assert_eq!(Encoding::Tcvn3.decode("BÕn Løc").as_deref(), Some("Bến Lức"));
/// assert_eq!(Encoding::recognise(["Bến Lức", "Long Thành"]), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993, as the fonts .VnTime have it (ABC): one code a letter, no capitals of their own for most.
    Tcvn3,
    /// VNI for Windows: a letter and a mark after it.
    Vni,
    /// Code page 1258 of Windows: a letter and its tone after it.
    Windows1258,
}

/// The letters of TCVN3, each after the Western one that has its code.
const TCVN3: &str = "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u{ad}ưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ";

/// The letters of code page 1258 that Western code pages have others for.
const WINDOWS_1258: &str = "ÃĂãăÐĐðđÕƠõơÝƯýưÌ\u{300}Ò\u{309}Þ\u{303}ì\u{301}ò\u{323}þ₫";

/// The marks of VNI after a vowel, and the marks of Unicode that they are.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// The letters of VNI that stand alone.
const VNI_LETTERS: &str = "ñđííììæỉóĩòịôơöưîỵ";

/// The letter that stands after `c` in pairs.
fn paired(pairs: &str, c: char) -> Option<char> {
    let mut letters = pairs.chars();
    while let (Some(code), Some(letter)) = (letters.next(), letters.next()) {
        if code == c {
            return Some(letter);
        }
    }
    None
}

/// A letter that only text of before Unicode is decoded from: of a Western code page, past ASCII.
const fn is_code(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{ff}')
}

impl Encoding {
    /// Every one, the commonest first.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];

    /// Its name, in both languages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI Windows",
            Self::Windows1258 => "Windows-1258",
        }
    }

    /// The text in Unicode; `None` if it holds what this encoding does not have.
    pub fn decode(self, text: &str) -> Option<String> {
        let plain = match self {
            Self::Tcvn3 => {
                let letter = |c| if is_code(c) { paired(TCVN3, c) } else { Some(c) };
                capitals(&text.chars().map(letter).collect::<Option<String>>()?)
            }
            Self::Windows1258 => text.chars().map(|c| paired(WINDOWS_1258, c).unwrap_or(c)).collect(),
            Self::Vni => vni(text)?,
        };
        Some(plain.nfc().collect())
    }

    /// The encoding that all of these texts are in. `None` if they are Vietnamese as they stand, or in no such encoding.
    pub fn recognise<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let doubtful: Vec<&str> = texts.into_iter().filter(|text| is_doubtful(text)).collect();
        let fits = |encoding: &Self| {
            doubtful.iter().all(|text| encoding.decode(text).is_some_and(|text| words(&text).all(is_vietnamese)))
        };
        Self::ALL.into_iter().find(fits).filter(|_| !doubtful.is_empty())
    }
}

/// Whether a text of Western letters has words that are no Vietnamese: it may be in an encoding of before Unicode.
pub fn is_doubtful(text: &str) -> bool {
    text.chars().any(is_code)
        && text.chars().all(|c| c < '\u{100}' || !c.is_alphabetic())
        && words(text).any(|word| word.chars().any(is_code) && !is_vietnamese(word))
}

/// In fonts of capitals the letters with marks keep the codes of small ones: a text, or a word, of capitals is one as a whole.
fn capitals(text: &str) -> String {
    let are_capitals = |text: &str| {
        let plain = || text.chars().filter(char::is_ascii_alphabetic);
        plain().all(|c| c.is_ascii_uppercase()) && plain().count() > 1
    };
    if are_capitals(text) {
        return text.to_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        if are_capitals(word) {
            out.extend(word.chars().flat_map(char::to_uppercase));
        } else {
            out.push_str(word);
        }
    }
    out
}

/// The letters that a mark of VNI may follow, and those that a circumflex or a breve may.
fn vni(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut last = None; // a vowel that may have a mark yet
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let marks = VNI_MARKS.iter().find(|(code, _)| *code == small).map(|(_, marks)| *marks);
        let takes = |vowel: char, marks: &str| match marks.chars().next() {
            Some('\u{302}') => matches!(vowel, 'a' | 'e' | 'o'),
            Some('\u{306}') => vowel == 'a',
            _ => true,
        };
        match (last.take(), marks) {
            (Some(vowel), Some(marks)) if takes(vowel, marks) => out.push_str(marks),
            _ if is_code(c) => {
                let letter = paired(VNI_LETTERS, small)?;
                last = matches!(letter, 'ơ' | 'ư').then_some(letter);
                if c == small { out.push(letter) } else { out.extend(letter.to_uppercase()) }
            }
            _ => {
                last = Some(small).filter(|small| "aeiouy".contains(*small));
                out.push(c);
            }
        }
    }
    Some(out)
}

/// The words of a text; a code of before Unicode may be any sign of the Western ones.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || is_code(c))).filter(|word| !word.is_empty())
}

const ONSETS: &str =
    " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x br bl dr đr gr kr kl pl ml hr chr ";
const VOWELS: &str = " a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê iêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu yêu oâ uă ue uêu ";
const CODAS: &str = " c ch m n ng nh p t k ";

/// Whether a word is a syllable of Vietnamese, or of the names of its highlands; words of plain letters, abbreviations
/// among them, are let be.
fn is_vietnamese(word: &str) -> bool {
    if word.is_ascii() {
        return true;
    }
    let (mut letters, mut tones) = (String::new(), Vec::new());
    for c in word.to_lowercase().nfd() {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            tones.push(c);
        } else {
            letters.push(c);
        }
    }
    let letters: String = letters.nfc().collect();
    let is_vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let is_listed = |list: &str, part: &str| part.is_empty() || list.contains(&format!(" {part} "));
    let stops = ["c", "ch", "p", "t", "k"];
    let splits = letters.char_indices().filter(|(_, c)| is_vowel(*c)).map(|(at, _)| at);
    tones.len() <= 1
        && letters.chars().all(char::is_alphabetic)
        && splits.into_iter().any(|at| {
            let (onset, rhyme) = letters.split_at(at);
            let end = rhyme
                .rfind(is_vowel)
                .and_then(|last| Some(last.saturating_add(rhyme.get(last..)?.chars().next()?.len_utf8())));
            let (vowels, coda) = rhyme.split_at(end.unwrap_or(0));
            let level = !matches!(tones.first(), Some('\u{301}' | '\u{323}'));
            is_listed(ONSETS, onset)
                && !vowels.is_empty()
                && is_listed(VOWELS, vowels)
                && is_listed(CODAS, coda)
                && !(level && stops.contains(&coda))
        })
        || abbreviation(word)
}

/// Capitals only, as in `THADS` or `TĐ`.
fn abbreviation(word: &str) -> bool {
    word.chars().count() <= 5 && word.chars().all(|c| c.is_uppercase() && (c.is_ascii() || "ĂÂĐÊÔƠƯ".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is stored of a text: the inverse, for tests only.
    fn encoded(encoding: Encoding, text: &str) -> String {
        let back = |pairs: &str, c: char| {
            let letters: Vec<char> = pairs.chars().collect();
            letters.chunks(2).find(|pair| pair[1] == c).map_or(c, |pair| pair[0])
        };
        match encoding {
            Encoding::Tcvn3 => text.chars().map(|c| back(TCVN3, c)).collect(),
            Encoding::Windows1258 => text
                .chars()
                .flat_map(|c| {
                    let parts: Vec<char> = c.to_string().nfd().collect();
                    let (tones, rest): (Vec<char>, Vec<char>) = parts
                        .into_iter()
                        .partition(|c| ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'].contains(c));
                    let base: String = rest.into_iter().nfc().collect();
                    base.chars().chain(tones).map(|c| back(WINDOWS_1258, c)).collect::<Vec<char>>()
                })
                .collect(),
            Encoding::Vni => text.to_owned(),
        }
    }

    const NAMES: [&str; 14] = [
        "Bến Lức",
        "Cần Đước",
        "Nghĩa Hưng",
        "Thái Thụy",
        "Đắk Lắk",
        "Krông Pắk",
        "huyện Bình Chánh",
        "Quỳnh Phụ",
        "Tuyên Quang",
        "Thừa Thiên Huế",
        "Bà Rịa - Vũng Tàu",
        "Có điều kiện thi hành",
        "Tổng số giải quyết xong",
        "Mộc Châu",
    ];

    #[test]
    fn names_come_back_from_every_encoding() {
        for encoding in [Encoding::Tcvn3, Encoding::Windows1258] {
            let stored: Vec<String> = NAMES.iter().map(|name| encoded(encoding, name)).collect();
            assert_eq!(Encoding::recognise(stored.iter().map(String::as_str)), Some(encoding));
            for (stored, name) in stored.iter().zip(NAMES) {
                let read = encoding.decode(stored).expect("all of it");
                assert_eq!(read.to_lowercase(), name.to_lowercase(), "{stored}");
            }
        }
        let vni = [
            ("Beán Löùc", "Bến Lức"),
            ("Caàn Ñöôùc", "Cần Đước"),
            ("Nghóa Höng", "Nghĩa Hưng"),
            ("TOÅNG SOÁ", "TỔNG SỐ"),
            ("Thò traán Quyø Chaâu", "Thị trấn Quỳ Châu"),
        ];
        assert_eq!(Encoding::recognise(vni.map(|(stored, _)| stored)), Some(Encoding::Vni));
        for (stored, name) in vni {
            assert_eq!(Encoding::Vni.decode(stored).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_is_vietnamese_as_it_stands_or_nothing_of_the_kind_is_let_be() {
        assert_eq!(Encoding::recognise(NAMES), None);
        assert_eq!(Encoding::recognise(["Long Thành", "Bình Tân", "Long An", "Thành Công"]), None);
        assert_eq!(Encoding::recognise(["Zürich", "Genève", "smörgåsbord"]), None);
        assert_eq!(Encoding::recognise(["A", "5.409", ""]), None);
    }

    #[test]
    fn words_of_capitals_are_capitals() {
        assert_eq!(Encoding::Tcvn3.decode("TæNG Sè").as_deref(), Some("TỔNG SỐ"));
        assert_eq!(Encoding::Tcvn3.decode("Tæng sè").as_deref(), Some("Tổng số"));
    }
}
