"""What a paragraph claims of dossiers, in order."""

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.dossier_claims import claims_in_order


def claims(text: str) -> list[tuple[str, int, str]]:
    return [(said, int(claim.mention.value), lead) for said, claim, lead in claims_in_order(read_statement(text))]


def test_a_fraction_with_words_of_its_own_is_two_figures() -> None:
    assert claims("Có 7 hồ sơ trễ hạn trên tổng số 540 hồ sơ đã trả") == [("", 7, ""), ("", 540, "")]
    assert claims("đã giải quyết 95/100 hồ sơ tiếp nhận") == [("", 95, ""), ("", 100, "")]
    assert claims("giải quyết 95/100 hồ sơ đúng hạn") == [("", 95, "")]


def test_the_words_of_the_figure_before_lead_to_no_other() -> None:
    assert claims("Trả 90 hồ sơ đúng hẹn; 4 hồ sơ có thư") == [("", 90, ""), ("", 4, ";")]


def test_words_about_all_stand_in_their_place() -> None:
    assert [said for said, _, _ in claims("Nhận 9 hồ sơ. Tất cả hồ sơ đúng hạn. Còn 2 hồ sơ")] == [
        "",
        "all_in_time",
        "",
    ]
    assert claims("Tỷ lệ trả kết quả đúng hẹn đạt 100%")[0][0] == "all_in_time"
    assert claims("Phấn đấu tỷ lệ đúng hẹn đạt 100%")[0][0] == ""
