"""One figure told twice in a report with two values: in two sentences, or in a sentence and in an indicator.

Source: the seed tells its 126 procedures in two sections; whoever changes one of them has to change the other.
"""

from collections import defaultdict
from collections.abc import Iterator

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.claims import Claim
from reports.domain.quantities.labels import label_key, total_key
from reports.domain.quantities.referred import wrong_references

_SHORT = 60
"""A shorter paragraph is a line of a list, that may stand once for each unit."""


def check_across_places(reading: Reading) -> Iterator[Issue]:
    """Yield a warning at each of two places that give one total with two values."""
    yield from _named_again(reading)
    totals: dict[tuple[str, ...], list[tuple[Passage, Claim]]] = defaultdict(list)
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for claim in statement.claims if "tổng số" in statement.lowered else ():
                key = total_key(claim)
                if key and is_own(passage, claim):
                    totals[(*key, claim.mention.group)].append((passage, claim))
    for places in totals.values():
        if len(places) == 2 and any(len(passage.text) > _SHORT for passage, _ in places):
            yield from _between(*places)
    yield from _beside_figures(reading, totals)


def _named_again(reading: Reading) -> Iterator[Issue]:
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for claim, named in wrong_references(statement):
                if is_own(passage, claim):
                    yield _issue(passage, claim, f"trước đó ghi “{words_of(passage, named)}”")


def _between(one: tuple[Passage, Claim], other: tuple[Passage, Claim]) -> Iterator[Issue]:
    if one[1].mention.value == other[1].mention.value:
        return
    for (passage, claim), against in ((one, other), (other, one)):
        yield _issue(passage, claim, f"chỗ khác trong báo cáo ghi “{_quoted(*against)}”")


def _beside_figures(reading: Reading, totals: dict[tuple[str, ...], list[tuple[Passage, Claim]]]) -> Iterator[Issue]:
    told = {key[:-1]: places for key, places in totals.items()}
    for node in reading.document.walk():
        for figure in node.figures:
            places = told.get(label_key(figure.label.lower()), []) if figure.state == "answered" else []
            for passage, claim in places:
                if passage.node != node.key and figure.value is not None and figure.value != claim.mention.value:
                    value = format_number(figure.value)
                    yield _issue(passage, claim, f"chỉ tiêu “{figure.label}” của báo cáo là {value}")


def _quoted(passage: Passage, claim: Claim) -> str:
    return passage.text[max(claim.start, passage.own_from) : claim.mention.until].strip(" \t\u00a0,;:.(")


def _issue(passage: Passage, claim: Claim, against: str) -> Issue:
    said = words_of(passage, claim)
    return Issue(
        "warning",
        "across_places",
        passage.node,
        f"Ở đây ghi “{said}”, nhưng {against}.",
        said,
        "Hãy kiểm tra rồi ghi một số thống nhất ở các chỗ.",
        needs_reason=True,
    )
