//! A word that names nothing of the vocabulary.

use super::lang::Lang;

crate::errors! {
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
        /// Not one of the kinds of doubts.
        DoubtKind { /** The word. */ got: String }
            = "name.doubt_kind",
            en "{got:?} is not a kind of doubt; expected hedge, round, cumulative or decimals",
            vi "{got:?} không phải là loại nghi vấn; cần hedge, round, cumulative hoặc decimals";
        /// Not one of the readings of hedges.
        Hedges { /** The word. */ got: String }
            = "name.hedges",
            en "{got:?} is not a reading of hedges; expected open or near",
            vi "{got:?} không phải là cách hiểu từ ước lượng; cần open (không giới hạn) hoặc near (sát số đã in)";
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
            en "{got:?} is not a quantity; expected measure.item, as cases.eligible, or a statistic, as coercion.decisions",
            vi "{got:?} không phải là tên chỉ tiêu; cần viết đại_lượng.chỉ_tiêu, ví dụ cases.eligible, hoặc chỉ tiêu ngoài biểu chính, ví dụ coercion.decisions";
        /// Not one of the statistics beside the main forms.
        Statistic { /** The word. */ got: String, /** Those of its family, or all. */ expected: String }
            = "name.statistic",
            en "{got:?} is not a statistic; expected one of {expected}",
            vi "{got:?} không phải là chỉ tiêu thống kê ngoài biểu chính; cần một trong {expected}";
        /// Not one of the indicators.
        Indicator { /** The word. */ got: String, /** Those there are. */ expected: String }
            = "name.indicator",
            en "{got:?} is not an indicator; expected one of {expected}",
            vi "{got:?} không phải là chỉ số; cần một trong {expected}";
        /// Not one of the groups that have a name.
        Group { /** The word. */ got: String, /** Those there are. */ expected: String }
            = "name.group",
            en "{got:?} is not a group with a name; expected one of {expected}",
            vi "{got:?} không phải là nhóm án đã có tên; cần một trong {expected}";
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
        /// Not one of those who set targets.
        Setter { /** The word. */ got: String, /** Those there are. */ expected: String }
            = "name.setter",
            en "{got:?} is not who sets a target; expected one of {expected}",
            vi "{got:?} không phải là cấp giao chỉ tiêu; cần một trong {expected}";
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
}

impl std::str::FromStr for Lang {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|lang| lang.pick("vi", "en") == text);
        known.ok_or_else(|| UnknownName::Lang { got: text.to_owned() })
    }
}
