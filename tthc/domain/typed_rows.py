"""The control sum of a row that is entered by hand."""

from tthc.domain.statistics import Counts


def imbalance(counts: Counts) -> str:
    """Return in Vietnamese that column 3 is not 7 + 11, "" where it is."""
    answered = counts.c7 + counts.c11
    if counts.c3 == answered:
        return ""
    return (
        f"cột 3 (tiếp nhận) là {_shown(counts.c3)}, nhưng cột 7 (đã giải quyết) cộng cột 11 (đang giải quyết) là "
        f"{_shown(counts.c7)} + {_shown(counts.c11)} = {_shown(answered)}"
    )


def _shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")
