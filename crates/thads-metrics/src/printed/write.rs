//! Writing a figure back: in its usual form, and another number in the form it has.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use crate::{
    amount::Scale,
    measure::Kind,
    printed::{Form, Printed, words::Direction},
    rate::percent::ten,
    text::lang::Lang,
};

/// The scales that a compound amount is said in, largest first.
const COMPOUND: [Scale; 4] = [Scale::Billion, Scale::Million, Scale::Thousand, Scale::One];

impl Printed {
    /// Writes the figure back in its usual form: `giảm gần 5%`, `down by almost 5%`.
    ///
    /// Reading the form of a language in that language gives an equal figure.
    pub fn print(&self, lang: Lang) -> String {
        let scale = match self.kind {
            Kind::Percent | Kind::Target => Scale::One,
            Kind::Count | Kind::Money => {
                let holds = |scale: &&Scale| i64::from(scale.exponent()) >= i64::from(self.exponent);
                Scale::ALL.iter().find(holds).copied().unwrap_or(Scale::Trillion)
            }
        };
        let unit = match (self.kind, lang) {
            (Kind::Percent, Lang::Vi) if self.times => "lần",
            (Kind::Percent, Lang::En) if self.times => "times",
            (Kind::Percent | Kind::Target, _) => "%",
            (Kind::Count, Lang::Vi) => "việc",
            (Kind::Count, Lang::En) => "cases",
            (Kind::Money, Lang::Vi) => "đồng",
            (Kind::Money, Lang::En) => "dong",
        };
        let form = Form { direction: "", scale, compound: false, unit };
        let low = self.number(&self.mantissa.into(), form, lang);
        let number = match self.upper {
            None => with_unit(low, form),
            Some(upper) => format!("{low}–{}", with_unit(self.number(&upper.into(), form, lang), form)),
        };
        let mut words = Vec::new();
        words.extend(self.direction.map(|direction| direction.word(lang)));
        words.extend(self.hedge.map(|hedge| hedge.word(lang)));
        words.push(&number);
        words.join(" ")
    }

    /// Another number in the place of this one, in the form that this one has: its places, scale and unit,
    /// `tăng` or `giảm` by its sign, no hedge. Digits beyond the last place are dropped.
    ///
    /// ```
    /// use thads_metrics::{Kind, Printed};
    /// let printed = Printed::read("131 tỷ 186 triệu đồng", Kind::Money, false).unwrap();
    /// let other = num_rational::BigRational::from(num_bigint::BigInt::from(97_263_289_000_i64));
    /// assert_eq!(printed.in_its_form(&other), "97 tỷ 263 triệu đồng");
    /// ```
    pub fn in_its_form(&self, value: &BigRational) -> String {
        let magnitude = if self.times { value + BigInt::from(100) } else { value.abs() };
        let units = (magnitude / self.ulp()).to_integer();
        let number = with_unit(self.number(&units, self.form, self.lang), self.form);
        let said = match (self.times, value.is_negative(), self.direction) {
            (true, ..) | (_, false, None) => "",
            (_, false, Some(Direction::Up)) | (_, true, Some(Direction::Down)) => self.form.direction,
            (_, false, Some(Direction::Down)) => Direction::Up.word(self.lang),
            (_, true, _) => Direction::Down.word(self.lang),
        };
        if said.is_empty() { number } else { format!("{said} {number}") }
    }

    /// The same amount with its decimal mark taken for the mark between groups: 1.052 tỷ of `1,052 tỷ`.
    /// `None` if that is no question: it is not an amount with exactly three decimals.
    ///
    /// ```
    /// use thads_metrics::{Kind, Printed};
    /// let read = |text| Printed::read(text, Kind::Money, false).unwrap();
    /// assert_eq!(read("1,052 tỷ đồng").comma_as_dot().unwrap().text(), "1.052 tỷ đồng");
    /// assert_eq!(read("1.001,181 tỷ đồng").comma_as_dot(), None);
    /// ```
    pub fn comma_as_dot(&self) -> Option<Self> {
        let places = i64::from(self.form.scale.exponent()).checked_sub(self.exponent.into())?;
        let short = (1_000..1_000_000).contains(&self.mantissa);
        if self.kind != Kind::Money || places != 3 || !short || self.form.compound || self.is_range() {
            return None;
        }
        let (decimal, group) = (self.lang.decimal_mark(), self.lang.group_mark());
        let text: String = self.text.chars().map(|c| if c == decimal { group } else { c }).collect();
        let other = Self::read_in(&text, self.kind, self.signed, self.lang).ok()?;
        (other.mantissa == self.mantissa && other.exponent != self.exponent).then_some(other)
    }

    /// The digits with their scale words, without the unit.
    fn number(&self, units: &BigInt, form: Form, lang: Lang) -> String {
        let exponent = i64::from(self.exponent);
        if form.compound && exponent % 3 == 0 && units.is_positive() {
            return compound(&(units * ten(self.exponent.unsigned_abs())), exponent, lang);
        }
        let places = i64::from(form.scale.exponent()).saturating_sub(exponent);
        let digits = match u16::try_from(places).unwrap_or(0) {
            0 if self.kind.is_percent() && !self.times => units.to_string(), // in groups it would read as decimals
            places => lang.decimal(units, places),
        };
        let scale = form.scale.word(lang);
        if scale.is_empty() { digits } else { format!("{digits} {scale}") }
    }
}

fn with_unit(number: String, form: Form) -> String {
    match form.unit {
        "" => number,
        "%" => number + "%",
        "vnd" | "vnđ" => format!("{number} {}", form.unit.to_uppercase()),
        unit => format!("{number} {unit}"),
    }
}

/// `131 tỷ 186 triệu`: an amount part by part, down to the scale of its last place.
fn compound(amount: &BigInt, exponent: i64, lang: Lang) -> String {
    let mut rest = amount.clone();
    let mut parts = Vec::new();
    for scale in COMPOUND.into_iter().filter(|scale| i64::from(scale.exponent()) >= exponent) {
        let one = BigInt::from(scale.factor());
        let here = &rest / &one;
        rest %= one;
        if here.is_positive() {
            parts.push(format!("{} {}", lang.decimal(&here, 0), scale.word(lang)).trim_end().to_owned());
        }
    }
    parts.join(" ")
}
