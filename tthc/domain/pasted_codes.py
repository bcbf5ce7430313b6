"""Codes of procedures as people paste them out of a decision: one a line or several, with names behind them."""

import re
from typing import Final

from core.text import clean, squeeze
from tthc.domain.codes import parse_code

_ORDINAL: Final = re.compile(r"\A[-+*•]?\s*(?:\(?[0-9]{1,4}[.)]?\s+)?(?=[0-9]\.\s?[0-9])")
"""What may stand before a code: a bullet, the number of the row."""
_NEXT: Final = {True: re.compile(r"[0-9]"), False: re.compile(r"[0-9]\s?\.\s?[0-9]{4}")}
"""What is meant as a further code: behind a bare code whatever begins with a digit, behind a name less ("1.5 tấn")."""
_CODE: Final = re.compile(r"[0-9](?:\s?\.\s?[0-9]+)+(?:\.H[0-9]{2})?", re.IGNORECASE)


def codes_in(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return (line, code) of every code in `text`, each once, and (line, Vietnamese reason) of what is wrong.

    A line holds a code, with its name behind it or further codes behind commas or semicolons.
    """
    found: list[tuple[int, str]] = []
    wrong: list[tuple[int, str]] = []
    for number, line in enumerate(clean(text).split("\n"), start=1):
        is_bare = True
        for place, part in enumerate(re.split(r"[,;]", squeeze(line))):
            words = _ORDINAL.sub("", part.strip(), count=1) if place == 0 else part.strip()
            if not words or (place and not _NEXT[is_bare].match(words)):
                is_bare = is_bare and not words
                continue
            try:
                code, rest = _code_at_beginning(words)
            except ValueError as error:
                wrong.append((number, str(error)))
            else:
                found.append((number, code))
                is_bare = not rest
    first: dict[str, int] = {}
    for number, code in found:
        first.setdefault(code, number)
    return [(number, code) for code, number in first.items()], wrong


def _code_at_beginning(words: str) -> tuple[str, str]:
    """Return the code and what stands behind it."""
    match = _CODE.match(words)
    if match is None:
        raise ValueError(f"không thấy mã thủ tục trong “{words[:60]}”, mỗi dòng cần bắt đầu bằng mã dạng 1.004616")
    return parse_code(match[0]), words[match.end() :].strip()
