//! The table of statistics, a line each, and how one is found by its key.

use super::statistic::{Statistic, Year};
use crate::{
    measure::{
        evidence::Evidence::{self, Derived, Secondary, Text as Read},
        unit::Unit::{
            self, Cases, Decisions, Documents, Dong, Inspections, Judgments, Letters, Matters, Officers, Sessions,
            Visits,
        },
    },
    text::{Text, clip::clip, unknown_name::UnknownName},
};

use Year::{Calendar, Reporting};

const fn line(
    key: &'static str,
    (vi, en): (&'static str, &'static str),
    unit: Unit,
    year: Year,
    form: Option<u8>,
    evidence: Evidence,
    citation: &'static str,
) -> Statistic {
    Statistic { key, term: Text::new(vi, en), unit, year, form, evidence, citation }
}

const FORM: &str = "TT 05/2024/TT-BTP art. 2: the form's title";
const COERCION: &str = "thads.moj.gov.vn TuThucTien 580 (2018/10)";
const HAI_DUONG: &str = "baohaiduong.vn 188891 (2021/12)";
const LAM_DONG: &str = "baolamdong.vn 2439750 (2012/12)";
const NOICHINH: &str = "noichinh.vn 310245 (2021)";
const EXEMPTIONS_2018: &str = "thads.moj.gov.vn NghienCuuTraoDoi 895 (2018/06)";
const QUOCHOI: &str = "quochoitv.vn 199254 (2023)";
const LETTERS_2013: &str = "123docz 1117763 (2013/06)";
const BTNN_2022: &str = "74/BC-BTP of 17 March 2023 (2022)";
const BTNN_2024: &str = "62/BC-BTP of 14 February 2025 (2024)";
const ADMIN_2024: &str = "cafef.vn 188241007112635966 (2024)";
const ADMIN_2025: &str = "thads.moj.gov.vn TinTuBoTuPhap 2509 (2025)";
const AUCTION: &str = "report of Long An (2022/06); register 17 of TT 04/2023/TT-BTP, in no form's title";
const LOADS: &str = "baophapluat.vn 407797, 408107 (2018–2020)";

/// Every statistic that is known beside the columns of the main forms.
#[rustfmt::skip]
pub static STATISTICS: [Statistic; 48] = [
    line("coercion.decisions", ("quyết định cưỡng chế", "coercion decisions"), Decisions, Reporting, Some(7), Read, COERCION),
    line("coercion.voluntary", ("tự nguyện thi hành sau khi có quyết định cưỡng chế", "complied before coercion"), Decisions, Reporting, Some(7), Read, COERCION),
    line("coercion.carried_out", ("cưỡng chế đã thực hiện", "coercion carried out"), Decisions, Reporting, Some(7), Secondary, HAI_DUONG),
    line("coercion.pending", ("chưa tổ chức cưỡng chế", "coercion still to be carried out"), Decisions, Reporting, Some(7), Secondary, HAI_DUONG),
    line("coercion.failed", ("cưỡng chế không thành", "coercion that failed"), Decisions, Reporting, Some(7), Secondary, LAM_DONG),
    line("coercion.with_forces", ("cưỡng chế có huy động lực lượng", "coercion with forces"), Decisions, Reporting, Some(7), Read, COERCION),
    line("coercion.without_forces", ("cưỡng chế không huy động lực lượng", "coercion without forces"), Decisions, Reporting, Some(7), Read, COERCION),
    line("coercion.security_measures", ("biện pháp bảo đảm thi hành án đã áp dụng", "security measures applied"), Decisions, Reporting, Some(7), Derived, FORM),

    line("exemption.asked", ("đề nghị miễn, giảm nghĩa vụ thi hành án", "exemptions and reductions asked"), Cases, Reporting, Some(6), Secondary, HAI_DUONG),
    line("exemption.asked_amount", ("số tiền đề nghị miễn, giảm", "amount asked to be exempted or reduced"), Dong, Reporting, Some(6), Secondary, HAI_DUONG),
    line("exemption.granted", ("đã được miễn, giảm nghĩa vụ thi hành án", "exemptions and reductions granted"), Cases, Reporting, Some(6), Secondary, NOICHINH),
    line("exemption.granted_amount", ("số tiền được miễn, giảm", "amount exempted or reduced"), Dong, Reporting, Some(6), Secondary, NOICHINH),
    line("exemption.exempted", ("đã được miễn", "of which exempted"), Cases, Reporting, Some(6), Read, EXEMPTIONS_2018),
    line("exemption.reduced", ("đã được giảm", "of which reduced"), Cases, Reporting, Some(6), Read, EXEMPTIONS_2018),

    line("complaints.received", ("đơn khiếu nại, tố cáo đã nhận", "letters received"), Letters, Reporting, Some(8), Secondary, QUOCHOI),
    line("complaints.complaints", ("đơn khiếu nại", "of which complaints"), Letters, Reporting, Some(8), Secondary, LETTERS_2013),
    line("complaints.denunciations", ("đơn tố cáo", "of which denunciations"), Letters, Reporting, Some(8), Secondary, LETTERS_2013),
    line("complaints.petitions", ("đơn kiến nghị, phản ánh", "of which petitions and feedback"), Letters, Reporting, Some(8), Derived, FORM),
    line("complaints.within_competence", ("việc thuộc thẩm quyền giải quyết", "matters within competence"), Matters, Reporting, Some(8), Secondary, QUOCHOI),
    line("complaints.outside_competence", ("việc không thuộc thẩm quyền giải quyết", "matters outside competence"), Matters, Reporting, Some(8), Secondary, LETTERS_2013),
    line("complaints.settled", ("việc khiếu nại, tố cáo đã giải quyết", "matters settled"), Matters, Reporting, Some(8), Secondary, QUOCHOI),
    line("citizens.visits", ("lượt công dân được tiếp", "visits of citizens"), Visits, Reporting, Some(9), Secondary, QUOCHOI),

    line("oversight.by_councils", ("cuộc giám sát", "oversight by councils"), Inspections, Reporting, Some(10), Derived, FORM),
    line("oversight.by_procuracy", ("cuộc kiểm sát", "supervision by the procuracy"), Inspections, Reporting, Some(10), Derived, FORM),
    line("oversight.inspections", ("cuộc kiểm tra", "inspections"), Inspections, Reporting, Some(10), Derived, FORM),

    line("compensation.carried_in", ("vụ bồi thường chuyển sang", "compensation cases carried in"), Matters, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.newly_accepted", ("vụ bồi thường thụ lý mới", "compensation cases newly accepted"), Matters, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.accepted", ("tổng số vụ bồi thường", "compensation cases in all"), Matters, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.settled", ("vụ bồi thường đã giải quyết", "compensation cases settled"), Matters, Calendar, Some(11), Read, BTNN_2022),
    line("compensation.ended", ("vụ bồi thường đình chỉ", "compensation cases ended"), Matters, Calendar, Some(11), Read, BTNN_2022),
    line("compensation.closed", ("vụ bồi thường giải quyết xong hoặc đình chỉ", "compensation cases settled or ended"), Matters, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.due", ("số tiền phải bồi thường", "compensation due"), Dong, Calendar, Some(11), Read, BTNN_2024),
    line("compensation.paid", ("số tiền đã bồi thường", "compensation paid"), Dong, Calendar, Some(11), Derived, FORM),

    // Followed, done and left are the columns admin.accepted, admin.resolved and admin.carried_over.
    line("admin.with_content", ("bản án hành chính có nội dung phải thi hành", "judgments with something to enforce"), Judgments, Reporting, Some(12), Secondary, ADMIN_2024),
    line("admin.compelled", ("có quyết định buộc thi hành án hành chính", "compelled by a court"), Judgments, Reporting, Some(12), Secondary, ADMIN_2024),
    line("admin.notices", ("văn bản thông báo tự nguyện thi hành án hành chính", "notices to comply"), Documents, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.sessions", ("buổi làm việc với người phải thi hành án hành chính", "working sessions"), Sessions, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.recommendations", ("văn bản kiến nghị xử lý trách nhiệm", "recommendations"), Documents, Reporting, Some(12), Read, ADMIN_2025),
    line("admin.urged", ("bản án hành chính đã đôn đốc thi hành", "judgments urged to be enforced"), Judgments, Reporting, Some(12), Secondary, "quochoi.vn 32079 (2016): 100 % urged"),

    line("auction.not_handed_over", ("bán đấu giá thành chưa giao tài sản", "auctioned and not handed over"), Cases, Reporting, None, Derived, AUCTION),
    line("auction.not_handed_over_amount", ("giá trị tài sản bán đấu giá thành chưa giao", "value auctioned and not handed over"), Dong, Reporting, None, Derived, AUCTION),

    line("judgments.received", ("bản án, quyết định đã nhận", "judgments and decisions received"), Judgments, Reporting, None, Secondary, "counted apart from cases in 2 of 42 public texts (2010–2025)"),

    line("court.explanations_asked", ("yêu cầu tòa án giải thích, đính chính", "explanations asked of the courts"), Judgments, Reporting, None, Secondary, LAM_DONG),

    line("officers.officers", ("chấp hành viên", "enforcement officers"), Officers, Reporting, Some(4), Secondary, "baophapluat.vn 408107 (TP.HCM, 2021/06)"),
    line("officers.cases_each", ("số việc bình quân một chấp hành viên", "cases per officer"), Cases, Reporting, Some(4), Secondary, LOADS),
    line("officers.money_each", ("số tiền bình quân một chấp hành viên", "money per officer"), Dong, Reporting, Some(5), Secondary, LOADS),

    line("stock.separate_register", ("chưa có điều kiện đã chuyển sổ theo dõi riêng", "moved to the separate register"), Cases, Reporting, None, Read, "demothads.moj.gov.vn/dongthap: 12.458 beside 17.034 (2025/09); a list of TT 05/2024/TT-BTP art. 8(2)"),
    line("stock.separate_register_amount", ("số tiền chưa có điều kiện đã chuyển sổ theo dõi riêng", "amount moved to the separate register"), Dong, Reporting, None, Derived, "the list of TT 05/2024/TT-BTP art. 8(2)"),
];

impl Statistic {
    /// The statistic of a key; an error that names those there are of its family, or the families.
    pub fn named(key: &str) -> Result<&'static Self, UnknownName> {
        STATISTICS.iter().find(|known| known.key == key).ok_or_else(|| {
            let family = key.split_once('.').map_or(key, |(family, _)| family);
            let near = |known: &&Self| known.family() == family || !Self::is_family(family);
            let expected: Vec<&str> = STATISTICS.iter().filter(near).map(|known| known.key).collect();
            UnknownName::Statistic { got: clip(key), expected: expected.join(", ") }
        })
    }

    /// Whether some statistics belong to `family`, such as `coercion`.
    pub fn is_family(family: &str) -> bool {
        STATISTICS.iter().any(|known| known.family() == family)
    }
}
