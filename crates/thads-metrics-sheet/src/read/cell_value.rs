//! Cells to exact figures: [`whole`] for counts and amounts, [`percents`] for a column of percentages.

use crate::{
    Column,
    finding::Code,
    read::percent_scale,
    source::{grid::Cell, shown::Shown},
};
use thads_metrics::text::is_digits;
use thads_metrics::{Item, Percent, Scale, rate::half_up, text::normalise::is_space};

/// What a cell of a column of counts or amounts holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Figure {
    /// Nothing.
    Blank,
    /// A dash: the forms' sign for nothing.
    Dash,
    /// A number, in cases or đồng, and the decimals it was written with.
    Is(i128, u8),
    /// Something that is no such number.
    Bad(Code),
}

/// A number as it is written: `mantissa × 10^-places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    mantissa: i128,
    places: u8,
}

/// Which mark stands before decimals, where both readings are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// `.` and `,` before three digits group them: counts, and money in đồng or nghìn đồng.
    Group,
    /// As Vietnamese is written: `.` groups, `,` stands before decimals.
    Vietnamese,
    /// A single mark stands before decimals: percentages.
    Decimal,
}

impl Marks {
    /// What is usual in a column of that unit.
    pub(crate) const fn of(unit: Scale) -> Self {
        match unit {
            Scale::One | Scale::Thousand => Self::Group,
            _ => Self::Vietnamese,
        }
    }
}

const DASHES: [char; 5] = ['-', '–', '—', '−', '‐'];

/// What no figure passes: 10³⁶ đồng.
const MAX: i128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

/// Reads a text as a number. Only digits, a sign, grouping and one decimal mark are taken.
fn written(text: &str, marks: Marks) -> Option<Written> {
    let text = text.trim_matches(is_space);
    let text = text.strip_prefix('\'').unwrap_or(text);
    let (text, bracket) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => (inside.trim_matches(is_space), true),
        None => (text, false),
    };
    let (text, minus) = match text.strip_prefix(DASHES) {
        Some(rest) if !bracket => (rest.trim_start_matches(is_space), true),
        _ => (text.strip_prefix('+').unwrap_or(text), bracket),
    };
    let sign = if minus { -1 } else { 1 };
    if text.len() <= 38 && is_digits(text) {
        return Some(Written { mantissa: text.parse::<i128>().ok()?.checked_mul(sign)?, places: 0 });
    }
    let decimal = decimal_mark(text, marks)?;
    let (whole, decimals) = match decimal {
        Some(at) => (text.get(..at)?, text.get(at.checked_add(1)?..)?),
        None => (text, ""),
    };
    if decimal.is_some() && !is_digits(decimals) {
        return None;
    }
    let mut digits = ungrouped(whole)?;
    digits.push_str(decimals);
    let mantissa = digits.parse::<i128>().ok()?.checked_mul(sign)?;
    Some(Written { mantissa, places: u8::try_from(decimals.len()).ok()? })
}

/// Where the decimal mark stands, if there is one; `None` if the marks make no number.
#[allow(clippy::option_option)] // no number, a number without a decimal mark, and one with
fn decimal_mark(text: &str, marks: Marks) -> Option<Option<usize>> {
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let (last_dot, last_comma) = (text.rfind('.'), text.rfind(','));
    let before_three = |at: usize| {
        let tail = text.get(at.saturating_add(1)..).unwrap_or_default();
        let head = text.get(..at).unwrap_or_default();
        tail.len() == 3 && is_digits(tail) && (1..=3).contains(&head.len()) && is_digits(head) && !head.starts_with('0')
    };
    match (dots, commas) {
        (1, 0) | (0, 1) => {
            let at = last_dot.or(last_comma)?;
            let groups = match marks {
                Marks::Group => before_three(at),
                Marks::Vietnamese => dots == 1 && before_three(at),
                Marks::Decimal => false,
            };
            Some((!groups).then_some(at))
        }
        (_, 0) | (0, _) => Some(None),
        (_, 1) if last_comma > last_dot => Some(last_comma),
        (1, _) if last_dot > last_comma => Some(last_dot),
        _ => None,
    }
}

/// The digits of `5.409`, `5,409`, `5 409`, `5409`; `None` if groups are not of three, or marks are mixed.
fn ungrouped(text: &str) -> Option<String> {
    if is_digits(text) {
        return Some(text.to_owned());
    }
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    let same = |c: char| if is_space(mark) { is_space(c) } else { c == mark };
    if !(is_space(mark) || matches!(mark, '.' | ',' | '\'' | '’')) {
        return None;
    }
    let mut groups = text.split(same);
    let first = groups.next()?;
    let fits = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    (fits && groups.all(|group| group.len() == 3 && is_digits(group)))
        .then(|| text.chars().filter(char::is_ascii_digit).collect())
}

/// `written` in a unit, whole.
fn scaled(number: Written, unit: Scale) -> Figure {
    let Written { mut mantissa, mut places } = without_noise(number, unit).unwrap_or(number);
    while places > 0 && mantissa % 10 == 0 {
        mantissa = mantissa.checked_div(10).unwrap_or(0);
        places = places.saturating_sub(1);
    }
    let Some(power) = unit.exponent().checked_sub(u32::from(places)) else { return Figure::Bad(Code::NotWhole) };
    let value = 10_i128.checked_pow(power).and_then(|factor| mantissa.checked_mul(factor));
    match value.filter(|value| (-MAX..=MAX).contains(value)) {
        Some(value) => Figure::Is(value, places),
        None => Figure::Bad(Code::NotANumber),
    }
}

/// How many significant digits a number has at least whose last ones may be the noise of binary sums.
const NOISY: u32 = 14;

/// A number to the nearest whole đồng or case.
fn nearest(number: Written, unit: Scale) -> Option<Written> {
    let parts = u32::from(number.places).checked_sub(unit.exponent())?;
    let one = 10_i128.checked_pow(parts)?;
    let half = one.checked_div(2)?.checked_mul(number.mantissa.signum())?;
    let mantissa = number.mantissa.checked_add(half)?.checked_div(one)?;
    Some(Written { mantissa, places: places_of_dong(unit) })
}

/// What sums of binary floats leave of a whole number: 9,99999999999998 is 10 where a hundredth of a đồng is no figure.
fn without_noise(number: Written, unit: Scale) -> Option<Written> {
    let digits = number.mantissa.unsigned_abs().checked_ilog10()?.checked_add(1)?;
    let near = nearest(number, unit).filter(|_| digits >= NOISY)?;
    let one = 10_i128.checked_pow(u32::from(number.places).checked_sub(unit.exponent())?)?;
    let off = near.mantissa.checked_mul(one)?.checked_sub(number.mantissa)?.checked_abs()?;
    (off.checked_mul(100)? <= one).then_some(near)
}

/// Whether a text stands for nothing: `-`, `–`, `.`, `…`.
fn is_dash(bare: &str) -> bool {
    bare.chars().all(|c| DASHES.contains(&c)) || bare.chars().all(|c| matches!(c, '.' | '…'))
}

/// Reads a cell of a column of counts (`unit` one) or of money written in `unit`.
pub(crate) fn whole(cell: &Cell, unit: Scale, marks: Marks) -> Figure {
    match cell {
        Cell::Empty => Figure::Blank,
        Cell::Text(text) if text.trim_matches(is_space).is_empty() => Figure::Blank,
        Cell::Text(text) if is_dash(text.trim_matches(is_space)) => Figure::Dash,
        Cell::Formula(_) => Figure::Bad(Code::NoValue),
        cell => number_in(cell, unit, marks).map_or(Figure::Bad(Code::NotANumber), |number| scaled(number, unit)),
    }
}

/// The number of a cell, in `unit`; `None` if it holds none.
fn number_in(cell: &Cell, unit: Scale, marks: Marks) -> Option<Written> {
    match cell {
        Cell::Whole(number) => Some(Written { mantissa: *number, places: 0 }),
        Cell::Text(text) => written(text, marks),
        Cell::Decimal(text) => written(text, Marks::Decimal),
        Cell::Shown(shown) => {
            let thousands = if is_in_thousands(shown, unit) { shown.thousands.saturating_mul(3) } else { 0 };
            let number = written(&shown.stored, Marks::Decimal)?;
            Some(Written { places: number.places.checked_add(thousands)?, ..number })
        }
        _ => None,
    }
}

/// The decimals of an amount in a unit that is whole in đồng.
pub(crate) fn places_of_dong(unit: Scale) -> u8 {
    u8::try_from(unit.exponent()).unwrap_or(u8::MAX)
}

/// An amount in đồng that has a fraction of one from here on is no amount in another unit.
const SURELY_DONG: i128 = 1_000_000;

/// An amount to the nearest đồng, where a division by the spreadsheet left a fraction of one: of amounts in a larger unit;
/// of amounts in đồng, if they are shown without the fraction or too large for another unit.
pub(crate) fn to_dong(cell: &Cell, unit: Scale, marks: Marks) -> Option<i128> {
    let near = nearest(number_in(cell, unit, marks)?, unit)?;
    let is_shown_whole = matches!(cell, Cell::Shown(shown) if shown.places == 0);
    let is_dong = unit != Scale::One || is_shown_whole || near.mantissa.unsigned_abs() >= SURELY_DONG.unsigned_abs();
    (is_dong && (-MAX..=MAX).contains(&near.mantissa)).then_some(near.mantissa)
}

/// Whether a number that its format divides by thousands is the one that is shown. Headings speak of what is shown,
/// unless they say that it is in cases or đồng: then of what is stored.
pub(crate) fn is_in_thousands(shown: &Shown, unit: Scale) -> bool {
    shown.thousands > 0 && unit != Scale::One
}

/// Whether a whole number is past what a binary float holds exactly, so that its last digits may be others.
pub(crate) fn is_inexact(cell: &Cell) -> bool {
    matches!(cell, Cell::Decimal(digits) if !digits.contains('.'))
}

/// Whether a cell holds a number, or what stands for one: the body of a table has them, its headings don't.
pub(crate) fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Whole(_) | Cell::Decimal(_) | Cell::Shown(_) | Cell::Percent(..) | Cell::Formula(_) | Cell::Error(_) => {
            true
        }
        Cell::Text(text) => {
            let bare = text.trim_matches(is_space);
            let digits = bare.trim_end_matches('%');
            bare.chars().next().is_some_and(|c| c.is_ascii_digit() || "-–—−‐(+".contains(c))
                && written(digits, Marks::Group).is_some()
        }
        Cell::Empty | Cell::Flag(_) | Cell::Day(_) => false,
    }
}

/// A cell as somebody would quote it.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Decimal(text) | Cell::Day(text) | Cell::Error(text) => text.trim().to_owned(),
        Cell::Formula(formula) => format!("={}", formula.trim_start_matches('=')),
        Cell::Whole(number) => number.to_string(),
        Cell::Shown(shown) => shown.text(),
        Cell::Percent(number, _) => format!("{number}%"),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// A cell of a column of percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Share {
    /// Nothing.
    Blank,
    /// A dash.
    Dash,
    /// A percentage.
    Is(Percent),
    /// None.
    Bad(Code),
}

/// More places than that come from a division by the spreadsheet, and end in its rounding.
const PLACES: u16 = 9;

fn percent(mantissa: i128, places: u16) -> Percent {
    if places <= PLACES {
        return Percent::new(mantissa, places);
    }
    let value = Percent::new(mantissa, places).value();
    Percent::new(half_up(&value, PLACES), PLACES)
}

/// A number of a column of percentages, and whether it is surely a percentage: it has a `%`.
struct Number {
    written: Written,
    sure: bool,
}

/// Reads a cell of a column of percentages, as far as that goes without the others.
fn number(cell: &Cell) -> Result<Number, Share> {
    let bad = Share::Bad(Code::NotANumber);
    let read = |text: &str, sure| match written(text, Marks::Decimal) {
        Some(written) => Ok(Number { written, sure }),
        None => Err(Share::Bad(Code::NotANumber)),
    };
    match cell {
        Cell::Empty => Err(Share::Blank),
        Cell::Whole(number) => Ok(Number { written: Written { mantissa: *number, places: 0 }, sure: false }),
        Cell::Percent(text, places) => {
            let number = written(text, Marks::Decimal).ok_or(bad)?;
            let value = Percent::new(number.mantissa, number.places.into()).value();
            Err(Share::Is(Percent::new(half_up(&value, *places), *places)))
        }
        Cell::Text(text) => {
            let bare = text.trim_matches(is_space);
            if bare.is_empty() {
                return Err(Share::Blank);
            }
            if is_dash(bare) {
                return Err(Share::Dash);
            }
            let digits = bare.strip_suffix('%').map(|digits| digits.trim_end_matches(is_space));
            read(digits.unwrap_or(bare), digits.is_some())
        }
        Cell::Decimal(text) => read(text, false),
        Cell::Shown(shown) if shown.thousands > 0 => read(&shown.text(), false),
        Cell::Shown(shown) => read(&shown.stored, false),
        Cell::Formula(_) => Err(Share::Bad(Code::NoValue)),
        Cell::Flag(_) | Cell::Day(_) | Cell::Error(_) => Err(bad),
    }
}

/// Reads a column of percentages; `true` if it holds plain fractions, 0.5075 for 50,75 %. What the counts beside it in
/// `columns` say decides, then its heading; without either, fractions are what is at most one.
pub(crate) fn percents<'a>(
    cells: impl Iterator<Item = &'a Cell>,
    item: Item,
    heading: &str,
    columns: &[Column],
) -> (Vec<Share>, bool) {
    let cells: Vec<Result<Number, Share>> = cells.map(number).collect();
    let at_most_one = |number: &Number| {
        let one = 10_i128.checked_pow(number.written.places.into());
        !number.sure && number.written.mantissa >= 0 && one.is_some_and(|one| number.written.mantissa <= one)
    };
    let has_percent = cells.iter().any(|cell| matches!(cell, Err(Share::Is(_))));
    let between = |number: &Number| number.written.places > 0 && number.written.mantissa > 0;
    let numbers = || cells.iter().enumerate().filter_map(|(row, cell)| Some((row, cell.as_ref().ok()?)));
    let may_be = !has_percent && numbers().all(|(_, number)| at_most_one(number));
    let fractions = may_be && {
        let written = numbers().map(|(row, number)| (row, number.written.mantissa, number.written.places));
        let says = percent_scale::by_counts(item, written, columns).or_else(|| percent_scale::by_heading(heading));
        says.unwrap_or_else(|| numbers().any(|(_, number)| between(number)))
    };
    let read = |cell: Result<Number, Share>| match cell {
        Err(share) => share,
        Ok(Number { written: Written { mantissa, places }, .. }) if fractions => {
            let raised = u8::saturating_sub(2, places);
            let mantissa = 10_i128.checked_pow(raised.into()).and_then(|factor| mantissa.checked_mul(factor));
            mantissa
                .map_or(Share::Bad(Code::NotANumber), |m| Share::Is(percent(m, u16::from(places).saturating_sub(2))))
        }
        Ok(Number { written: Written { mantissa, places }, .. }) => Share::Is(percent(mantissa, places.into())),
    };
    (cells.into_iter().map(read).collect(), fractions)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Code, Figure, Item, Marks, Scale, Share, Shown, percents, to_dong, whole};

    fn text(text: &str) -> Cell {
        Cell::Text(text.into())
    }

    #[test]
    fn numbers_typed_as_text() {
        let count = |cell: &str| whole(&text(cell), Scale::One, Marks::Group);
        for cell in [
            "5409",
            "5.409",
            "5,409",
            "5 409",
            "5\u{a0}409",
            "5\u{202f}409",
            "5\u{2007}409",
            "\u{3000}5\u{205f}409\u{200b}",
            " 5409 ",
            "'5409",
            "5409.0",
            "5.409,00",
            "+5409",
        ] {
            assert!(matches!(count(cell), Figure::Is(5_409, _)), "{cell}");
        }
        assert!(matches!(count("(5)"), Figure::Is(-5, _)));
        assert!(matches!(count("−5.409"), Figure::Is(-5_409, _)));
        assert_eq!(count("5.409.500"), Figure::Is(5_409_500, 0));
        for cell in ["5.409.5", "5.40.9", "abc", "5 việc", "1e5", "5,4,0", "--5", "(-5)", "", "5 40"] {
            assert!(!matches!(count(cell), Figure::Is(..)), "{cell}");
        }
        assert_eq!(count("5.409.5"), Figure::Bad(Code::NotANumber));
        assert_eq!((count("12,5"), count("0,507")), (Figure::Bad(Code::NotWhole), Figure::Bad(Code::NotWhole)));
        assert_eq!((count("-"), count(" – "), count("  ")), (Figure::Dash, Figure::Dash, Figure::Blank));
    }

    #[test]
    fn fractions_of_a_dong_that_a_division_left_are_rounded_and_typed_ones_are_not() {
        let shown = |stored: &str, places| Cell::Shown(Box::new(Shown { stored: stored.into(), thousands: 0, places }));
        let dong = |cell: &Cell, unit| to_dong(cell, unit, Marks::of(unit));
        assert_eq!(dong(&Cell::Decimal("333.3333333333".into()), Scale::Million), Some(333_333_333));
        assert_eq!(dong(&shown("-0.6666666667", 2), Scale::Thousand), Some(-667));
        assert_eq!(dong(&shown("1234.5", 0), Scale::One), Some(1_235));
        assert_eq!(dong(&Cell::Decimal("14999780794.86".into()), Scale::One), Some(14_999_780_795));
        assert_eq!(dong(&Cell::Decimal("1234.56".into()), Scale::One), None); // perhaps millions
    }

    #[test]
    fn money_is_scaled_exactly() {
        let million = |cell: Cell| whole(&cell, Scale::Million, Marks::Vietnamese);
        assert_eq!(million(text("1,5")), Figure::Is(1_500_000, 1));
        assert_eq!(million(text("1.500")), Figure::Is(1_500_000_000, 0));
        assert_eq!(million(text("1.234,567891")), Figure::Is(1_234_567_891, 6));
        assert_eq!(million(Cell::Decimal("1234.567891".into())), Figure::Is(1_234_567_891, 6));
        assert_eq!(million(Cell::Decimal("0.30000000000000004".into())), Figure::Is(300_000, 1));
        assert_eq!(million(Cell::Decimal("9999.99999999998".into())), Figure::Is(10_000_000_000, 0));
        assert_eq!(million(text("-1.159,2499999999998")), Figure::Is(-1_159_250_000, 2));
        assert_eq!(million(Cell::Decimal("333.333333333333".into())), Figure::Bad(Code::NotWhole));
        assert_eq!(million(Cell::Decimal("0.1234568".into())), Figure::Bad(Code::NotWhole)); // typed so
        assert_eq!(whole(&Cell::Whole(i128::MAX), Scale::Thousand, Marks::Group), Figure::Bad(Code::NotANumber));
    }

    #[test]
    fn percentages_in_every_form() {
        let read = |cells: &[Cell]| {
            let (shares, fractions) = percents(cells.iter(), Item::Rate, "Tỷ lệ", &[]);
            let shown = shares.iter().map(|share| match share {
                Share::Is(percent) => percent.to_string(),
                other => format!("{other:?}"),
            });
            (shown.collect::<Vec<_>>(), fractions)
        };
        let cells = [
            text("50,75%"),
            text("50.75"),
            Cell::Whole(51),
            Cell::Decimal("50.75".into()),
            Cell::Percent("50.7512".into(), 2),
        ];
        assert_eq!(read(&cells), (["50,75%", "50,75%", "51%", "50,75%", "50,75%"].map(str::to_owned).to_vec(), false));
        let fractions = [Cell::Decimal("0.5075".into()), Cell::Whole(1), Cell::Decimal("0.3".into()), Cell::Empty];
        assert_eq!(read(&fractions), (["50,75%", "100%", "30%", "Blank"].map(str::to_owned).to_vec(), true));
        assert_eq!(read(&[Cell::Decimal("0.5".into()), Cell::Whole(51)]).0, ["0,5%", "51%"]);
        assert_eq!(read(&[Cell::Decimal("50.751251934717".into())]).0, ["50,751251935%"]);
    }
}
