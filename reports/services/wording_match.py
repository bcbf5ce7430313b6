"""What the words of a line make of it: a line that follows its record, and a task that it tells of."""

import re
from collections.abc import Sequence

from core.text import fold, squeeze
from directives.models import Document
from directives.services import ToldTask
from directives.wording import word_document
from reports.models import Mention, SectionLine

_ENDING = re.compile(r"(?<![.…])[;.]$")
_TOLD_LATE = re.compile(r"cap nhat (?:\w+ ){0,3}(?:tre|cham)")


def follow_document(line: SectionLine, document: Document) -> None:
    """Link an unsaved written line to the document that it begins with.

    It becomes generated only where the document's wording gives the same characters, white space aside.
    """
    line.document = document
    ending = _ENDING.search(line.text)
    words = line.text[: ending.start()] if ending else line.text
    if squeeze(words) == word_document(document):
        line.text, line.origin, line.ending = "", SectionLine.Origin.GENERATED, ending[0] if ending else ""


def told_task(text: str, named: Sequence[tuple[str, Document]]) -> ToldTask | None:
    """Return the assigned task that a line of a task node tells of: one that begins with another body's document.

    `named` has the role and the document of each reference of the line that stands in no other's subject.
    """
    if not named or named[0][0] != Mention.Role.CITED:
        return None
    answers = (document for role, document in named[1:] if role == Mention.Role.ISSUED)
    return ToldTask(named[0][1], next(answers, None), bool(_TOLD_LATE.search(fold(text))))
