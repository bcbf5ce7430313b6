"""Commitments (bản cam kết CCHC) below 100 % near the end of their year, and after it.

Source: the inspection of 27/6/2023: "Kết quả thực hiện Bản cam kết công tác CCHC năm 2022 chưa hoàn thành 100% nhiệm
vụ, chỉ đạt 86% (chỉ đạt 13/15 nhiệm vụ)" was a finding.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.context import KnownCommitment
from reports.checks.reading import Reading

CODE = "commitment"
_NEAR: Final = 10
"""From October on the end of the year is near."""


def check_commitments(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each unfinished commitment whose year is over or near its end at the cut-off."""
    cut_off = reading.document.period.ends_on
    for one in reading.context.commitments:
        if 0 <= one.done < one.total and cut_off >= date(one.year, _NEAR, 1):
            yield _issue(one)


def _issue(one: KnownCommitment) -> Issue:
    rate = (Decimal(one.done) * 100 / Decimal(one.total)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    counts = f"{one.done}/{one.total}"
    return Issue(
        "warning",
        CODE,
        "",
        f"Bản cam kết CCHC năm {one.year} mới hoàn thành {counts} nhiệm vụ ({format_number(rate)}%), còn "
        f"{one.total - one.done:02d} nhiệm vụ.",
        f"Bản cam kết năm {one.year}: {counts}",
        "Hãy cập nhật số nhiệm vụ đã hoàn thành trong Sổ bản cam kết, hoặc nêu nguyên nhân, thời gian hoàn thành ở "
        "phần tồn tại, hạn chế của báo cáo.",
    )
