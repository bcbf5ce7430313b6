"""Making a section's lines say what somebody wrote elsewhere, without losing the records behind the lines that stay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reports.domain.diffing import align
from reports.domain.document import TABLE_ROW
from reports.domain.lines import canonical_line


class Words(Protocol):
    """A line as it reads."""

    @property
    def marker(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def inline(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be: `source` is the place of the present line that it was, `is_same` where that stays as it is."""

    marker: str
    text: str
    inline: bool = False
    source: int | None = None
    is_same: bool = False


def plan_lines(present: Sequence[Words], wanted: Sequence[NewLine]) -> tuple[NewLine, ...]:
    """Return `wanted` with the present line that each of them is: unchanged, moved or edited; the others are new."""
    before, after = [_words(line) for line in present], [_words(line) for line in wanted]
    sources = {right: left for left, right in align(before, after) if left is not None and right is not None}
    used = set(sources.values())
    moved: dict[tuple[str, str], list[int]] = {}
    for index in range(len(before)):
        if index not in used:
            moved.setdefault(canonical_line(before[index]), []).append(index)
    for index, words in enumerate(after):
        if index not in sources and moved.get(canonical_line(words)):
            sources[index] = moved[canonical_line(words)].pop(0)
    planned = []
    for index, line in enumerate(wanted):
        source = sources.get(index)
        is_same = source is not None and canonical_line(before[source]) == canonical_line(after[index])
        planned.append(replace(line, source=source, is_same=is_same))
    return tuple(planned)


def changes_nothing(present: Sequence[Words], planned: Sequence[NewLine]) -> bool:
    """Tell whether the planned lines are the present ones, in their order."""
    return len(present) == len(planned) and all(
        line.is_same and line.source == index and line.inline == present[index].inline
        for index, line in enumerate(planned)
    )


def _words(line: Words) -> str:
    return line.text if line.marker == TABLE_ROW else f"{line.marker} {line.text}"
