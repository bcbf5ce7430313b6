"""Dossiers told in sentences: received = in the period + carried over = resolved + pending, and the parts of each.

Source: biểu II.06 of Thông tư 01/2020/TT-VPCP: columns (3) = (4) + (5) + (6), (7) = (8) + (9) + (10),
(11) = (12) + (13), and (3) = (7) + (11).
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.parts_wording import part_issues
from reports.checks.figures.statements import Block, blocks_of, is_own, words_of
from reports.checks.figures.wording import worded_sum
from reports.checks.reading import Reading
from reports.domain.quantities.balance import Imbalance
from reports.domain.quantities.dossier_figures import Told
from reports.domain.quantities.dossier_roles import ROLE_NAMES

DOSSIER_DIMENSIONS: Final = frozenset({"time", "pending", "channel", "origin"})


def check_dossier_balance(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every figure of dossiers that the others contradict, in each paragraph concerned."""
    yield from part_issues(reading, "dossier_balance", DOSSIER_DIMENSIONS)
    for block in blocks_of(reading):
        for wrong in block.imbalances:
            yield from _issues(block, wrong)


def _issues(block: Block, wrong: Imbalance) -> Iterator[Issue]:
    last = wrong.parts[-1]
    if wrong.is_none or wrong.is_twice:
        places = [wrong.whole, last]
    elif wrong.is_over or (wrong.whole.role == "received" and last.role == "pending"):
        # The last figure told is the one that does not fit.
        places = [last, wrong.whole]
    else:
        places = [wrong.whole, last]
    seen: set[str] = set()
    for told in places:
        passage = block.passages[told.place]
        if passage.node in seen or not is_own(passage, told.claim):
            continue
        seen.add(passage.node)
        message, suggestion = _worded(block, wrong)
        yield Issue(
            "warning",
            "dossier_balance",
            passage.node,
            message,
            words_of(passage, told.claim),
            suggestion,
            needs_reason=True,
        )


def _worded(block: Block, wrong: Imbalance) -> tuple[str, str]:
    whole = format_number(wrong.whole.value)
    parts = wrong.parts
    if wrong.is_none:
        said = _quoted(block, wrong.whole)
        kind = "quá hạn" if wrong.whole.role in ("none_late", "none_pending_late", "all_in_time") else "chưa giải quyết"
        return (
            f"Báo cáo ghi “{said}”, nhưng cũng nêu “{_quoted(block, parts[0])}”.",
            f"Hãy bỏ câu không có hồ sơ {kind}, hoặc sửa số hồ sơ {kind}.",
        )
    if wrong.is_twice:
        return (
            f"Số {_name(wrong.whole)} ghi hai lần khác nhau: {whole} và {format_number(parts[0].value)}.",
            "Hãy kiểm tra rồi ghi thống nhất một số.",
        )
    if wrong.is_over:
        if wrong.more or (parts[0].role == "resolved" and wrong.whole.role == "received"):
            return (
                f"Đã giải quyết {format_number(wrong.reached)} hồ sơ, nhiều hơn {whole} hồ sơ tiếp nhận, "
                f"{_carried(wrong)}.",
                "Hãy kiểm tra số tiếp nhận, số đã giải quyết và số kỳ trước chuyển sang.",
            )
        told = worded_sum(part.value for part in parts) if len(parts) > 1 else format_number(parts[0].value)
        return (
            f"Số {_names(parts)} ({told}) lớn hơn số {_name(wrong.whole)} ({whole}).",
            "Hãy kiểm tra và sửa một trong các số này.",
        )
    names = " + ".join(_name(part) for part in parts)
    if wrong.more:
        whole_names = " + ".join(_name(told) for told in (wrong.whole, *wrong.more))
        coming = worded_sum(told.value for told in (wrong.whole, *wrong.more))
        return (
            f"{whole_names}: {coming}, nhưng {names}: {worded_sum(part.value for part in parts)}.".capitalize(),
            "Hãy kiểm tra và sửa một trong các số này.",
        )
    return (
        f"Số {_name(wrong.whole)} ghi {whole}, nhưng {names}: {worded_sum(part.value for part in parts)}.",
        f"Sửa thành {format_number(wrong.reached)}, hoặc sửa các số còn lại cho khớp.",
    )


def _carried(wrong: Imbalance) -> str:
    """Return what is told of the dossiers carried over, where more were resolved than received."""
    if wrong.more and wrong.more[0].value:
        return f"kể cả {format_number(wrong.more[0].value)} hồ sơ kỳ trước chuyển sang hoặc tiếp nhận mới"
    return "trong khi không có hồ sơ kỳ trước chuyển sang" if wrong.more else "kể cả hồ sơ kỳ trước chuyển sang"


def _name(told: Told) -> str:
    return ROLE_NAMES.get(told.role, "hồ sơ")


def _names(parts: tuple[Told, ...]) -> str:
    return " và ".join(_name(part) for part in parts)


def _quoted(block: Block, told: Told) -> str:
    claim = told.claim
    text = block.passages[told.place].text
    return text[min(claim.start, claim.mention.start) : max(claim.end, claim.mention.until)].strip(" \t\u00a0,;:.(")
