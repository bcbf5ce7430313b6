"""A loose text as the rules on figures read it."""

from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading


def reading(text: str) -> Reading:
    return Reading(document_of_text(split_lines(text)))
