"""How a stored line reads, and where its words contradict a record."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from directives.domain.identity import register_key
from directives.domain.references import parse_references
from directives.models import Inspection
from directives.services import same_subject
from directives.wording import word_assigned_task, word_document, word_inspection
from reports.domain.sentences import sentence_values, word_sentence
from reports.models import Mention, SectionLine

Values = Mapping[str, Decimal | None]


def word_line(line: SectionLine, values: Values) -> str:
    """Return a line's words: its own, or those of its record or sentence with the figures' `values` in it."""
    if line.origin == SectionLine.Origin.WRITTEN:
        return line.text
    return word_record(line, values)


def word_record(line: SectionLine, values: Values) -> str:
    """Return how the record or sentence behind a line reads; "" for a line that has none."""
    if line.document:
        words = word_document(line.document)
    elif line.assigned_task:
        words = word_assigned_task(line.assigned_task)
    elif line.inspection:
        words = word_visit(line.inspection)
    elif line.sentence:
        words = word_sentence(line.sentence, values)
    else:
        return ""
    return words + line.ending


def word_visit(visit: Inspection) -> str:
    """Return a visit's wording; one that was read `with_counts` costs no query."""
    if not hasattr(visit, "finding_count"):
        visit = Inspection.objects.with_counts().get(pk=visit.pk)
    return word_inspection(visit, visit.finding_count, visit.request_count)


def difference(line: SectionLine, mentions: Sequence[Mention], values: Values) -> str:
    """Return what a record that the words name says, where the words contradict it; else "".

    A generated line follows its own record, but its words may still name others.
    """
    generated = line.origin == SectionLine.Origin.GENERATED
    if line.sentence:
        if generated:
            return ""
        told = sentence_values(line.sentence, line.text) or {}
        known = {code: values.get(code) for code in told}
        differ = any(value is not None and value != told[code] for code, value in known.items())
        return word_sentence(line.sentence, known) if differ else ""
    documents = [one.document for one in mentions if not (generated and one.document == line.document)]
    if not documents:
        return ""
    text = word_line(line, values)
    said = {register_key(one.number, one.symbol): one for one in parse_references(text)}
    for document in documents:
        reference = said.get(register_key(document.number, document.symbol))
        if reference is None:
            return word_document(document)
        if reference.issued_on and document.issued_on and reference.issued_on != document.issued_on:
            return word_document(document)
        if reference.subject and document.subject and not same_subject(reference.subject, document.subject):
            return word_document(document)
    return ""
