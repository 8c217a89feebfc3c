//! The statistics and their relations, a line each.

use super::{How, Relation, Statistic, Year};
use crate::{
    measure::evidence::Evidence::{self, Derived, Secondary, Text as Read},
    text::Text,
};

use How::{AtMost, Ratio, Sum};
use Year::{Calendar, Reporting};

const fn line(
    key: &'static str,
    (vi, en): (&'static str, &'static str),
    unit: Text,
    year: Year,
    form: Option<u8>,
    evidence: Evidence,
    citation: &'static str,
) -> Statistic {
    Statistic { key, term: Text::new(vi, en), unit, year, form, evidence, citation }
}

const fn holds(
    whole: &'static str,
    how: How,
    parts: &'static [&'static str],
    evidence: Evidence,
    citation: &'static str,
) -> Relation {
    Relation { whole, how, parts, evidence, citation }
}

const DECISIONS: Text = Text::new("quyết định", "decisions");
const CASES: Text = Text::new("việc", "cases");
const MATTERS: Text = Text::new("vụ việc", "matters");
const LETTERS: Text = Text::new("đơn", "letters");
const VISITS: Text = Text::new("lượt", "visits");
const JUDGMENTS: Text = Text::new("bản án", "judgments");
const DONG: Text = Text::new("đồng", "đồng");
const OFFICERS: Text = Text::new("chấp hành viên", "enforcement officers");
const TIMES: Text = Text::new("lần", "times");

const FORM: &str = "TT 05/2024/TT-BTP art. 2: the form's title";
const COERCION: &str = "thads.moj.gov.vn TuThucTien 580 (2018/10)";
const NOICHINH: &str = "noichinh.vn 310245 (2021)";
const QUOCHOI: &str = "quochoitv.vn 199254 (2023)";
const LETTERS_2013: &str = "123docz 1117763 (2013/06)";
const BTNN_2024: &str = "62/BC-BTP of 14 February 2025 (2024)";
const ADMIN_2025: &str = "thads.moj.gov.vn TinTuBoTuPhap 2509 (2025)";
const LOADS: &str = "baophapluat.vn 407797, 408107 (2018–2020)";

/// Every statistic that is known beside the columns of the main forms.
#[rustfmt::skip]
pub static STATISTICS: [Statistic; 37] = [
    line("coercion.decisions", ("quyết định cưỡng chế", "coercion decisions"), DECISIONS, Reporting, Some(7), Read, COERCION),
    line("coercion.voluntary", ("tự nguyện trước khi cưỡng chế", "complied before coercion"), DECISIONS, Reporting, Some(7), Read, COERCION),
    line("coercion.carried_out", ("cưỡng chế đã thực hiện", "coercion carried out"), DECISIONS, Reporting, Some(7), Derived, FORM),
    line("coercion.with_forces", ("cưỡng chế có huy động lực lượng", "coercion with forces"), DECISIONS, Reporting, Some(7), Read, COERCION),
    line("coercion.without_forces", ("cưỡng chế không huy động lực lượng", "coercion without forces"), DECISIONS, Reporting, Some(7), Read, COERCION),

    line("exemption.asked", ("đề nghị miễn, giảm", "exemptions and reductions asked"), CASES, Reporting, Some(6), Derived, FORM),
    line("exemption.asked_amount", ("số tiền đề nghị miễn, giảm", "amount asked to be exempted or reduced"), DONG, Reporting, Some(6), Derived, FORM),
    line("exemption.granted", ("đã được miễn, giảm", "exemptions and reductions granted"), CASES, Reporting, Some(6), Secondary, NOICHINH),
    line("exemption.granted_amount", ("số tiền được miễn, giảm", "amount exempted or reduced"), DONG, Reporting, Some(6), Secondary, NOICHINH),
    line("exemption.exempted", ("trong đó miễn", "of which exempted"), CASES, Reporting, Some(6), Read, "thads.moj.gov.vn NghienCuuTraoDoi 895 (2018/06)"),
    line("exemption.reduced", ("trong đó giảm", "of which reduced"), CASES, Reporting, Some(6), Read, "thads.moj.gov.vn NghienCuuTraoDoi 895 (2018/06)"),

    line("complaints.received", ("đơn khiếu nại, tố cáo đã nhận", "letters received"), LETTERS, Reporting, Some(8), Secondary, QUOCHOI),
    line("complaints.complaints", ("trong đó khiếu nại", "of which complaints"), LETTERS, Reporting, Some(8), Secondary, LETTERS_2013),
    line("complaints.denunciations", ("trong đó tố cáo", "of which denunciations"), LETTERS, Reporting, Some(8), Secondary, LETTERS_2013),
    line("complaints.within_competence", ("việc thuộc thẩm quyền giải quyết", "matters within competence"), MATTERS, Reporting, Some(8), Secondary, QUOCHOI),
    line("complaints.settled", ("việc đã giải quyết", "matters settled"), MATTERS, Reporting, Some(8), Secondary, QUOCHOI),
    line("citizens.visits", ("lượt công dân được tiếp", "visits of citizens"), VISITS, Reporting, Some(9), Secondary, QUOCHOI),

    line("compensation.carried_in", ("vụ bồi thường chuyển sang", "compensation cases carried in"), MATTERS, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.newly_accepted", ("vụ bồi thường thụ lý mới", "compensation cases newly accepted"), MATTERS, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.accepted", ("tổng số vụ bồi thường", "compensation cases in all"), MATTERS, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.settled", ("vụ bồi thường đã giải quyết", "compensation cases settled"), MATTERS, Calendar, Some(11), Read, "74/BC-BTP of 17 March 2023 (2022)"),
    line("compensation.ended", ("vụ bồi thường đình chỉ", "compensation cases ended"), MATTERS, Calendar, Some(11), Read, "74/BC-BTP of 17 March 2023 (2022)"),
    line("compensation.closed", ("vụ bồi thường giải quyết xong hoặc đình chỉ", "compensation cases settled or ended"), MATTERS, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.due", ("số tiền phải bồi thường", "compensation due"), DONG, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.paid", ("số tiền đã bồi thường", "compensation paid"), DONG, Calendar, Some(11), Derived, FORM),

    line("admin.followed", ("bản án hành chính phải theo dõi", "administrative judgments followed"), JUDGMENTS, Reporting, Some(12), Secondary, "plo.vn 841262 (TP.HCM, 2019/06)"),
    line("admin.with_content", ("bản án có nội dung phải thi hành", "judgments with something to enforce"), JUDGMENTS, Reporting, Some(12), Secondary, "cafef.vn 188241007112635966 (2024)"),
    line("admin.compelled", ("có quyết định buộc thi hành án hành chính", "compelled by a court"), JUDGMENTS, Reporting, Some(12), Secondary, "cafef.vn 188241007112635966 (2024)"),
    line("admin.done", ("bản án hành chính đã thi hành xong", "administrative judgments done"), JUDGMENTS, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.notices", ("văn bản thông báo tự nguyện thi hành", "notices to comply"), TIMES, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.sessions", ("buổi làm việc với người phải thi hành", "working sessions"), TIMES, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.recommendations", ("văn bản kiến nghị", "recommendations"), TIMES, Reporting, Some(12), Read, ADMIN_2025),

    line("auction.not_handed_over", ("bán đấu giá thành chưa giao tài sản", "auctioned and not handed over"), CASES, Reporting, None, Derived, "report of Long An (2022/06); register 17 of TT 04/2023/TT-BTP, in no form's title"),
    line("auction.not_handed_over_amount", ("giá trị tài sản bán đấu giá thành chưa giao", "value auctioned and not handed over"), DONG, Reporting, None, Derived, "report of Long An (2022/06); register 17 of TT 04/2023/TT-BTP, in no form's title"),

    line("officers.officers", ("chấp hành viên", "enforcement officers"), OFFICERS, Reporting, Some(4), Secondary, "baophapluat.vn 408107 (TP.HCM, 2021/06)"),
    line("officers.cases_each", ("việc bình quân một chấp hành viên: phải thi hành ÷ chấp hành viên", "cases per officer: to_enforce ÷ officers"), CASES, Reporting, Some(4), Secondary, LOADS),
    line("officers.money_each", ("tiền bình quân một chấp hành viên: phải thi hành ÷ chấp hành viên", "money per officer: to_enforce ÷ officers"), DONG, Reporting, Some(5), Secondary, LOADS),
];

/// How they hang together, as far as published figures or titles of forms say.
#[rustfmt::skip]
pub static RELATIONS: [Relation; 11] = [
    holds("coercion.decisions", AtMost, &["coercion.with_forces", "coercion.without_forces"], Read, "4.119 + 3.506 = 7.625 of 7.712: thads.moj.gov.vn TuThucTien 580"),
    holds("coercion.decisions", AtMost, &["coercion.voluntary"], Read, "687 of 7.712: thads.moj.gov.vn TuThucTien 580"),
    holds("exemption.granted", Sum, &["exemption.exempted", "exemption.reduced"], Secondary, "over 80 % and under 20 %: thads.moj.gov.vn NghienCuuTraoDoi 895"),
    holds("exemption.asked", AtMost, &["exemption.granted"], Derived, "what is granted was asked for"),
    holds("exemption.asked_amount", AtMost, &["exemption.granted_amount"], Derived, "what is granted was asked for"),
    holds("complaints.received", Sum, &["complaints.complaints", "complaints.denunciations"], Secondary, "2.328 + 107 = 2.435: 123docz 1117763"),
    holds("complaints.within_competence", Ratio, &["complaints.settled"], Secondary, "2.590 ÷ 2.669 = 97,04 %: quochoitv.vn 199254"),
    holds("compensation.accepted", Sum, &["compensation.carried_in", "compensation.newly_accepted"], Read, "41 + 24 = 65: 62/BC-BTP of 14 February 2025"),
    holds("compensation.accepted", Ratio, &["compensation.closed"], Read, "32 ÷ 65 = 49,2 %: 62/BC-BTP of 14 February 2025"),
    holds("admin.followed", AtMost, &["admin.with_content"], Derived, "a judgment that dismisses the claim has nothing to enforce"),
    holds("admin.with_content", Ratio, &["admin.done"], Secondary, "896 ÷ 1.973 = 45,41 %: cafef.vn 188241007112635966"),
];
