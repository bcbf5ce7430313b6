"""A typed figure that differs from what the registers or its formula say.

Source: the rule of the portal for figures: a typed value may stand over a computed one with a note, and both are shown.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.faults import note_faults, overrides, word_override


def check_figure_overrides(reading: Reading) -> Iterator[Issue]:
    """Yield an error for every such figure without a note; one with a note is told."""
    for node in reading.document.walk():
        for fault in note_faults(node.figures):
            yield Issue("error", fault.rule, node.key, fault.message, fault.excerpt, fault.suggestion)
        for figure in node.figures:
            if overrides(figure) and figure.note:
                message = f"{word_override(figure)} Ghi chú: {figure.note}"
                yield Issue("info", "figure_overrides", node.key, message, figure.label)
