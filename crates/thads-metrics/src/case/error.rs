//! Cases that contradict themselves, or that no rule places.

crate::errors! {
    /// A case contradicts itself, or no rule says where it counts.
    pub enum CaseError {
        /// Closed before it was accepted.
        ClosedBeforeAccepted { /** When it was accepted. */ accepted_on: crate::date::Date, /** When it was closed. */ closed_on: crate::date::Date }
            = "case.closed_before_accepted",
            en "closed on {closed_on}, before it was accepted on {accepted_on}",
            vi "kết thúc ngày {closed_on}, trước khi thụ lý ngày {accepted_on}";
        /// More was collected, terminated, reduced and entrusted than was due.
        MoreThanDue { /** What is due. */ due: crate::amount::Amount, /** What was done with it. */ got: String }
            = "case.more_than_due",
            en "{got} collected, terminated, reduced and entrusted of {due} due",
            vi "đã thu, đình chỉ, giảm và ủy thác {got} trong số phải thi hành {due}";
        /// The status closes a case, and there is no day of closing.
        NotClosed { /** The status. */ status: crate::measure::status::Status }
            = "case.not_closed",
            en "a case that is {status} needs closed_on",
            vi "việc ở trạng thái {status} phải có ngày kết thúc";
        /// The status leaves a case open, and there is a day of closing.
        StillOpen { /** The status. */ status: crate::measure::status::Status, /** The day. */ closed_on: crate::date::Date }
            = "case.still_open",
            en "a case that is {status} is open, yet closed on {closed_on}",
            vi "việc ở trạng thái {status} là chưa kết thúc nhưng lại có ngày kết thúc {closed_on}";
        /// A completed case has something left.
        LeftOver { /** What is left. */ left: crate::amount::Amount }
            = "case.left_over",
            en "a completed case has {left} left",
            vi "việc thi hành xong còn lại {left}";
        /// Closed after the period: how it stood at the cut-off is not known.
        ClosedAfterPeriod { /** When it was closed. */ closed_on: crate::date::Date, /** The last day of the period. */ last_day: crate::date::Date }
            = "case.closed_after_period",
            en "closed on {closed_on}, after {last_day}: its status on that day is not known",
            vi "kết thúc ngày {closed_on}, sau ngày {last_day}: không biết trạng thái vào ngày đó";
        /// The regime that is given is not the one of the period.
        OtherRegime { /** The regime given. */ got: crate::regime::RegimeId, /** The regime on the last day of the period. */ expected: crate::regime::RegimeId, /** The period. */ period: crate::period::Period }
            = "case.other_regime",
            en "{period} ends under {expected}, not under {got}",
            vi "kỳ {period} kết thúc theo {expected}, không phải {got}";
        /// No rule is established for the status.
        NoRule { /** The status. */ status: crate::measure::status::Status, /** The regime. */ regime: crate::regime::RegimeId, /** The measure. */ measure: crate::measure::Measure }
            = "case.no_rule",
            en "where a case that is {status} counts ({measure}) is not established for {regime}",
            vi "chưa xác định được {regime} tính việc ở trạng thái {status} vào cột nào ({measure})";
        /// A rule is only remembered, and was not assumed.
        OnlyRecalled { /** The status. */ status: crate::measure::status::Status, /** The regime. */ regime: crate::regime::RegimeId, /** Where memory puts it. */ column: &'static str }
            = "case.only_recalled",
            en "that {regime} counts {status} under {column} is only from memory; assume it explicitly to use it",
            vi "việc {regime} tính {status} vào {column} chỉ là theo trí nhớ; muốn dùng phải nêu rõ giả định";
        /// A case can't add this.
        NoSuchPart { /** The item. */ item: crate::measure::Item, /** What can stand there. */ expected: String }
            = "case.no_such_part",
            en "a case can't add to {item} there; expected {expected}",
            vi "một việc không thể cộng vào {item} ở đó; cần {expected}";
        /// Not one of the statuses.
        Status { /** The word. */ got: String, /** The statuses there are. */ expected: String }
            = "case.status",
            en "{got:?} is not a status; expected one of {expected}",
            vi "{got:?} không phải là trạng thái; cần một trong {expected}";
        /// Not one of the events.
        Event { /** The word. */ got: String, /** The events there are. */ expected: String }
            = "case.event",
            en "{got:?} is not an event; expected one of {expected}",
            vi "{got:?} không phải là sự kiện; cần một trong {expected}";
        /// An event of so much without an amount.
        NoAmount { /** The event. */ event: crate::case::event::Event }
            = "case.no_amount",
            en "{event} needs an amount",
            vi "sự kiện {event} phải có số tiền";
        /// An event that has no amount, with one.
        UnexpectedAmount { /** The event. */ event: crate::case::event::Event, /** The amount. */ got: crate::amount::Amount }
            = "case.unexpected_amount",
            en "{event} has no amount, got {got}",
            vi "sự kiện {event} không có số tiền, ở đây là {got}";
        /// Something happened at an office that has not accepted the case.
        NotAccepted { /** The event. */ event: crate::case::event::Event, /** Its day. */ day: crate::date::Date }
            = "case.not_accepted",
            en "{event} on {day}, at an office that has not accepted the case",
            vi "sự kiện {event} ngày {day} tại cơ quan chưa thụ lý việc";
        /// Accepted again, and nobody had entrusted it, taken it up or withdrawn its decision since.
        AcceptedTwice { /** The day. */ day: crate::date::Date }
            = "case.accepted_twice",
            en "accepted again on {day}, and not entrusted, taken up or revoked before",
            vi "thụ lý lần nữa ngày {day} mà trước đó không ủy thác, rút lên hoặc thu hồi, hủy quyết định";
        /// Something happened to it after it was closed.
        AlreadyClosed { /** The event. */ event: crate::case::event::Event, /** Its day. */ day: crate::date::Date, /** The day it was closed. */ closed_on: crate::date::Date }
            = "case.already_closed",
            en "{event} on {day}, but closed on {closed_on}",
            vi "sự kiện {event} ngày {day} nhưng đã kết thúc ngày {closed_on}";
        /// Two statuses on one day: which came last is not known.
        TwoStatuses { /** The day. */ day: crate::date::Date, /** One. */ first: crate::measure::status::Status, /** The other. */ second: crate::measure::status::Status }
            = "case.two_statuses",
            en "{first} and {second} on {day}: which came last is not known",
            vi "{first} và {second} cùng ngày {day}: không biết trạng thái nào sau cùng";
        /// Events not in the order of their days, or after a cut-off that has passed.
        OutOfOrder { /** The day. */ got: crate::date::Date, /** The last day that was reached. */ reached: crate::date::Date }
            = "case.out_of_order",
            en "{got} comes after {reached}: events are recorded in the order of their days",
            vi "ngày {got} đứng sau ngày {reached}: sự kiện phải được ghi theo thứ tự ngày";
    }
}
