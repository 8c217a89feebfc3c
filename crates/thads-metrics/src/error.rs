//! What can go wrong: one enum for each question asked, every variant with its fields,
//! a stable code, and its text in both languages.
//!
//! The table form is deliberate: an error is data that a program can act on (its
//! [`code`](Explain::code) and [`fields`](Explain::fields)) and that a person can read
//! ([`vi`](Explain::vi), [`en`](Explain::en)).

use crate::Lang;

/// An error that explains itself to programs and, in both languages, to people.
pub trait Explain: std::error::Error {
    /// A stable identifier such as `period.month`.
    fn code(&self) -> &'static str;
    /// The names and values of the variant's fields, in order.
    fn fields(&self) -> Vec<(&'static str, String)>;
    /// The explanation in Vietnamese.
    fn vi(&self) -> String;
    /// The explanation in English.
    fn en(&self) -> String {
        self.to_string()
    }
    /// The explanation in the language asked for.
    fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vi(),
            Lang::En => self.en(),
        }
    }
}

/// Adds a field; a place in a report is three: `file`, `line` and `key`.
fn put<T: ToString + 'static>(fields: &mut Vec<(&'static str, String)>, name: &'static str, value: &T) {
    let mut add = |name, value| {
        if fields.iter().all(|(known, _)| *known != name) {
            fields.push((name, value));
        }
    };
    match (value as &dyn std::any::Any).downcast_ref::<Where>() {
        Some(place) => {
            add("file", place.file.clone());
            add("line", place.line.to_string());
            add("key", place.key.clone());
        }
        None => add(name, value.to_string()),
    }
}

/// Declares error enums as a catalogue: variant, code, English, Vietnamese.
macro_rules! errors {
    ($(
        $(#[$enum_doc:meta])*
        pub enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident { $( $(#[$field_doc:meta])* $field:ident : $ty:ty ),* $(,)? }
                    = $code:literal, en $en:literal, vi $vi:literal;
            )*
        }
    )*) => {
        $(
            $(#[$enum_doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
            #[non_exhaustive]
            pub enum $name {
                $(
                    $(#[$doc])*
                    #[error($en)]
                    $variant { $( $(#[$field_doc])* $field: $ty ),* },
                )*
            }

            impl $name {
                /// The codes of all variants, in order.
                pub const CODES: &'static [&'static str] = &[$($code),*];
            }

            impl Explain for $name {
                fn code(&self) -> &'static str {
                    match self { $( Self::$variant { .. } => $code, )* }
                }
                fn fields(&self) -> Vec<(&'static str, String)> {
                    #[allow(unused_mut)]
                    let mut fields = Vec::new();
                    match self {
                        $( Self::$variant { $($field),* } => { $( put(&mut fields, stringify!($field), $field); )* } )*
                    }
                    fields
                }
                fn vi(&self) -> String {
                    #[allow(unused_variables)]
                    match self { $( Self::$variant { $($field),* } => format!($vi), )* }
                }
            }
        )*

        /// The codes of every error, grouped by the enum they belong to.
        pub const CATALOGUE: &[(&str, &[&str])] = &[$((stringify!($name), $name::CODES)),*];
    };
}

errors! {
    /// A word that should name something of the vocabulary does not.
    pub enum UnknownName {
        /// Not one of the measures.
        Measure { /** The word. */ got: String }
            = "name.measure",
            en "{got:?} is not a measure; expected cases, money or admin",
            vi "{got:?} không phải là đại lượng; cần cases (việc), money (tiền) hoặc admin (hành chính)";
        /// Not one of the kinds of number.
        Kind { /** The word. */ got: String }
            = "name.kind",
            en "{got:?} is not a kind of number; expected count, money, percent or target",
            vi "{got:?} không phải là loại số; cần count (số việc), money (số tiền), percent (tỷ lệ) hoặc target (chỉ tiêu)";
        /// Not one of the ways of rounding.
        Rounding { /** The word. */ got: String }
            = "name.rounding",
            en "{got:?} is not a way of rounding; expected nearest or any",
            vi "{got:?} không phải là cách làm tròn; cần nearest (gần nhất) hoặc any (không rõ)";
        /// Not one of the items.
        Item { /** The word. */ got: String, /** The items there are. */ expected: String }
            = "name.item",
            en "{got:?} is not an item; expected one of {expected}",
            vi "{got:?} không phải là chỉ tiêu thống kê; cần một trong {expected}";
        /// The measure has no such item.
        NotOfMeasure { /** The quantity as written. */ got: String, /** The items of that measure. */ expected: String }
            = "name.not_of_measure",
            en "there is no quantity {got:?}; its measure has {expected}",
            vi "không có chỉ tiêu {got:?}; đại lượng này có {expected}";
        /// Not of the form `measure.item`.
        Quantity { /** The word. */ got: String }
            = "name.quantity",
            en "{got:?} is not a quantity; expected measure.item, as cases.eligible",
            vi "{got:?} không phải là tên chỉ tiêu; cần viết đại_lượng.chỉ_tiêu, ví dụ cases.eligible";
        /// Not one of the identities.
        Identity { /** The word. */ got: String, /** The identities there are. */ expected: String }
            = "name.identity",
            en "{got:?} is not an identity; expected one of {expected}",
            vi "{got:?} không phải là đẳng thức; cần một trong {expected}";
        /// Not a mark of evidence.
        Evidence { /** The word. */ got: String }
            = "name.evidence",
            en "{got:?} is not a mark of evidence; expected text, secondary, derived or recall",
            vi "{got:?} không phải là mức căn cứ; cần text, secondary, derived hoặc recall";
        /// Not one of the breaks.
        Break { /** The word. */ got: String, /** The breaks there are. */ expected: String }
            = "name.break",
            en "{got:?} is not a break; expected one of {expected}",
            vi "{got:?} không phải là điểm gãy của chuỗi số liệu; cần một trong {expected}";
        /// Not one of the reasons to set a case aside.
        SetAside { /** The word. */ got: String }
            = "name.set_aside",
            en "{got:?} is not a reason to set a case aside; expected accepted_later, closed_earlier or separately_tracked",
            vi "{got:?} không phải là lý do không tính; cần accepted_later, closed_earlier hoặc separately_tracked";
        /// Not one of the scales.
        Scale { /** The word. */ got: String }
            = "name.scale",
            en "{got:?} is not a scale; expected one, thousand, million, billion or trillion",
            vi "{got:?} không phải là bậc đơn vị; cần one (1), thousand (nghìn), million (triệu), billion (tỷ) hoặc trillion (nghìn tỷ)";
        /// Not one of the two languages.
        Lang { /** The word. */ got: String }
            = "name.lang",
            en "{got:?} is not a language; expected vi or en",
            vi "{got:?} không phải là ngôn ngữ; cần vi (tiếng Việt) hoặc en (tiếng Anh)";
    }

    /// A number is no count of cases and no amount of đồng.
    pub enum AmountError {
        /// The text is not a number at all.
        NotANumber { /** The text. */ got: String }
            = "amount.not_a_number",
            en "expected a whole number of digits, got {got:?}",
            vi "cần một số nguyên viết bằng chữ số, ở đây là {got:?}";
        /// Below zero.
        Negative { /** The number. */ got: String }
            = "amount.negative",
            en "a count or an amount is never negative, got {got}",
            vi "số việc, số tiền không bao giờ âm, ở đây là {got}";
        /// A fraction of a case or of a đồng.
        NotWhole { /** The number. */ got: String, /** The unit that can't be divided. */ unit: String }
            = "amount.not_whole",
            en "{got} is not a whole number of {unit}",
            vi "{got} không phải là số nguyên {unit}";
        /// Over the largest that is represented.
        TooLarge { /** The number. */ got: String, /** The largest allowed. */ max: String }
            = "amount.too_large",
            en "{got} is over the largest that is represented, {max}",
            vi "{got} vượt số lớn nhất biểu diễn được là {max}";
        /// Cases added to money, or the like.
        DifferentUnits { /** What was expected. */ expected: String, /** What was given. */ got: String }
            = "amount.different_units",
            en "expected {expected}, got {got}",
            vi "cần {expected}, ở đây là {got}";
    }

    /// A text is no day.
    pub enum DateError {
        /// Not `YYYY-MM-DD`, or no such day.
        Malformed { /** The text. */ got: String }
            = "date.malformed",
            en "{got:?} is not a day; expected YYYY-MM-DD, as 2022-03-31",
            vi "{got:?} không phải là ngày; cần viết NNNN-TT-NN, ví dụ 2022-03-31";
    }

    /// A text is no reporting period, or a date lies in none.
    pub enum PeriodError {
        /// Not `YYYY/MM`.
        Malformed { /** The text. */ got: String }
            = "period.malformed",
            en "{got:?} is not a period; expected YYYY/MM, as 2022/06 for the first six months of reporting year 2022",
            vi "{got:?} không phải là kỳ báo cáo; cần viết NNNN/TT, ví dụ 2022/06 là 6 tháng đầu năm báo cáo 2022";
        /// The number of months is not from 1 to 12.
        Month { /** The number of months. */ got: u32, /** The smallest. */ min: u32, /** The largest. */ max: u32 }
            = "period.month",
            en "a period has from {min} to {max} months, got {got}",
            vi "kỳ báo cáo có từ {min} đến {max} tháng, ở đây là {got}";
        /// The year is outside what is supported.
        Year { /** The year. */ got: i64, /** The first year. */ min: i16, /** The last year. */ max: i16 }
            = "period.year",
            en "reporting years run from {min} to {max}, got {got}",
            vi "năm báo cáo từ {min} đến {max}, ở đây là {got}";
        /// The quarter is not from 1 to 4.
        Quarter { /** The quarter. */ got: u32 }
            = "period.quarter",
            en "a reporting year has quarters 1 to 4, got {got}",
            vi "năm báo cáo có quý 1 đến quý 4, ở đây là {got}";
    }

    /// A text is no percentage.
    pub enum PercentError {
        /// Not digits with at most one decimal mark.
        Malformed { /** The text. */ got: String }
            = "percent.malformed",
            en "{got:?} is not a percentage; expected digits and at most one decimal mark, as 81,5%",
            vi "{got:?} không phải là tỷ lệ phần trăm; cần chữ số và nhiều nhất một dấu thập phân, ví dụ 81,5%";
        /// A dot before three digits, and nothing that says what it is.
        Ambiguous { /** The text. */ got: String }
            = "percent.ambiguous",
            en "the dot in {got:?} may group thousands or mark decimals; write a decimal mark as ',', or leave the dot out",
            vi "dấu chấm trong {got:?} có thể ngăn hàng nghìn hoặc ngăn phần thập phân; hãy viết dấu thập phân là ',' hoặc bỏ dấu chấm";
    }

    /// Why there is no rate.
    pub enum Undefined {
        /// Nothing was eligible: there is nothing to divide by, and the rate is neither 0 % nor 100 %.
        NothingEligible {}
            = "undefined.nothing_eligible",
            en "nothing was eligible, so there is no rate",
            vi "không có việc, tiền nào có điều kiện thi hành nên không có tỷ lệ";
        /// More is resolved than was eligible: one of the two is wrong.
        MoreThanEligible { /** What is resolved. */ resolved: String, /** What is eligible. */ eligible: String }
            = "undefined.more_than_eligible",
            en "{resolved} resolved of {eligible} eligible: a part is larger than its whole",
            vi "giải quyết xong {resolved} trong số {eligible} có điều kiện: phần lớn hơn tổng";
        /// Cases over money, or the like.
        DifferentUnits { /** What is resolved. */ resolved: String, /** What is eligible. */ eligible: String }
            = "undefined.different_units",
            en "{resolved} and {eligible} are not in the same unit",
            vi "{resolved} và {eligible} không cùng đơn vị";
    }

    /// A target can't be compared, or can't be met.
    pub enum TargetError {
        /// A target of money against a rate of cases, or the like.
        DifferentUnits { /** The unit of the target. */ expected: String, /** The unit of the rate. */ got: String }
            = "target.different_units",
            en "the target is in {expected}, the rate is in {got}",
            vi "chỉ tiêu tính theo {expected}, tỷ lệ tính theo {got}";
        /// Even resolving everything that is eligible would not meet it.
        Unreachable { /** The target. */ target: String, /** What is eligible. */ eligible: String }
            = "target.unreachable",
            en "{target} can't be met even by resolving all of {eligible}",
            vi "giải quyết xong toàn bộ {eligible} cũng không đạt {target}";
        /// The eligible base would be too large to represent.
        TooLarge { /** The base. */ got: String }
            = "target.too_large",
            en "an eligible base of {got} is too large to represent",
            vi "số có điều kiện {got} quá lớn, không biểu diễn được";
        /// A milestone later than the target that it leads to.
        AfterDue { /** The months asked for. */ got: String, /** The months the target runs. */ max: u8 }
            = "target.after_due",
            en "a milestone at {got} months is outside the target's 1 to {max} months",
            vi "mốc {got} tháng nằm ngoài thời gian của chỉ tiêu, từ 1 đến {max} tháng";
        /// The text is neither a percentage nor an exact fraction.
        Level { /** The text. */ got: String }
            = "target.level",
            en "{got:?} is not a target; expected a percentage, as 81,5%",
            vi "{got:?} không phải là chỉ tiêu; cần một tỷ lệ phần trăm, ví dụ 81,5%";
    }

    /// An office is not well formed or not found.
    pub enum OfficeError {
        /// No office of that name or code on that day.
        NotFound { /** The name or code. */ got: String, /** The day. */ on: crate::Date }
            = "office.not_found",
            en "no office {got:?} on {on}",
            vi "không có cơ quan {got:?} vào ngày {on}";
        /// The office existed, and was merged or renamed.
        Succeeded { /** The name or code. */ got: String, /** The day. */ on: crate::Date, /** The office that took its place. */ successor: String }
            = "office.succeeded",
            en "{got:?} no longer existed on {on}; its successor is {successor}",
            vi "{got:?} không còn vào ngày {on}; cơ quan kế thừa là {successor}";
        /// Several offices go by that name.
        Ambiguous { /** The name. */ got: String, /** The codes of the offices. */ codes: String }
            = "office.ambiguous",
            en "{got:?} may be any of {codes}",
            vi "{got:?} có thể là một trong {codes}";
        /// A code or a name is empty, or has control characters.
        Blank { /** Which of them: code, name or parent. */ field: &'static str, /** The text. */ got: String }
            = "office.blank",
            en "an office's {field} must not be blank, got {got:?}",
            vi "{field} của cơ quan không được để trống, ở đây là {got:?}";
        /// The code is already taken.
        Duplicate { /** The code. */ code: String, /** The office that has it. */ name: String }
            = "office.duplicate",
            en "code {code} is already that of {name}",
            vi "mã {code} đã là của {name}";
        /// The parent is missing, or not of a level above.
        Parent { /** The office. */ name: String, /** Its level. */ level: String, /** The parent's code; empty for none. */ parent: String }
            = "office.parent",
            en "{name} ({level}) can't stand under {parent:?}",
            vi "{name} ({level}) không thể trực thuộc {parent:?}";
        /// Not one of the levels.
        Level { /** The word. */ got: String }
            = "office.level",
            en "{got:?} is not a level; expected nation, province, district, region, military or military_region",
            vi "{got:?} không phải là cấp; cần nation, province, district, region, military hoặc military_region";
    }

    /// No regime applies, or the word names none.
    pub enum RegimeError {
        /// The day is before the first regime that is described.
        Before { /** The day. */ got: crate::Date, /** The first day that is supported. */ first: crate::Date }
            = "regime.before",
            en "no statistical regime is described for {got}; the first supported day is {first}",
            vi "chưa có chế độ thống kê nào được mô tả cho ngày {got}; ngày đầu tiên được hỗ trợ là {first}";
        /// Not one of the regimes.
        Unknown { /** The word. */ got: String, /** The regimes there are. */ expected: String }
            = "regime.unknown",
            en "{got:?} is not a regime; expected one of {expected}",
            vi "{got:?} không phải là chế độ thống kê; cần một trong {expected}";
    }

    /// Figures do not make a flow.
    pub enum FlowError {
        /// Two ways to the same figure disagree.
        Contradiction { /** The identity that breaks. */ identity: crate::Identity, /** What it says. */ formula: String, /** The total as given. */ left: String, /** The total as the identity makes it. */ right: String, /** The larger less the smaller. */ difference: String }
            = "flow.contradiction",
            en "{identity} breaks: {formula}, but {left} against {right}, off by {difference}",
            vi "sai đẳng thức {identity}: {formula}, nhưng {left} so với {right}, lệch {difference}";
        /// A derived figure would be below zero.
        Negative { /** The figure. */ item: crate::Item, /** The identity it follows from. */ identity: crate::Identity, /** By how much it is below zero. */ by: String }
            = "flow.negative",
            en "{item} would be negative by {by} ({identity})",
            vi "{item} sẽ âm {by} ({identity})";
        /// What is given does not say what this item is.
        Undetermined { /** The item. */ item: crate::Item }
            = "flow.undetermined",
            en "{item} is not given and does not follow from what is given",
            vi "không có {item} và không suy ra được từ các số đã cho";
        /// The forms of that measure and period have no such column.
        NoSuchItem { /** The item. */ item: crate::Item, /** The measure. */ measure: crate::Measure, /** The period. */ period: crate::Period }
            = "flow.no_such_item",
            en "the forms of {measure} in {period} have no column {item}",
            vi "biểu mẫu {measure} kỳ {period} không có cột {item}";
        /// The item is given twice with different values.
        Twice { /** The item. */ item: crate::Item, /** The first value. */ first: String, /** The second value. */ second: String }
            = "flow.twice",
            en "{item} is given as {first} and as {second}",
            vi "{item} được cho hai lần, {first} và {second}";
        /// Over the largest that is represented.
        TooLarge { /** The item. */ item: crate::Item, /** The largest allowed. */ max: String }
            = "flow.too_large",
            en "{item} is over the largest that is represented, {max}",
            vi "{item} vượt số lớn nhất biểu diễn được là {max}";
        /// Flows of different kinds are added.
        Different { /** What differs: period, measure or group. */ what: &'static str, /** Of the first. */ expected: String, /** Of the second. */ got: String }
            = "flow.different",
            en "flows of different {what} can't be added: {expected} and {got}",
            vi "không cộng được hai biểu khác {what}: {expected} và {got}";
    }

    /// A case contradicts itself, or no rule says where it counts.
    pub enum CaseError {
        /// Closed before it was accepted.
        ClosedBeforeAccepted { /** When it was accepted. */ accepted_on: crate::Date, /** When it was closed. */ closed_on: crate::Date }
            = "case.closed_before_accepted",
            en "closed on {closed_on}, before it was accepted on {accepted_on}",
            vi "kết thúc ngày {closed_on}, trước khi thụ lý ngày {accepted_on}";
        /// More was collected, terminated, reduced and entrusted than was due.
        MoreThanDue { /** What is due. */ due: crate::Amount, /** What was done with it. */ got: String }
            = "case.more_than_due",
            en "{got} collected, terminated, reduced and entrusted of {due} due",
            vi "đã thu, đình chỉ, giảm và ủy thác {got} trong số phải thi hành {due}";
        /// The status closes a case, and there is no day of closing.
        NotClosed { /** The status. */ status: crate::Status }
            = "case.not_closed",
            en "a case that is {status} needs closed_on",
            vi "việc ở trạng thái {status} phải có ngày kết thúc";
        /// The status leaves a case open, and there is a day of closing.
        StillOpen { /** The status. */ status: crate::Status, /** The day. */ closed_on: crate::Date }
            = "case.still_open",
            en "a case that is {status} is open, yet closed on {closed_on}",
            vi "việc ở trạng thái {status} là chưa kết thúc nhưng lại có ngày kết thúc {closed_on}";
        /// A completed case has something left.
        LeftOver { /** What is left. */ left: crate::Amount }
            = "case.left_over",
            en "a completed case has {left} left",
            vi "việc thi hành xong còn lại {left}";
        /// Closed after the period: how it stood at the cut-off is not known.
        ClosedAfterPeriod { /** When it was closed. */ closed_on: crate::Date, /** The last day of the period. */ last_day: crate::Date }
            = "case.closed_after_period",
            en "closed on {closed_on}, after {last_day}: its status on that day is not known",
            vi "kết thúc ngày {closed_on}, sau ngày {last_day}: không biết trạng thái vào ngày đó";
        /// The regime that is given is not the one of the period.
        OtherRegime { /** The regime given. */ got: crate::RegimeId, /** The regime on the last day of the period. */ expected: crate::RegimeId, /** The period. */ period: crate::Period }
            = "case.other_regime",
            en "{period} ends under {expected}, not under {got}",
            vi "kỳ {period} kết thúc theo {expected}, không phải {got}";
        /// No rule is established for the status.
        NoRule { /** The status. */ status: crate::Status, /** The regime. */ regime: crate::RegimeId, /** The measure. */ measure: crate::Measure }
            = "case.no_rule",
            en "where a case that is {status} counts ({measure}) is not established for {regime}",
            vi "chưa xác định được {regime} tính việc ở trạng thái {status} vào cột nào ({measure})";
        /// A rule is only remembered, and was not assumed.
        OnlyRecalled { /** The status. */ status: crate::Status, /** The regime. */ regime: crate::RegimeId, /** Where memory puts it. */ column: &'static str }
            = "case.only_recalled",
            en "that {regime} counts {status} under {column} is only from memory; assume it explicitly to use it",
            vi "việc {regime} tính {status} vào {column} chỉ là theo trí nhớ; muốn dùng phải nêu rõ giả định";
        /// A case can't add this.
        NoSuchPart { /** The item. */ item: crate::Item, /** What can stand there. */ expected: String }
            = "case.no_such_part",
            en "a case can't add to {item} there; expected {expected}",
            vi "một việc không thể cộng vào {item} ở đó; cần {expected}";
        /// Not one of the statuses.
        Status { /** The word. */ got: String, /** The statuses there are. */ expected: String }
            = "case.status",
            en "{got:?} is not a status; expected one of {expected}",
            vi "{got:?} không phải là trạng thái; cần một trong {expected}";
    }

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
            vi "{word:?} ở ký tự thứ {at} của {got:?} không phải là từ mà cách đọc số liệu in có";
        /// A word that is known, where it can't stand.
        Misplaced { /** The word. */ word: String, /** Its first character, from 1. */ at: usize, /** What was expected there. */ expected: String }
            = "printed.misplaced",
            en "{word:?} at character {at} can't stand there; expected {expected}",
            vi "{word:?} ở ký tự thứ {at} không đứng được ở đó; cần {expected}";
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
    }

    /// A report, or a report file, that can't be audited.
    pub enum ReportError {
        /// Larger than any report is.
        TooBig { /** The file. */ file: String, /** Its size in bytes. */ size: u64, /** The largest read. */ max: u64 }
            = "report.too_big",
            en "{file}: expected a report file of at most {max} bytes, got {size}",
            vi "{file}: tệp báo cáo tối đa {max} byte, ở đây là {size}";
        /// Bytes that are no text.
        NotUtf8 { /** Where. */ place: Where, /** The first bad byte, from 0. */ byte: usize }
            = "report.not_utf8",
            en "{place}: expected text in UTF-8, got something else from byte {byte} on",
            vi "{place}: cần văn bản mã hóa UTF-8, từ byte {byte} trở đi không phải";
        /// Nothing is there.
        Empty { /** Where. */ place: Where }
            = "report.empty",
            en "{place}: expected a report with at least one [[figure]], got an empty file",
            vi "{place}: cần báo cáo có ít nhất một [[figure]], ở đây là tệp rỗng";
        /// A report that prints nothing.
        NoFigures { /** Where. */ place: Where }
            = "report.no_figures",
            en "{place}: expected at least one [[figure]], got none",
            vi "{place}: cần ít nhất một [[figure]], ở đây không có";
        /// Not TOML.
        Syntax { /** Where. */ place: Where, /** What the TOML reader says. */ reason: String }
            = "report.syntax",
            en "{place}: expected TOML: {reason}",
            vi "{place}: cần viết đúng cú pháp TOML: {reason}";
        /// A key that the format does not have.
        UnknownKey { /** Where. */ place: Where, /** The key. */ got: String, /** The keys there are. */ expected: String }
            = "report.unknown_key",
            en "{place}: there is no key {got:?} here; expected one of {expected}",
            vi "{place}: không có khóa {got:?} ở đây; cần một trong {expected}";
        /// A value of another type.
        WrongType { /** Where. */ place: Where, /** The type expected. */ expected: String, /** The type given. */ got: String }
            = "report.wrong_type",
            en "{place}: expected {expected}, got {got}",
            vi "{place}: cần {expected}, ở đây là {got}";
        /// A key that must be there and is not.
        Missing { /** Where. */ place: Where, /** The key. */ key: String }
            = "report.missing",
            en "{place}: expected {key:?} here, or as a default in [report]; got neither",
            vi "{place}: cần khóa {key:?} ở đây hoặc làm mặc định trong [report]; không có cả hai";
        /// A text that must say something and does not.
        EmptyText { /** Where. */ place: Where, /** The key. */ key: String }
            = "report.empty_text",
            en "{place}: expected {key:?} to say something, got nothing",
            vi "{place}: khóa {key:?} phải có nội dung, ở đây để trống";
        /// A value that can't be read: a quantity, a period, a printed figure.
        Unreadable { /** Where. */ place: Where, /** Why, in English. */ en: String, /** Why, in Vietnamese. */ vi: String }
            = "report.unreadable",
            en "{place}: {en}",
            vi "{place}: {vi}";
        /// Two figures of one id.
        DuplicateId { /** Where. */ place: Where, /** The id. */ id: String, /** The line of the first. */ first: usize }
            = "report.duplicate_id",
            en "{place}: expected an id of its own, got {id:?}, which the figure of line {first} has",
            vi "{place}: mỗi số liệu cần mã riêng, mã {id:?} đã dùng ở dòng {first}";
        /// More than one of `minus`, `share_of`, `change_from`.
        TwoClaims { /** Where. */ place: Where, /** The keys found. */ got: String }
            = "report.two_claims",
            en "{place}: expected at most one of minus, share_of and change_from, got {got}",
            vi "{place}: chỉ được có nhiều nhất một trong minus, share_of, change_from; ở đây có {got}";
        /// A difference or a share of two kinds of number.
        Incompatible { /** Where. */ place: Where, /** The quantity. */ got: String, /** What it is compared with. */ expected: String }
            = "report.incompatible",
            en "{place}: {got} can't be compared with {expected}: they are not the same kind of number",
            vi "{place}: không so sánh được {got} với {expected}: hai loại số khác nhau";
        /// A figure compared with itself.
        ComparedWithItself { /** Where. */ place: Where, /** The quantity. */ quantity: String }
            = "report.compared_with_itself",
            en "{place}: {quantity} is compared with itself; expected another quantity, office, period or group",
            vi "{place}: {quantity} được so với chính nó; cần chỉ tiêu, đơn vị, kỳ hoặc nhóm khác";
        /// An office that is a part of itself, directly or through its parts.
        PartOfItself { /** Where. */ place: Where, /** The office. */ office: String }
            = "report.part_of_itself",
            en "{place}: {office:?} is a part of itself; expected other offices",
            vi "{place}: {office:?} là bộ phận của chính nó; cần các đơn vị khác";
        /// A part named twice.
        DuplicatePart { /** Where. */ place: Where, /** The part. */ part: String }
            = "report.duplicate_part",
            en "{place}: {part:?} is named twice among the parts",
            vi "{place}: {part:?} được nêu hai lần trong các bộ phận";
    }

    /// The figures of a report say nothing of a quantity.
    pub enum NoBounds {
        /// Not of this quantity anywhere, or not of it there.
        NothingSaid { /** What was asked for. */ got: String, /** What there is. */ expected: String }
            = "bounds.nothing_said",
            en "the figures say nothing of {got}; they do of {expected}",
            vi "các số liệu không cho biết gì về {got}; có cho biết về {expected}";
    }
}

impl ReportError {
    /// A value that `reason` keeps from being read.
    pub(crate) fn unreadable(place: Where, reason: &impl Explain) -> Self {
        Self::Unreadable { place, en: reason.en(), vi: reason.vi() }
    }
}

/// Where in a report something stands: `report.toml:12: printed`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Where {
    /// The file, empty for a report built in code.
    pub file: String,
    /// The line, from 1; in code, the position of the figure.
    pub line: usize,
    /// The key, empty where the whole table or file is meant.
    pub key: String,
}

impl Where {
    pub(crate) fn code(position: usize) -> Self {
        Self { line: position, ..Self::default() }
    }

    pub(crate) fn at(&self, key: &str) -> Self {
        Self { key: key.to_owned(), ..self.clone() }
    }
}

impl std::fmt::Display for Where {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = if self.file.is_empty() { "#" } else { &self.file };
        write!(f, "{file}:{}", self.line)?;
        if self.key.is_empty() { Ok(()) } else { write!(f, ": {}", self.key) }
    }
}
