"""Links from lines to the documents that their words name: derived from the words at each save, never typed.

A document that the register lacks is not added here: whoever types half a number has not named a document yet.
"""

from collections.abc import Sequence
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects

from accounts.models import Unit
from directives.domain.identity import is_issuer
from directives.domain.references import Reference, parse_references
from directives.models import Inspection
from directives.services import DocumentRegister
from reports.assembly.lines import word_line
from reports.importers.parsing import role_of
from reports.models import Mention, SectionLine

_MOST_NAMED: Final = 1000
"""So many named documents are linked at once; no real section names more."""


def names_others(before: str, after: str) -> bool:
    """Tell whether the second wording names other documents than the first; subjects still being typed aside."""
    return before != after and _named(before) != _named(after)


def link_lines(unit: Unit, kind: str, lines: Sequence[SectionLine], fresh: bool = False) -> None:
    """Derive the mentions of stored `lines` of a node of this kind anew; `fresh` lines have none yet.

    A written line that begins with a document is linked to it, so that the two can be compared; reworded, it keeps
    the link, so that the document's words can be put back. Only the first 1000 documents that the lines name are
    linked; a generated line always is to its own.
    """
    _read_records(lines)
    texts = {line.pk: word_line(line, {}) for line in lines}
    named = _first_named(texts)
    register = DocumentRegister(unit, [one for references in named.values() for one in references])
    mentions: list[Mention] = []
    relinked: list[SectionLine] = []
    for line in lines:
        own = line.document if line.origin == SectionLine.Origin.GENERATED else None
        found: dict[int, Mention] = {}
        if own:
            role = Mention.Role.ISSUED if is_issuer(unit.short_name, own.issuer_code) else Mention.Role.CITED
            found[0] = Mention(line=line, document=own, role=role)
        for reference in named[line.pk]:
            document = register.find(reference)
            if document and not (own and reference.start == 0):
                role = role_of(reference, texts[line.pk], kind, unit.short_name)
                found[reference.start] = Mention(line=line, document=document, role=role)
        for position, mention in enumerate(found.values()):
            mention.section_id, mention.position = line.section_id, position
            mentions.append(mention)
        if line.origin == SectionLine.Origin.WRITTEN and 0 in found and line.document_id != found[0].document.pk:
            line.document = found[0].document
            relinked.append(line)
    if not fresh:
        Mention.objects.filter(line__in=[line.pk for line in lines]).delete()
    if mentions:
        Mention.objects.bulk_create(mentions)
    if relinked:
        SectionLine.objects.bulk_update(relinked, ["document"])


def _read_records(lines: Sequence[SectionLine]) -> None:
    """Read the records that generated lines print, all lines' together."""
    generated = [line for line in lines if line.origin == SectionLine.Origin.GENERATED]
    prefetch_related_objects(
        generated,
        *("document", "assigned_task__assigning_document", "assigned_task__answering_document"),
        Prefetch("inspection", Inspection.objects.with_counts()),
    )


def _first_named(texts: dict[int, str]) -> dict[int, list[Reference]]:
    """Return the documents that each text names, no more than the limit in all."""
    named: dict[int, list[Reference]] = {}
    left = _MOST_NAMED
    for pk, text in texts.items():
        named[pk] = parse_references(text)[:left]
        left -= len(named[pk])
    return named


def _named(text: str) -> list[tuple[object, ...]]:
    return [(one.start == 0, one.number, one.symbol, one.year, one.issued_on) for one in parse_references(text)]
