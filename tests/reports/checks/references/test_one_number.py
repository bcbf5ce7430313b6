"""One number in two citations."""

from reports.checks.references.one_number import check_one_number
from tests.reports.checks.references.loose import excerpts, issues

INSPECTION = "- Kế hoạch số 22/KH-SYT ngày 21/02/2022 về kiểm tra công tác cải cách hành chính năm 2022 của ngành y tế;"
COMMUNICATION = "- Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền công tác cải cách hành chính năm 2022."


def told(text: str) -> list[tuple[str, str, str]]:
    return [(issue.code, issue.node, issue.excerpt) for issue in issues(check_one_number, text)]


def test_one_number_for_two_plans_is_told_at_both() -> None:
    assert told(f"{INSPECTION}\n{COMMUNICATION}") == [
        ("one_number_two_subjects", "line.1", "22/KH-SYT ngày 21/02/2022"),
        ("one_number_two_subjects", "line.2", "22/KH-SYT ngày 21/02/2022"),
    ]


def test_two_subjects_in_one_paragraph_are_told_once() -> None:
    text = "Kế hoạch số 15/KH-SYT ngày 10/02/2023 về tuyên truyền và Kế hoạch số 15/KH-SYT ngày 10/02/2023 về kiểm tra"
    assert told(text) == [("one_number_two_subjects", "line.1", "15/KH-SYT ngày 10/02/2023")]


def test_the_number_that_the_document_has_elsewhere_is_the_proposal() -> None:
    elsewhere = COMMUNICATION.replace("22/KH", "23/KH")
    first, second = issues(check_one_number, f"{INSPECTION}\n{COMMUNICATION}\n{elsewhere}")
    assert "23/KH-SYT" not in first.suggestion
    assert second.suggestion.endswith("Chỗ khác trong báo cáo, văn bản này mang số 23/KH-SYT.")


def test_a_shorter_wording_of_the_same_subject_is_silent() -> None:
    assert (
        excerpts(check_one_number, f"{INSPECTION}\n- Kế hoạch số 22/KH-SYT ngày 21/02/2022 kiểm tra CCHC năm 2022")
        == []
    )
    assert excerpts(check_one_number, f"{INSPECTION}\nTheo Kế hoạch số 22/KH-SYT, đã kiểm tra 02 đơn vị.") == []


def test_two_dates_are_told_at_both_places() -> None:
    text = "Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022\nrà soát (Nghị quyết số 02/2022/NQ-HĐND ngày 15/02/2022)"
    assert told(text) == [
        ("one_number_two_dates", "line.1", "02/2022/NQ-HĐND ngày 25/02/2022"),
        ("one_number_two_dates", "line.2", "02/2022/NQ-HĐND ngày 15/02/2022"),
    ]


def test_two_dates_in_one_paragraph_are_told_once() -> None:
    text = "Đã xây dựng Kế hoạch số 27/KH-SYT ngày 23/02/2024. Kế hoạch số 27/KH-SYT ngày 13/02/2024 đã hoàn thành."
    assert told(text) == [("one_number_two_dates", "line.1", "27/KH-SYT ngày 13/02/2024")]


def test_the_date_that_most_citations_have_is_not_accused() -> None:
    text = "\n".join(f"Theo Kế hoạch số 27/KH-SYT ngày {day}/02/2024" for day in (23, 13, 23))
    (issue,) = issues(check_one_number, text)
    assert (issue.node, issue.excerpt) == ("line.2", "27/KH-SYT ngày 13/02/2024")
    assert "23/02/2024" in issue.suggestion


def test_the_same_day_of_another_year_is_a_slip_of_the_year() -> None:
    text = "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền\nTheo Kế hoạch số 22/KH-SYT ngày 21/02/2020"
    assert [node for _, node, _ in told(text)] == ["line.1", "line.2"]


def test_one_number_of_two_years_is_two_documents() -> None:
    text = "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền\nKế hoạch số 22/KH-SYT ngày 01/03/2023 về kiểm tra"
    assert told(text) == []
    yearly = "số 5/KH-SYT ngày 05/01/2022 về CCHC năm 2022\nsố 5/KH-SYT ngày 05/01/2023 về CCHC năm 2023"
    assert told(yearly) == []


def test_two_bodies_with_one_code_have_registers_of_their_own() -> None:
    text = (
        "UBND xã Tân Lập ban hành Kế hoạch số 05/KH-UBND ngày 10/01/2023 về tuyên truyền\n"
        "UBND xã Đông Sơn ban hành Kế hoạch số 05/KH-UBND ngày 12/01/2023 về kiểm tra công vụ"
    )
    assert told(text) == []


def test_two_issuers_of_one_document_are_told_at_both() -> None:
    text = "\n".join(f"Công văn số 315/SNV-CCHC ngày 10/3/2022 của {body}" for body in ("Sở Nội vụ", "Sở Tài chính"))
    assert told(text) == [
        ("one_document_two_issuers", "line.1", "Sở Nội vụ"),
        ("one_document_two_issuers", "line.2", "Sở Tài chính"),
    ]


def test_a_chairman_and_a_fuller_name_are_the_same_issuer() -> None:
    names = ("UBND tỉnh", "Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Đắk Lắk")
    assert told("\n".join(f"Chỉ thị số 10/CT-UBND ngày 16/8/2021 của {name}" for name in names)) == []


def test_the_day_may_stand_before_the_number() -> None:
    text = "Sở ban hành Kế hoạch số 9/KH-SYT ngày 06/01/2025; ngày 10/3/2025 ban hành tiếp Kế hoạch số 9/KH-SYT."
    assert [code for code, _, _ in told(text)] == ["one_number_two_dates"]
