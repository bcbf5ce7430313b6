"""The report's paragraphs with the figures they claim, read once for all rules on figures in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reports.checks.per_reading import per_reading
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.balance import Imbalance, imbalances
from reports.domain.quantities.claims import Claim, Statement, read_statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.dossier_figures import Record
from reports.domain.quantities.lists import Item, make_item, wrong_lists, wrong_sum_lines
from reports.domain.quantities.parts import wrong_parts
from reports.domain.quantities.records import records

_MOST_PARAGRAPHS: Final = 60
"""A list, or what is told of one subject, is no longer than this."""


@dataclass(frozen=True)
class Block:
    """Paragraphs between two bare headings; `items` are `passages` as lists see them."""

    passages: tuple[Passage, ...]
    items: tuple[Item, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The paragraphs with their claims."""
        return tuple(item.statement for item in self.items)

    @cached_property
    def wrong_parts(self) -> tuple[tuple[Passage, WrongParts], ...]:
        """Totals that contradict their parts, in a sentence or in a list."""
        found = [
            (passage, wrong)
            for passage, statement in zip(self.passages, self.statements, strict=True)
            for wrong in wrong_parts(statement)
        ]
        found += [(self.passages[place], wrong) for place, wrong in wrong_lists(self.items)]
        found += [(self.passages[place], wrong) for place, wrong in wrong_sum_lines(self.items)]
        return tuple({(passage.place, one.total.mention.start): (passage, one) for passage, one in found}.values())

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """What the paragraphs tell of dossiers, one record a subject."""
        return tuple(records(self.statements))

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """What does not balance in dossiers; figures that were told as a wrong total or part are not told again."""
        told = {id(claim) for _, wrong in self.wrong_parts for claim in (wrong.total, *wrong.parts)}
        found = []
        for record in self.records:
            for wrong in imbalances(record):
                claims = {id(one.claim) for one in (wrong.whole, *wrong.parts)}
                if not claims & told or wrong.is_none:
                    found.append(wrong)
                    told |= claims
        return tuple(found)


@per_reading
def blocks_of(reading: Reading) -> tuple[Block, ...]:
    """Return the report's paragraphs with their claims; table rows are left out."""
    return tuple(_blocks(reading))


def is_own(passage: Passage, claim: Claim) -> bool:
    """Tell whether the writer, and not the outline, gives the figure."""
    return claim.mention.start >= passage.own_from


def words_of(passage: Passage, claim: Claim) -> str:
    """Return the figure with its noun, or with its label where it has none, as written."""
    mention = claim.mention
    start = mention.start if mention.unit or mention.kind == "percent" else max(claim.start, passage.own_from)
    if mention.start - start > 60:
        start = mention.start
    return passage.text[min(start, mention.start) : mention.until].strip(" \t\u00a0,;:.(")


def _blocks(reading: Reading) -> Iterator[Block]:
    passages: list[Passage] = []
    for passage in reading.passages:
        is_bare = bool(passage.text) and passage.own_from == len(passage.text)
        if passages and (is_bare or len(passages) >= _MOST_PARAGRAPHS):
            yield _block(passages)
            passages = []
        if not passage.is_table_row:
            passages.append(passage)
    if passages:
        yield _block(passages)


def _block(passages: list[Passage]) -> Block:
    items = tuple(make_item(passage.marker, read_statement(passage.text)) for passage in passages)
    return Block(tuple(passages), items)
