"""Documents that are cited before they existed."""

from datetime import date

import pytest

from reports.checks.references.late import late_citations
from reports.domain.document import Header, Line
from tests.reports.checks.references.loose import TITLE, read
from tests.reports.checks.trees import report, section


def late(text: str, **context: object) -> list[tuple[str, str]]:
    return [(one.issue.code, one.issue.excerpt) for one in late_citations(read(text, **context)).values()]


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 177/PC-SYT ngày 25/2/2022 về triển khai Quyết định số 50/QĐ-UBND ngày 31/12/2022 về kế hoạch",
        "Báo cáo số 9/BC-SYT ngày 25/02/2022 được lập theo đề cương kèm Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Báo cáo số 9/BC-SYT ngày 25/02/2022 của Sở, lập theo yêu cầu tại Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Báo cáo số 9/BC-SYT ngày 25/02/2022 của Sở, triển khai Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Ngày 25/02/2022, Sở gửi Báo cáo số 9/BC-SYT, lập theo Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Quyết định số 50/QĐ-UBND ngày 31/12/2022 được Sở triển khai bằng Công văn số 5/SYT-VP ngày 25/02/2022",
        "Báo cáo số 9/BC-SYT ngày 25/02/2022 về kết quả quý I nêu: thực hiện Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Ngày 25/02/2022, Sở ban hành Công văn số 5/SYT-VP để triển khai Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Thực hiện Quyết định số 50/QĐ-UBND ngày 31/12/2022 của UBND tỉnh, Sở đã ban hành Kế hoạch số 3/KH-SYT ngày "
        "03/3/2022",
        "Căn cứ Quyết định số 50/QĐ-UBND ngày 31/12/2022, ngày 25/02/2022 Sở đã ban hành Kế hoạch số 3/KH-SYT",
    ],
)
def test_what_is_carried_out_is_older_than_what_carries_it_out(text: str) -> None:
    assert late(text) == [("dated_after_citing", "50/QĐ-UBND ngày 31/12/2022")]


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 5/SYT-VP ngày 25/2/2022 về triển khai Quyết định số 50/QĐ-UBND ngày 31/12/2021",
        "Báo cáo số 9/BC-SYT ngày 25/02/2022 của Sở, sau đó lập lại theo Quyết định số 50/QĐ-UBND ngày 31/12/2022",
        "Sở ban hành Kế hoạch số 5/KH-SYT ngày 05/01/2022, triển khai Công văn số 9/SNV-CCHC ngày 25/02/2022",
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 được sửa đổi bởi Nghị định số 107/2021/NĐ-CP ngày 06/12/2021",
        "Quyết định số 5/QĐ-UBND ngày 05/01/2021 về chức năng (sửa đổi tại Quyết định số 9/QĐ-UBND ngày 05/02/2022)",
        "Kế hoạch số 5/KH-UBND ngày 05/01/2021 về CCHC, được cụ thể hóa bằng Kế hoạch số 9/KH-SYT ngày 05/02/2022",
        "Kế hoạch số 5/KH-UBND ngày 05/01/2021 được điều chỉnh theo Kế hoạch số 9/KH-UBND ngày 05/02/2022",
        "Thực hiện Quyết định số 2915/QĐ-UBND ngày 27/12/2024, Sở ban hành Kế hoạch số 03/KH-SYT ngày 06/01/2025",
        "Thực hiện Quyết định số 5/QĐ-UBND ngày 05/01/2022 về CCHC, đơn vị triển khai theo Kế hoạch số 9/KH-SYT ngày "
        "05/02/2022",
        "Ngày 25/02/2022, Sở ban hành Công văn số 5/SYT-VP. Sau đó có Quyết định số 50/QĐ-UBND ngày 31/12/2022",
    ],
)
def test_what_became_of_a_document_may_be_later(text: str) -> None:
    assert late(text) == []


def test_nothing_is_dated_long_after_the_period_of_the_report() -> None:
    assert late(f"{TITLE}Kế hoạch số 41/KH-SYT ngày 09/9/2022") == [("dated_after_report", "41/KH-SYT ngày 09/9/2022")]
    assert late(f"{TITLE}Kế hoạch số 41/KH-SYT ngày 10/4/2022") == []


def test_nothing_is_dated_after_today() -> None:
    text = "Kế hoạch số 41/KH-SYT ngày 09/9/2022"
    assert late(text, today=date(2022, 9, 8)) == [("dated_after_report", "41/KH-SYT ngày 09/9/2022")]
    assert late(text, today=date(2022, 9, 9)) == []
    assert late(f"{TITLE}{text.replace('09/9', '20/3')}", today=date(2022, 3, 18)) != []


def test_nothing_is_dated_after_the_date_of_the_report_itself() -> None:
    node = section(Line("-", "Kế hoạch số 41/KH-SYT ngày 20/3/2022"))
    reading = report(node, header=Header("", "", "BC-SYT", "", issued_on=date(2022, 3, 15)))
    (found,) = late_citations(reading).values()
    assert "ngày ban hành báo cáo (15/3/2022)" in found.issue.message


def test_a_text_that_names_a_period_in_passing_may_cite_what_is_later() -> None:
    assert late("So với quý I/2022, số hồ sơ tăng. Theo Kế hoạch số 41/KH-SYT ngày 09/9/2023 của Sở") == []
