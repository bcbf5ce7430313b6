"""An annex that is named by its number, and is not there: "Phụ lục III kèm theo" in a text with two annexes.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I (phụ lục kèm theo văn bản, số thứ tự bằng chữ số La Mã).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading

_NUMBER: Final = r"(?P<number>[IVX]{1,4}|\d{1,2})(?![\w/]|\.\d)"
_NAMED: Final = re.compile(
    rf"(?:(?P<before>(?:chi tiết|xem|theo|tại|đính kèm|kèm theo)\s)?(?:phụ lục|biểu|biểu số|phụ lục số)\s{_NUMBER}"
    r"(?P<after>\s{0,2}[,(]?\s?(?:kèm theo|đính kèm))?)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(rf"\s*(?:phụ lục|biểu|biểu số|phụ lục số)\s{_NUMBER}(?=\s*(?:[.:(–-]|\Z))", re.IGNORECASE)
_OF_ANOTHER: Final = re.compile(
    r"[^.;\n]{0,60}?(?:ban hành|của|nghị định|thông tư|quyết định|công văn|kế hoạch|luật|hướng dẫn)", re.IGNORECASE
)
_MOST_TOLD: Final = 20
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def check_missing_annexes(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such annex; a loose text without any annex may have them in files of their own."""
    is_loose = not reading.document.unit_name
    there = _there(reading, is_loose)
    if is_loose and not there:
        return
    for passage in reading.passages:
        if _TITLE.match(passage.text):
            continue
        for match in islice(_NAMED.finditer(passage.own), _MOST_TOLD):
            is_ours = match["after"] or match["before"]
            if not is_ours or _value(match) in there or _OF_ANOTHER.match(passage.own, match.end()):
                continue
            yield Issue(
                "warning",
                "missing_annex",
                passage.node,
                f"Báo cáo không có “{match[0].strip()}”.",
                match[0].strip(),
                "Hãy đính kèm phụ lục đó, hoặc sửa số của phụ lục.",
            )


def _there(reading: Reading, is_loose: bool) -> set[int]:
    """Return the numbers of the annexes that are there."""
    if is_loose:
        return {_value(match) for passage in reading.passages if (match := _TITLE.match(passage.text))}
    files = sum(node.attachments for node in reading.document.walk())
    return set(range(1, max(files, len(reading.document.attached_tables)) + 1))


def _value(match: re.Match[str]) -> int:
    number = match["number"].upper()
    return int(number) if number.isdigit() else _ROMAN.get(number, 0)
