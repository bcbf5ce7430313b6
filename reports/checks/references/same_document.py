"""Citations that give one document another number: kind, issuer, date and title are the same."""

from collections import defaultdict
from datetime import date

from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, Register, citations
from reports.checks.references.subjects import title_key


@per_reading
def other_numbers(reading: Reading) -> dict[int, tuple[Citation, Citation]]:
    """Return by place each citation with another one that gives the same document another number."""
    titles: dict[tuple[Register, date, str], list[Citation]] = defaultdict(list)
    for one in citations(reading):
        if one.body is not None and one.date and one.has_sure_subject:
            key = title_key(one.own_subject)
            if key:
                titles[one.register, one.date, key].append(one)
    found: dict[int, tuple[Citation, Citation]] = {}
    for group in titles.values():
        numbers = {one.number: one for one in reversed(group)}
        if len(numbers) == 2:
            first, second = numbers.values()
            for one in group:
                other = second if one.number == first.number else first
                if other.cited.passage is not one.cited.passage:
                    found[one.place] = one, other
    return found
