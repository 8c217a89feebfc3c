//! Figures that make no flow.

crate::errors! {
    /// Figures do not make a flow.
    pub enum FlowError {
        /// Two ways to the same figure disagree.
        Contradiction { /** The identity that breaks. */ identity: crate::identity::Identity, /** What it says. */ formula: crate::measure::keyed::Keyed, /** The total as given. */ left: u128, /** The total as the identity makes it. */ right: num_bigint::BigInt, /** The larger less the smaller. */ difference: u128 }
            = "flow.contradiction",
            en "{identity} breaks: {formula}, but {left} against {right}, off by {difference}",
            vi "sai đẳng thức {formula}: {left} so với {right}, lệch {difference}";
        /// A derived figure would be below zero.
        Negative { /** The figure. */ item: crate::measure::Item, /** The identity it follows from. */ identity: crate::identity::Identity, /** What that says. */ formula: crate::measure::keyed::Keyed, /** By how much it is below zero. */ by: u128 }
            = "flow.negative",
            en "{item} would be negative by {by} ({identity}: {formula})",
            vi "{item} sẽ âm {by} ({formula})";
        /// A figure is given below zero.
        BelowZero { /** The office. */ office: String, /** The figure. */ item: crate::measure::Item, /** Its value. */ got: String }
            = "flow.below_zero",
            en "{office}: {item} is never negative, got {got}",
            vi "{office}: {item} không bao giờ âm, ở đây là {got}";
        /// What is given does not say what this item is.
        Undetermined { /** The item. */ item: crate::measure::Item }
            = "flow.undetermined",
            en "{item} is not given and does not follow from what is given",
            vi "thiếu số {item}, cũng không suy ra được từ các số đã cho";
        /// The forms of that measure and period have no such column.
        NoSuchItem { /** The item. */ item: crate::measure::Item, /** The measure. */ measure: crate::measure::Measure, /** The period. */ period: crate::period::Period }
            = "flow.no_such_item",
            en "the forms of {measure} in {period} have no column {item}",
            vi "biểu mẫu {measure} kỳ {period} không có cột {item}";
        /// The item is given twice with different values.
        Twice { /** The item. */ item: crate::measure::Item, /** The first value. */ first: u128, /** The second value. */ second: u128 }
            = "flow.twice",
            en "{item} is given as {first} and as {second}",
            vi "{item} được cho hai lần, {first} và {second}";
        /// Over the largest that is represented.
        TooLarge { /** The item. */ item: crate::measure::Item, /** The largest allowed. */ max: String }
            = "flow.too_large",
            en "{item} is over the largest that is represented, {max}",
            vi "{item} vượt số lớn nhất biểu diễn được là {max}";
        /// More is carried in than was there before: cases leave for the separate register, none are added.
        CarriedInRose { /** The earlier period. */ earlier: crate::period::Period, /** The later one. */ later: crate::period::Period, /** By how much. */ by: u128 }
            = "flow.carried_in_rose",
            en "carried_in of {later} is {by} over that of {earlier}; expected at most as much, less what moved to the separate register",
            vi "số năm trước chuyển sang của kỳ {later} nhiều hơn kỳ {earlier} là {by}; chỉ có thể bằng hoặc ít hơn, do chuyển sổ theo dõi riêng";
        /// The periods are not a shorter one of the same year, or the whole year before.
        DoesNotFollow { /** The earlier period. */ earlier: crate::period::Period, /** The later one. */ later: crate::period::Period }
            = "flow.does_not_follow",
            en "{later} does not carry in what {earlier} says; expected a shorter period of the same year, or the whole year before",
            vi "số chuyển sang của kỳ {later} không so được với kỳ {earlier}; cần kỳ ngắn hơn trong cùng năm hoặc cả năm trước";
        /// Flows of different kinds are added or compared.
        Different { /** What differs: period, measure or group. */ what: crate::text::Text, /** Of the first. */ expected: crate::measure::keyed::Keyed, /** Of the second. */ got: crate::measure::keyed::Keyed }
            = "flow.different",
            en "flows of different {what} can't be added or compared: {expected} and {got}",
            vi "không cộng, không so được hai biểu khác {what}: {expected} và {got}";
    }
}
