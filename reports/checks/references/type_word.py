"""The name of a kind beside the code of another ("Kế hoạch số 12/QĐ-SYT").

Source: NĐ 30/2020/NĐ-CP, Phụ lục III, mục I, and Phụ lục I, phần I, mục II.3.b on symbols.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.text import fold, squeeze
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations

CODE = "type_word"
_ISSUED_WITH: Final = frozenset({"QC", "QyĐ", "CTr", "ĐA", "DA", "PA", "KH"})
"""What is issued with a decision or a resolution is often cited by its number; a plan of a unit is not."""
_ISSUING: Final = frozenset({"QĐ", "NQ"})
_ANY: Final = frozenset({"văn bản", "kết luận", "lệnh"})
_SAME: Final = (
    frozenset({"TT", "TTLT"}),
    frozenset({"NQ", "NQLT"}),
    frozenset({"L", "VBHN"}),
    frozenset({"BC", "TTr"}),
)
_SINCE: Final = 2011
"""Thông tư 01/2011/TT-BNV settled the codes."""
_BEFORE: Final = 60


def check_type_word(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such pair, unless the name of the code's own kind stands shortly before."""
    for one in citations(reading):
        named = squeeze(one.reference.type_name).lower()
        if not one.is_written or not one.kind or not named or named in _ANY or named not in TYPE_CODES:
            continue
        expected = TYPE_CODES[named]
        if expected != one.kind and not _may_be_right(one, expected):
            yield Issue(
                "warning",
                CODE,
                one.node,
                f"“{one.reference.type_name}” nhưng ký hiệu “{one.kind}” là của {TYPE_NAMES[one.kind].lower()}.",
                one.text[one.reference.start : one.symbol_end],
                _proposal(one, expected),
            )


def _may_be_right(one: Citation, expected: str) -> bool:
    if one.date and one.date.year < _SINCE:
        return True
    if one.kind in _ISSUING and expected in _ISSUED_WITH and not _is_plan_of_unit(one, expected):
        return True
    if any({one.kind, expected} <= same for same in _SAME):
        return True
    before = fold(one.text[max(0, one.reference.start - _BEFORE) : one.reference.start])
    return fold(TYPE_NAMES[one.kind]) in before or "kem theo" in before


def _is_plan_of_unit(one: Citation, expected: str) -> bool:
    """Tell whether it is a plan that is no annex: of a Sở, which issues its plans by themselves."""
    return expected == "KH" and one.issuer_code.startswith("S")


def _proposal(one: Citation, expected: str) -> str:
    name = TYPE_NAMES[one.kind]
    if not expected:
        return f"Ghi “{name} số {one.name}”, hoặc sửa ký hiệu."
    symbol = one.reference.symbol.replace(one.kind, expected, 1)
    return f"Ghi “{name} số {one.name}”, hoặc sửa ký hiệu thành {one.reference.number}/{symbol}."
