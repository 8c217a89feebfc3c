//! Printed figures that can't be read.

crate::errors! {
    /// A printed figure could not be read.
    pub enum PrintedError {
        /// Nothing is there.
        Empty {}
            = "printed.empty",
            en "expected a printed figure, got nothing",
            vi "cần một con số như đã in, ở đây không có gì";
        /// Words, and no number.
        NoNumber { /** The text. */ got: String }
            = "printed.no_number",
            en "there is no number in {got:?}",
            vi "không có con số nào trong {got:?}";
        /// A word that is neither a hedge, a direction, a scale, a unit nor one of the words without meaning.
        UnknownWord { /** The word. */ word: String, /** Its first character, from 1. */ at: usize, /** The text. */ got: String }
            = "printed.unknown_word",
            en "{word:?} at character {at} of {got:?} is not a word that printed figures are read by",
            vi "không hiểu từ {word:?} (ký tự thứ {at}) trong {got:?}";
        /// A word that is known, where it can't stand.
        Misplaced { /** The word. */ word: String, /** Its first character, from 1. */ at: usize, /** What was expected there. */ expected: crate::text::Text }
            = "printed.misplaced",
            en "{word:?} at character {at} can't stand there; expected {expected}",
            vi "{word:?} ở ký tự thứ {at} sai vị trí; cần {expected}";
        /// Digits and marks that make no number.
        Malformed { /** The digits and marks. */ number: String, /** The first character, from 1. */ at: usize }
            = "printed.malformed",
            en "{number:?} at character {at} is not a number: '.' groups thousands by threes, one ',' is the decimal mark",
            vi "{number:?} ở ký tự thứ {at} không phải là số: dấu '.' chia nhóm ba chữ số, một dấu ',' ngăn phần thập phân";
        /// More digits than any figure has.
        TooLong { /** How many. */ digits: usize, /** How many are read. */ max: usize }
            = "printed.too_long",
            en "a number of {digits} digits; at most {max} are read",
            vi "số có {digits} chữ số; chỉ đọc tối đa {max} chữ số";
        /// Over the largest amount.
        TooLarge { /** The text. */ got: String }
            = "printed.too_large",
            en "{got:?} is over 10^36",
            vi "{got:?} vượt 10^36";
        /// A fraction of a case or of a đồng, or decimals where a count is printed to the unit.
        NotWhole { /** The text. */ got: String, /** The unit. */ unit: String }
            = "printed.not_whole",
            en "{got:?} is no whole number of {unit}",
            vi "{got:?} không phải là số nguyên {unit}";
        /// Below zero where nothing is compared.
        Negative { /** The text. */ got: String }
            = "printed.negative",
            en "{got:?} is below zero; only a difference or a change can be",
            vi "{got:?} nhỏ hơn 0; chỉ số chênh lệch hoặc mức tăng giảm mới âm được";
        /// `tăng`, `vượt` and the like where nothing is compared.
        NotCompared { /** The word. */ word: String, /** The text. */ got: String }
            = "printed.not_compared",
            en "{word:?} in {got:?} compares with something; say with what (minus or change_from)",
            vi "{word:?} trong {got:?} là so sánh; cần nói so với gì (minus hoặc change_from)";
        /// A unit of another kind of number.
        WrongUnit { /** The unit. */ unit: String, /** The kind of number expected. */ expected: String, /** The text. */ got: String }
            = "printed.wrong_unit",
            en "the unit {unit:?} in {got:?} does not fit a {expected}",
            vi "đơn vị {unit:?} trong {got:?} không hợp với loại số {expected}";
        /// Two hedges or two directions that contradict each other.
        Contradictory { /** The first word. */ first: String, /** The second word. */ second: String }
            = "printed.contradictory",
            en "{first:?} and {second:?} can't both stand before one number",
            vi "{first:?} và {second:?} không thể cùng đứng trước một con số";
        /// Two numbers with a dash between them that are not in order, or only one of them.
        BadRange { /** The text. */ got: String }
            = "printed.bad_range",
            en "expected two numbers in rising order, as in \"12 - 13%\", got {got:?}",
            vi "cần hai số theo thứ tự tăng dần, như \"12 - 13%\"; ở đây là {got:?}";
        /// Two figures in one: `2.139/4.293 việc`.
        Fraction { /** The text. */ got: String, /** The first figure. */ part: String, /** The second figure. */ base: String }
            = "printed.fraction",
            en "{got:?} is two figures; enter {part:?} and {base:?} each by itself",
            vi "{got:?} là hai số liệu; hãy ghi riêng {part:?} và {base:?}";
    }
}
