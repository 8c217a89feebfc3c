//! What is not established: questions that no source at hand answers.

/// A question that stays open, and what it leaves open here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenQuestion {
    /// The question.
    pub asks: &'static str,
    /// What the library does until it is answered.
    pub meanwhile: &'static str,
}

const fn open(asks: &'static str, meanwhile: &'static str) -> OpenQuestion {
    OpenQuestion { asks, meanwhile }
}

/// Every open question, the weightiest first.
pub static OPEN_QUESTIONS: [OpenQuestion; 15] = [
    open(
        "The text and forms of TT 05/2026/TT-BTP, and how it counts requests sent back, cases of văn phòng thi hành án \
         dân sự and the single provincial tier. The year 2026 stands under TT 05/2024 for nine months and under it for three.",
        "Columns under R2026 are presumed (recall); statuses that the law itself does not place are not established.",
    ),
    open(
        "The printed order and the numbers of the columns, in every regime.",
        "Columns go by key, in the order of the glossary; column numbers mean nothing here.",
    ),
    open(
        "Whether TT 05/2024 moved hoãn by agreement (point c, clause 1, Article 48) out of eligible.",
        "Not established under R2024 and R2026: a case of that status is refused.",
    ),
    open(
        "Where tạm dừng and other cases stand inside eligible, and tạm đình chỉ before October 2020.",
        "The identity standing is recall and used only where its parts are given.",
    ),
    open(
        "Whether money is resolved when collected or when paid, and whether giảm and đình chỉ amounts are in it.",
        "The identity resolved is recall for money, and used only where its parts are given.",
    ),
    open(
        "Whether what moves to the separate register, which carried_in shows within the year, is taken out of each month's rate.",
        "The separate register is outside every column; a flow says what moved since an earlier one, and that carried_in rose.",
    ),
    open("The exact first days of TT 01/2013, 08/2015 and 06/2019.", "A boundary is chosen, and marked about or year."),
    open(
        "Whether totals in the press include the military, as the nation's total does by rule (TT 05/2024 art. 10: civil and \
         military figures are added); the two totals of 2023 differ by 1.230 cases.",
        "The nation is not taken for the sum of its provinces unless a sheet says so.",
    ),
    open(
        "The successor of TTLT 12/2021, the indicators of TT 16/2025, the forms 004.N and 005.N/BCB-TP.",
        "None of them is used.",
    ),
    open(
        "National targets of 2013, 2014, 2021 and 2026; those of 2016 (30 % for money is doubted), 2017 and 2019 beyond memory.",
        "No target for the former; the latter only where they are assumed.",
    ),
    open(
        "Which level the targets for administrative judgments have: the 868 of 2025 are called far below theirs (sggp.org.vn 828352).",
        "A target for admin is held against the rate where the caller gives one; none of the nation's is known.",
    ),
    open(
        "The rows of the inter-agency form 01/TKLN-THADS, and the forms of TT 01/2013, 08/2015 and 06/2019 beside the columns above.",
        "The procuracy's Biểu 24.1 has a crosswalk, that form has none; a statistic of another time than TT 05/2024 has no form.",
    ),
    open(
        "The nation's results of 2013 to 2015, and its rates before 2016.",
        "The record has none: the chart of the nation begins with 2016, and reports of single provinces stand beside it.",
    ),
    open("Whether interest on late execution enters the money to be enforced.", "Amounts are taken as reported."),
    open(
        "How figures of merged provinces are to be restated.",
        "Predecessors are added; what they entrusted to each other is in accepted twice, and bounded.",
    ),
];
