"""What was done under a document before the document."""

import pytest

from reports.checks.references.event_before import check_event_before
from tests.reports.checks.loose import words_of


@pytest.mark.parametrize("text", [
    "Ngày 10/4/2025, Tổ công tác lập theo Quyết định số 77/QĐ-UBND ngày 08/5/2025 đã khảo sát tại phường Tân Lợi.",
    "Ngày 10/4/2025, Giám đốc Sở ký công văn đôn đốc, căn cứ kết quả nêu tại Kế hoạch số 77/QĐ-UBND ngày 08/5/2025.",
    "Thực hiện Quyết định số 77/QĐ-UBND ngày 08/5/2025 của UBND tỉnh, ngày 10/4/2025 Đoàn đã kiểm tra tại Sở Y tế.",
    "Căn cứ Quyết định số 77/QĐ-UBND ngày 08/5/2025, từ ngày 01/4/2025 đến ngày 10/4/2025, Đoàn tiến hành kiểm tra.",
    "Tổ được thành lập theo Quyết định số 77/QĐ-UBND ngày 08/5/2025 đã họp phiên đầu ngày 10/4/2025.",
])  # fmt: skip
def test_a_document_after_what_was_done_under_it_is_told(text: str) -> None:
    assert words_of(check_event_before, text) == ["77/QĐ-UBND ngày 08/5/2025"]


@pytest.mark.parametrize("text", [
    "Ngày 10/5/2025, Tổ công tác lập theo Quyết định số 77/QĐ-UBND ngày 08/5/2025 đã khảo sát.",
    "Ngày 10/4/2025, Sở trình dự thảo; UBND tỉnh phê duyệt tại Quyết định số 77/QĐ-UBND ngày 08/5/2025.",
    "Ngày 10/4/2025, UBND xã chưa thể thực hiện theo Quyết định số 77/QĐ-UBND ngày 08/5/2025.",
    "Theo Báo cáo số 77/BC-UBND ngày 08/5/2025, ngày 10/4/2025 Đoàn đã kiểm tra Sở Y tế.",
])  # fmt: skip
def test_what_came_later_or_was_only_told_is_left_alone(text: str) -> None:
    assert words_of(check_event_before, text) == []
