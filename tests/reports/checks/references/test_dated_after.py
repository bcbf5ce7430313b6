"""The rule on documents that are cited before they existed."""

from reports.checks.references.dated_after import check_dated_after
from reports.checks.references.wrong_year import check_wrong_year
from tests.reports.checks.references.loose import TITLE, excerpts, issues


def test_the_year_that_alone_may_be_wrong_is_proposed() -> None:
    text = "Văn bản số 177/PC-SYT ngày 25/2/2022 về triển khai Quyết định số 50/QĐ-UBND ngày 31/12/2022 về kế hoạch"
    (issue,) = issues(check_dated_after, text)
    assert issue.severity == "warning"
    assert "177/PC-SYT" in issue.message and "31/12/2021" in issue.suggestion


def test_where_the_citing_document_has_the_wrong_year_only_that_is_said() -> None:
    text = TITLE + "\n".join(
        (
            "+ Văn bản số 1133/SYT-VP ngày 25/2/2022 về khắc phục tình trạng hồ sơ quá hạn;",
            "+ Văn bản số 1297/SYT-VP ngày 03/3/2022 về lưu trữ hồ sơ;",
            "+ Văn bản số 1299/SYT-VP ngày 03/3/2021 triển khai Nghị định số 107/2021/NĐ-CP ngày 06/12/2021;",
            "+ Văn bản số 1347/SYT-VP ngày 07/3/2022 về thi hành pháp luật;",
            "+ Văn bản số 1372/SYT-VP ngày 07/3/2022 về phương án tự chủ.",
        )
    )
    assert excerpts(check_wrong_year, text) == ["1299/SYT-VP ngày 03/3/2021"]
    assert excerpts(check_dated_after, text) == []


def test_a_year_that_no_document_bears_is_left_to_the_calendar() -> None:
    assert excerpts(check_dated_after, TITLE + "Kế hoạch số 12/KH-SYT ngày 15/09/2202") == []
    assert excerpts(check_dated_after, TITLE + "Kế hoạch số 12/KH-SYT ngày 15/09/2022") != []
