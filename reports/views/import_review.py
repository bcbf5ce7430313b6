"""The review of an import: which paragraph opens which node, as fields that somebody may correct."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from reports.domain.outline import Outline, place_names
from reports.importers.parsing import ParsedNode, ParsedReport
from reports.models import AnswerState

_FIELD = "doan-{}"
_MOST_FIELDS = 2000


class ReviewForm:
    """Fields by paragraph: the name of the node that it opens; blank opens none.

    `errors` (paragraph → message) holds names that the outline does not have.
    """

    def __init__(self, outline: Outline, recognised: ParsedReport) -> None:
        self.labels = _labels(outline)
        self.required = {node.key for node in outline.nodes if node.required}
        self._keys = {label: key for key, label in self.labels.items()}
        self._recognised = {
            node.indexes[0]: node.node.key for node in recognised.nodes if node.node.level and node.indexes
        }
        self._paragraphs = range(recognised.lines_in)
        self.errors: dict[int, str] = {}
        self.values: dict[int, str] = {}

    def read(self, posted: MultiValueDict | Mapping[str, str]) -> dict[int, str]:
        """Return the corrections: paragraph → node key, or "" for a heading that is none after all."""
        corrections: dict[int, str] = {}
        for index in self._paragraphs:
            value = posted.get(_FIELD.format(index))
            if value is None:
                continue
            label = " ".join(value.split())
            key = self._keys.get(label, "")
            if label and not key:
                self.errors[index] = f"Không có mục “{label[:80]}”, hãy chọn trong danh sách."
                self.values[index] = label
            elif key != self._recognised.get(index, ""):
                corrections[index] = key
        return corrections


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph with its field."""

    field: str
    text: str
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A recognised node: its heading, what stands below it, and whether the report keeps what it has."""

    node: ParsedNode
    label: str
    state: str
    heading: ParagraphRow | None
    lines: tuple[ParagraphRow, ...]
    figures: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ReviewRows:
    """All that the page lists. `missing`: names of required nodes that the file does not have."""

    nodes: tuple[NodeRow, ...]
    unmatched: tuple[ParagraphRow, ...]
    missing: tuple[str, ...]
    with_fields: bool


def review_rows(form: ReviewForm, parsed: ParsedReport, corrections: Mapping[int, str], held: set[str]) -> ReviewRows:
    """Return the rows of the page. A very long file has fields for its headings only."""
    with_fields = parsed.lines_in <= _MOST_FIELDS

    def row(index: int, text: str, key: str = "") -> ParagraphRow:
        value = form.values.get(index, form.labels.get(corrections.get(index, key), ""))
        return ParagraphRow(_FIELD.format(index), text, value, form.errors.get(index, ""))

    def node_row(node: ParsedNode) -> NodeRow:
        rows = [row(index, text) for index, text in zip(node.indexes, node.paragraphs, strict=True)]
        in_body = bool(node.node.level)
        heading = row(node.indexes[0], node.paragraphs[0], node.node.key) if in_body else None
        return NodeRow(
            node=node,
            label=form.labels[node.node.key],
            state=AnswerState(node.state).label,
            heading=heading,
            lines=tuple(rows[1:] if in_body else rows),
            figures=sum(value is not None for value in node.figures.values()),
            is_kept=node.node.key in held,
        )

    found = {node.node.key for node in parsed.nodes}
    return ReviewRows(
        nodes=tuple(node_row(node) for node in parsed.nodes),
        unmatched=tuple(row(index, text) for index, text in zip(parsed.unmatched_at, parsed.unmatched, strict=True)),
        missing=tuple(label for key, label in form.labels.items() if key in form.required and key not in found),
        with_fields=with_fields,
    )


def _labels(outline: Outline) -> dict[str, str]:
    """Return a name for each node, all different, by which a person finds and chooses it."""
    labels: dict[str, str] = {}
    for key, name in place_names(outline).items():
        taken = sum(label == name or label.startswith(f"{name} (") for label in labels.values())
        labels[key] = f"{name} ({taken + 1})" if taken else name
    return labels
