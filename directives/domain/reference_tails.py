"""The tail of a reference: what follows its symbol, date and issuer in either order, then the subject."""

import re
from datetime import date
from typing import Final, NamedTuple

from core.text import squeeze
from directives.domain.reference_issuers import find_issuer_end
from directives.domain.reference_subjects import find_subject_start
from directives.domain.reference_words import SPACE

_DATE: Final = re.compile(
    rf"{SPACE}{{0,3}},?{SPACE}{{0,3}}(?:(?:ký|ban hành){SPACE}{{1,3}})?(?P<day_word>ng[àa]y{SPACE}{{1,3}})?"
    rf"(?P<date>(?P<day>[0-9]{{1,2}}){SPACE}?(?:[/.\u2013-]{SPACE}?|th[áa]ng{SPACE}{{1,3}})(?P<month>[0-9]{{1,2}})"
    rf"(?:{SPACE}?(?:[/.\u2013-]{SPACE}?|,?{SPACE}{{0,3}}(?:năm|nam(?=\s+[0-9]{{4}})){SPACE}{{1,3}})(?P<year>[0-9]{{2,4}}))?)(?!\d)",
    re.IGNORECASE,
)
_OF: Final = re.compile(rf"{SPACE}{{0,3}},?{SPACE}{{0,3}}c[ủu]a{SPACE}{{1,3}}", re.IGNORECASE)


class Tail(NamedTuple):
    """Date and issuer; `end` lies after both. `subject_start` is None where no subject follows."""

    dated: re.Match[str] | None
    issuer: str
    end: int
    subject_start: int | None


def read_tail(text: str, at: int, limit: int) -> Tail:
    """Read what follows the symbol that ends at `at`; the next reference begins at `limit`."""
    dated = _read_date(text, at, limit)
    end = dated.end() if dated else at
    issuer = ""
    of = _OF.match(text, end, limit)
    if of:
        issuer_end = find_issuer_end(text, of.end(), limit)
        issuer = squeeze(text[of.end() : issuer_end])
    if of and issuer:
        end = issuer_end
        dated_after = None if dated else _read_date(text, end, limit)
        if dated_after:
            dated, end = dated_after, dated_after.end()
    bare = dated is None and not issuer
    return Tail(dated, issuer, end, find_subject_start(text, end, limit, bare))


def full_year(dated: re.Match[str]) -> int | None:
    """Return the year of a date as written, or None where it is missing or has not four digits."""
    return int(dated["year"]) if dated["year"] and len(dated["year"]) == 4 else None


def calendar_date(dated: re.Match[str]) -> date | None:
    """Return the day that was written, or None where its year is not full or the calendar lacks it."""
    year = full_year(dated)
    if year is None:
        return None
    try:
        return date(year, int(dated["month"]), int(dated["day"]))
    except ValueError:
        return None


def _read_date(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Return the date that stands at `at`; without the word "ngày" only one with its year counts."""
    match = _DATE.match(text, at, limit)
    if match and (match["day_word"] or full_year(match)):
        return match
    return None
