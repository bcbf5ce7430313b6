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
from reports.models import Mention, Section, SectionLine

_MOST_NAMED: Final = 1000
"""So many named documents are linked at once; no real section names more."""


def names_others(before: str, after: str) -> bool:
    """Tell whether the second wording names other documents than the first; subjects still being typed aside."""
    return before != after and _named(before) != _named(after)


def link_lines(unit: Unit, kind: str, lines: Sequence[SectionLine]) -> None:
    """Derive the links of stored `lines` of a node of this kind anew."""
    before = {line.pk: line.document_id for line in lines}
    mentions = find_links(unit, kind, lines)
    relinked = [line for line in lines if line.document_id != before[line.pk]]
    if relinked:
        SectionLine.objects.bulk_update(relinked, ["document"])
    store_links(mentions, lines)


def find_links(unit: Unit, kind: str, lines: Sequence[SectionLine]) -> list[Mention]:
    """Return the mentions, not stored yet, of `lines` (stored or not) of a node of this kind.

    A written line that begins with a document is linked to it, so that the two can be compared; reworded, it keeps
    the link, so that the document's words can be put back. Only the first 1000 documents that the lines name are
    linked; a generated line always is to its own.
    """
    _read_records(lines)
    texts = [word_line(line, {}) for line in lines]
    named = _first_named(texts)
    register = DocumentRegister(unit, [one for references in named for one in references])
    mentions: list[Mention] = []
    for line, text, references in zip(lines, texts, named, strict=True):
        own = line.document if line.origin == SectionLine.Origin.GENERATED else None
        found: dict[int, Mention] = {}
        if own:
            role = Mention.Role.ISSUED if is_issuer(unit.short_name, own.issuer_code) else Mention.Role.CITED
            found[0] = Mention(line=line, document=own, role=role)
        for reference in references:
            document = register.find(reference)
            if document and not (own and reference.start == 0):
                role = role_of(reference, text, kind, unit.short_name)
                found[reference.start] = Mention(line=line, document=document, role=role)
        for position, mention in enumerate(found.values()):
            mention.section_id, mention.position = line.section_id, position
            mentions.append(mention)
        if line.origin == SectionLine.Origin.WRITTEN and 0 in found and line.document_id != found[0].document.pk:
            line.document = found[0].document
    return mentions


def relink_heading(section: Section) -> None:
    """Derive what the section's heading cites anew: it was worded otherwise."""
    section.mentions.filter(line=None).delete()
    references = parse_references(section.heading)
    register = DocumentRegister(section.report.unit, references)
    found = [(position, register.find(one)) for position, one in enumerate(references)]
    Mention.objects.bulk_create(
        Mention(section=section, document=document, role=Mention.Role.CITED, position=position)
        for position, document in found
        if document
    )


def store_links(mentions: Sequence[Mention], linked: Sequence[SectionLine]) -> None:
    """Store the mentions of lines that are stored by now, in place of those that the `linked` lines have."""
    if linked:
        Mention.objects.filter(line__in=[line.pk for line in linked]).delete()
    if mentions:
        Mention.objects.bulk_create(mentions)


def _read_records(lines: Sequence[SectionLine]) -> None:
    """Read the records that generated lines print, all lines' together."""
    generated = [line for line in lines if line.origin == SectionLine.Origin.GENERATED]
    prefetch_related_objects(
        generated,
        *("document", "assigned_task__assigning_document", "assigned_task__answering_document"),
        Prefetch("inspection", Inspection.objects.with_counts()),
    )


def _first_named(texts: Sequence[str]) -> list[list[Reference]]:
    """Return the documents that each text names, no more than the limit in all."""
    named: list[list[Reference]] = []
    left = _MOST_NAMED
    for text in texts:
        named.append(parse_references(text)[:left])
        left -= len(named[-1])
    return named


def _named(text: str) -> list[tuple[object, ...]]:
    return [(one.start == 0, one.number, one.symbol, one.year, one.issued_on) for one in parse_references(text)]
