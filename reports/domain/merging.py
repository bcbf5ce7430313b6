"""Two versions of a section's lines side by side, to be merged by whoever saved later."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reports.domain.diffing import has_too_many_equals
from reports.domain.lines import canonical_line


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `mine[mine_from:mine_to]` beside `theirs[theirs_from:theirs_to]`; equal in both where `is_same`."""

    is_same: bool
    mine_from: int
    mine_to: int
    theirs_from: int
    theirs_to: int


def merge_blocks(mine: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> list[Block]:
    """Return the blocks of two lists of lines (marker, text) in order; white space does not count.

    Two lists with too many equal lines are one block: matching them would take too long.
    """
    left = [canonical_line(f"{marker} {text}") for marker, text in mine]
    right = [canonical_line(f"{marker} {text}") for marker, text in theirs]
    if has_too_many_equals(left, right):
        return [Block(False, 0, len(left), 0, len(right))]
    return [
        Block(tag == "equal", *places)
        for tag, *places in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    ]
