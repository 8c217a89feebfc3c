//! Figures as findings print them: in the unit of the sheet, with what they count ([`Counted`]).

use num_bigint::BigInt;

use crate::check::{
    figure::{Figure, Var},
    working_copy::WorkingCopy,
};
use thads_metrics::{Item, Lang, Measure, Points, Quantity, Scale};

/// What a figure is counted in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) measure: Measure,
    pub(super) scale: Scale,
    pub(super) item: Item,
}

impl Counted {
    pub(super) fn of(copy: &WorkingCopy<'_>, var: Var) -> Option<Self> {
        let block = copy.form(var.block)?.block;
        Some(Self { measure: block.measure, scale: block.unit, item: copy.item(var)? })
    }

    pub(super) fn number(self, figure: &Figure, lang: Lang) -> String {
        match figure {
            Figure::Whole(value) => self.whole(*value, lang),
            Figure::Percent(percent) => percent.print(lang),
        }
    }

    /// A number of cases or đồng, in the scale of the sheet.
    pub(super) fn whole(self, value: i128, lang: Lang) -> String {
        let (mut mantissa, mut places) = (BigInt::from(value), self.scale.exponent());
        while places > 0 && (&mantissa % 10) == BigInt::ZERO {
            mantissa /= 10;
            places = places.saturating_sub(1);
        }
        lang.decimal(&mantissa, u16::try_from(places).unwrap_or(0))
    }

    pub(super) fn difference(self, found: &Figure, wanted: &Figure, lang: Lang) -> String {
        match (found, wanted) {
            (Figure::Whole(found), Figure::Whole(wanted)) => self.whole(found.saturating_sub(*wanted), lang),
            (Figure::Percent(found), Figure::Percent(wanted)) => {
                let places = found.places().max(wanted.places());
                Points::new(found.value() - wanted.value()).print(places, lang)
            }
            _ => String::new(),
        }
    }

    /// A figure with what it counts: `5.409 việc`, `12.000 nghìn đồng`, `50,75%`.
    pub(super) fn quantity(self, figure: &Figure, lang: Lang) -> String {
        let number = self.number(figure, lang);
        if matches!(figure, Figure::Percent(_)) {
            return number;
        }
        let unit = match self.measure {
            Measure::Cases => lang.pick("việc", "cases").to_owned(),
            Measure::Admin => lang.pick("bản án", "judgments").to_owned(),
            Measure::Money => format!("{} {}", self.scale.word(lang), lang.pick("đồng", "dong")),
        };
        format!("{number} {}", unit.trim_start())
    }

    pub(super) fn term(self, lang: Lang) -> String {
        // A number of cases or đồng says what it measures; a percentage does not.
        match Quantity::new(self.measure, self.item) {
            Ok(quantity) if self.item.is_percent() => quantity.term(lang),
            _ => self.item.term(lang).to_owned(),
        }
    }
}
