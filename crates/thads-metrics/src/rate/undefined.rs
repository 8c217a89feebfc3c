//! Why there is no rate.

crate::errors! {
    /// Why there is no rate.
    pub enum Undefined {
        /// Nothing was eligible: there is nothing to divide by, and the rate is neither 0 % nor 100 %.
        NothingEligible {}
            = "undefined.nothing_eligible",
            en "nothing was eligible, so there is no rate",
            vi "không có việc, tiền nào có điều kiện thi hành nên không có tỷ lệ";
        /// More is resolved than was eligible: one of the two is wrong.
        MoreThanEligible { /** What is resolved. */ resolved: crate::amount::Value, /** What is eligible. */ eligible: crate::amount::Value }
            = "undefined.more_than_eligible",
            en "{resolved} resolved of {eligible} eligible: a part is larger than its whole",
            vi "giải quyết xong {resolved} trong số {eligible} có điều kiện: phần lớn hơn tổng";
        /// Cases over money, or the like.
        DifferentUnits { /** What is resolved. */ resolved: crate::amount::Value, /** What is eligible. */ eligible: crate::amount::Value }
            = "undefined.different_units",
            en "{resolved} and {eligible} are not in the same unit",
            vi "{resolved} và {eligible} không cùng đơn vị";
    }
}
