"""One number in two citations: another subject, another date or another issuer.

A number is given once in a register and a year. Where two citations of it disagree, their subjects tell whether it was
given to two documents ("22/KH-SYT" for two plans) or one document is cited with two dates.

Source: NĐ 30/2020/NĐ-CP, Điều 15: numbers run on in one system from 1/1 to 31/12; found in a unit's report (Quý I/2022,
one number for the plan of inspection and that of communication).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from core.issue import Issue
from core.text import search_key
from directives.domain.citation import format_date
from directives.domain.issuer_names import may_be_same_body
from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.bodies import is_of_many
from reports.checks.references.citations import Citation, Register, citations
from reports.checks.references.same_document import other_numbers
from reports.checks.references.subjects import names_other_document, names_other_year
from reports.checks.references.year_in_number import contradicted_years

SUBJECTS, DATES, ISSUERS = "one_number_two_subjects", "one_number_two_dates", "one_document_two_issuers"
_MOST: Final = 40
"""A number that stands oftener is looked at in its first citations."""
_SHORT: Final = 90
_HEADS_OF_BODIES: Final = (
    "so ",
    "bo ",
    "uy ban nhan dan ",
    "ubnd ",
    "hoi dong nhan dan ",
    "hdnd ",
    "chinh phu",
    "quoc hoi",
)


def check_one_number(reading: Reading) -> Iterator[Issue]:
    """Yield a warning at both places; where most citations agree, at the others alone, and in one paragraph once."""
    told = disagreements(reading)
    for one in citations(reading):
        if one.place in told and one.is_accusable:
            yield told[one.place]


@per_reading
def disputed_dates(reading: Reading) -> frozenset[int]:
    """Return the places of the citations of which another one names another date or another document."""
    found: set[int] = set()
    for group in _groups(reading):
        if len({one.date for one in group if one.date}) > 1:
            found.update(one.place for one in group)
    return frozenset(found)


@per_reading
def disagreements(reading: Reading) -> dict[int, Issue]:
    """Return by the place of a citation what is wrong with it."""
    renumbered = other_numbers(reading)
    found: dict[int, Issue] = {}
    for group in _groups(reading):
        for place, issue in (*_two_subjects(group, renumbered), *_two_dates(group), *_two_issuers(group)):
            found.setdefault(place, issue)
    return found


@per_reading
def _groups(reading: Reading) -> list[list[Citation]]:
    """Return the citations of one number in one register and year, where there are several of it."""
    years_wrong = contradicted_years(reading)
    numbers: dict[tuple[Register, str], list[Citation]] = defaultdict(list)
    for one in citations(reading):
        if one.body is not None and one.place not in years_wrong:
            found = numbers[one.register, f"{one.number}/{one.reference.symbol}"]
            if len(found) < _MOST:
                found.append(one)
    return [group for same in numbers.values() if len(same) > 1 for group in _of_one_year(same)]


def _of_one_year(same: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Part citations of one number by year; the undated go with the only year, and a slip of the year with the rest."""
    years: dict[int, list[Citation]] = defaultdict(list)
    for one in same:
        if one.date:
            years[one.date.year].append(one)
    undated = [one for one in same if not one.date]
    if len(years) < 2 or all(_is_slip_of_year(same[0], one) for one in same[1:]):
        yield list(same)
        return
    for group in years.values():
        if len(group) > 1:
            yield group
    if len(undated) > 1:
        yield undated


def _is_slip_of_year(one: Citation, other: Citation) -> bool:
    """Tell whether two dates differ in the year alone, and the subjects do not name two documents."""
    if not one.date or not other.date:
        return False
    same_day = (one.date.day, one.date.month) == (other.date.day, other.date.month)
    return same_day and not _differ(one, other)


def _differ(one: Citation, other: Citation) -> bool:
    left, right = one.own_subject, other.own_subject
    return one.has_sure_subject and other.has_sure_subject and names_other_document(left, right)


def _two_subjects(
    group: list[Citation], renumbered: Mapping[int, tuple[Citation, Citation]]
) -> Iterator[tuple[int, Issue]]:
    titled = [one for one in group if one.has_sure_subject]
    passages: set[int] = set()
    for one in reversed(titled):
        other = next((two for two in titled if _differ(one, two)), None)
        # In one paragraph both stand before the reader's eyes: told once, at the later one.
        if other is None or one.cited.passage.place in passages:
            continue
        if other.cited.passage is one.cited.passage:
            passages.add(one.cited.passage.place)
        # The register of a body that many share is known only where the body is named.
        if is_of_many(one.issuer_code) and one.date != other.date:
            continue
        if names_other_year(one.own_subject, other.own_subject) and one.date == other.date:
            told = "hai nơi ghi hai năm khác nhau trong tên gọi"
        else:
            told = "một số không thể cấp cho hai văn bản"
        elsewhere = ""
        if one.place in renumbered:
            elsewhere = f" Chỗ khác trong báo cáo, văn bản này mang số {renumbered[one.place][1].name}."
        dated = f" ngày {format_date(other.date)}" if other.date and other.date != one.date else ""
        yield (
            one.place,
            Issue(
                "warning",
                SUBJECTS,
                one.node,
                f"Số {one.name} ở đây là văn bản “{_short(one.own_subject)}”, nhưng ở chỗ khác số {other.name}{dated} "
                f"là văn bản “{_short(other.own_subject)}”: {told}.",
                one.words,
                f"Đối chiếu sổ đăng ký văn bản đi và sửa số ở chỗ sai.{elsewhere}",
            ),
        )


def _two_dates(group: list[Citation]) -> Iterator[tuple[int, Issue]]:
    days = {one.place: one.date or one.day_before for one in group}
    dated = [one for one in group if days[one.place]]
    counts = Counter(days[one.place] for one in dated)
    if len(counts) < 2:
        return
    usual = [day for day, times in counts.items() if times > 1 and times > len(dated) / 2]
    passages: set[int] = set()
    for one in reversed(dated):
        own = days[one.place]
        if own is None or (usual and own == usual[0]):
            continue
        other = next((two for two in dated if days[two.place] != own and days[two.place] in (usual or counts)), None)
        day = days[other.place] if other else None
        if other is None or day is None or one.cited.passage.place in passages:
            continue
        if is_of_many(one.issuer_code) and _differ(one, other):
            continue
        if other.cited.passage is one.cited.passage:
            passages.add(one.cited.passage.place)
        yield (
            one.place,
            Issue(
                "warning",
                DATES,
                one.node,
                f"Văn bản số {one.name} ở đây ghi ngày {one.reference.date_text or format_date(own)}, nhưng ở chỗ khác "
                f"ghi ngày {format_date(day)}.",
                one.words,
                f"Đối chiếu văn bản gốc: nếu là một văn bản và chỗ kia đúng, sửa ngày thành {format_date(day)}; nếu là "
                "hai văn bản, sửa số.",
            ),
        )


def _two_issuers(group: list[Citation]) -> Iterator[tuple[int, Issue]]:
    named = [one for one in group if one.date and _body(one)]
    for one in named:
        other = next((two for two in named if two.date == one.date and not _may_be_same(one, two)), None)
        if other is not None:
            yield (
                one.place,
                Issue(
                    "warning",
                    ISSUERS,
                    one.node,
                    f"Văn bản số {one.name} ngày {one.reference.date_text} ở đây ghi của {one.reference.issuer}, nhưng "
                    f"ở chỗ khác ghi của {other.reference.issuer}.",
                    one.reference.issuer,
                    "Đối chiếu văn bản gốc và ghi thống nhất một cơ quan ban hành.",
                ),
            )


def _may_be_same(one: Citation, other: Citation) -> bool:
    return may_be_same_body(_body(one), _body(other))


def _body(one: Citation) -> str:
    """Return the name of a body that is compared: a Sở, a Bộ, a committee; a chairman speaks for the body."""
    key = search_key(one.reference.issuer)
    for head in ("chu tich ", "giam doc ", "bo truong "):
        key = key.removeprefix(head)
    return key if f"{key} ".startswith(_HEADS_OF_BODIES) else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + "…"
