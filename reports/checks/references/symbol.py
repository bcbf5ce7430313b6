"""A symbol that lacks a part: the issuing body ("107/2021/NĐ"), the kind, or the year of a legal document.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3 on number and symbol, II.4.b on dates; found in a unit's report
(Quý I/2022).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from core.issue import Issue, Mend
from core.text import squeeze
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES
from reports.checks.mending import certain_mend
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations
from reports.checks.references.symbol_slips import symbol_slips

CODE = "symbol"
_INFORMAL: Final = frozenset({"HĐ", "BB", "GM", "GGT", "GNP", "GUQ", "PG", "PB", "BGN", "BTT", "SY", "TrS", "SL"})
"""Papers whose symbol often has one part alone: contracts, minutes, slips."""
_OLD_CENTRAL: Final = frozenset({"CP", "TTg", "HĐBT", "CTN", "HĐNN", "SL", "TW"})
_SINCE: Final = 1997
"""Before, decrees were numbered without year ("24-CP")."""
_ALWAYS: Final = {"NĐ": "CP"}
"""Only the Government issues decrees."""


def check_symbol(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such symbol; the whole one is proposed where it is cited elsewhere, or known."""
    found = citations(reading)
    whole: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one in found:
        groups = one.reference.symbol.split("/")[-1]
        if "-" in groups:
            whole[one.number, groups.split("-")[0]].add(one.name)
    told = symbol_slips(reading)
    for one in found:
        if (one.cited.passage.place, one.number_at) in told or not one.is_written:
            continue
        faults = [fault for fault in one.reference.faults if fault.startswith(("Ký hiệu", "Số "))]
        if faults and not _is_right(one):
            told_as = f"{faults[0]} (số {one.name})."
            proposal, mend = _proposal(one, whole), _mend(reading, one)
            yield Issue("warning", CODE, one.node, told_as, one.number_words, proposal, mend=mend)
        else:
            yield from _short_year(one)


def _is_right(one: Citation) -> bool:
    groups = one.reference.symbol.rpartition("/")[2]
    named = TYPE_CODES.get(squeeze(one.reference.type_name).lower(), "")
    if one.kind == "TT" and not one.reference.type_name and "-" in groups:
        # Older proposals (tờ trình) of any body bear the code of a circular.
        return True
    if "-" in groups and named and named != one.kind:
        # The name of the kind contradicts the code: another rule says so.
        return True
    if "-" not in groups and groups not in TYPE_NAMES and named == "" and one.reference.type_name:
        # A letter may bear the name of its writer alone ("285/CCTTHC").
        return True
    year = one.reference.year
    is_old = year is not None and year < _SINCE
    return (
        is_old
        or groups in _INFORMAL
        or groups in _OLD_CENTRAL
        or groups.startswith(("HĐ", "BB"))
        or groups.endswith("UB")
    )


def _proposal(one: Citation, whole: dict[tuple[int, str], set[str]]) -> str:
    groups = one.reference.symbol.rpartition("/")[2]
    named = whole.get((one.number, groups.split("-")[0]), set()) - {one.name}
    if len(named) == 1:
        return f"Sửa thành {next(iter(named))} như chỗ khác trong báo cáo."
    if groups in _ALWAYS:
        return f"Sửa thành {one.name}-{_ALWAYS[groups]}."
    if one.date and "-" in groups:
        return f"Sửa thành {one.reference.number}/{one.date.year}/{groups}."
    return "Ghi đủ số, năm (văn bản quy phạm pháp luật), tên loại và cơ quan ban hành, như 107/2021/NĐ-CP, 05/KH-SYT."


def _mend(reading: Reading, one: Citation) -> Mend | None:
    body = _ALWAYS.get(one.reference.symbol.rpartition("/")[2])
    if body is None:
        return None
    whole = f"{one.number_words}-{body}"
    return certain_mend(reading, one.cited.passage, one.number_at, one.symbol_end, whole)


def _short_year(one: Citation) -> Iterator[Issue]:
    """Yield an info for a year of two digits."""
    written = one.reference.date_text
    for fault in one.reference.faults:
        if "bốn chữ số" in fault and written[-3:-2] in "/.-":
            yield Issue("info", CODE, one.node, f"{fault}.", written, "Ghi đủ bốn chữ số của năm.")
