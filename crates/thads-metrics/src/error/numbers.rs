//! Counts, amounts, days, periods, percentages and rates.

use super::{Explain, errors};

errors! {
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
        MoreThanEligible { /** What is resolved. */ resolved: crate::Value, /** What is eligible. */ eligible: crate::Value }
            = "undefined.more_than_eligible",
            en "{resolved} resolved of {eligible} eligible: a part is larger than its whole",
            vi "giải quyết xong {resolved} trong số {eligible} có điều kiện: phần lớn hơn tổng";
        /// Cases over money, or the like.
        DifferentUnits { /** What is resolved. */ resolved: crate::Value, /** What is eligible. */ eligible: crate::Value }
            = "undefined.different_units",
            en "{resolved} and {eligible} are not in the same unit",
            vi "{resolved} và {eligible} không cùng đơn vị";
    }
}
