"""The paper as HTML: one body for the screen preview and the PDF, so that both show the same words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.domain.document import ReportDocument
from reports.renderers import frame
from reports.renderers.annex import ANNEX_TITLE, annex_header, annex_labels, annex_rows, attached_annexes
from reports.renderers.layout import Paragraph, Section, lay_out

_SUBJECT_LINE: Final = 60
_SLASHED: Final = re.compile(r"(\S{1,24}/\S{1,24})")


@dataclass(frozen=True, slots=True)
class Margin:
    """The links beside the sections, to comment on them: `{url}<node key>#node-<node key>`.

    `places` names the sections by their key, `numbers` says how many comments on them are not settled.
    """

    url: str
    places: Mapping[str, str]
    numbers: Mapping[str, int]


def render_paper(document: ReportDocument, records_url: str | None = None, margin: Margin | None = None) -> str:
    """Return the HTML of the paper's pages.

    With `records_url` (the screen) lists and figures link to their records, `{records_url}<node key>/` and
    `{records_url}figure/<code>/`, and what is missing or differs from the registers is marked; without it the
    paper is bare. With `margin` each section has a link to comment on it.
    """
    return render_to_string("reports/paper/_pages.html", _context(document, records_url) | {"margin": margin})


def render_paper_page(document: ReportDocument) -> str:
    """Return the whole HTML page that the PDF is made of."""
    return render_to_string("reports/paper/document.html", _context(document, None))


def _context(document: ReportDocument, records_url: str | None) -> dict[str, Any]:
    layout = lay_out(document)
    return {
        "document": document,
        "layout": layout,
        "sections": [_unbroken(section) for section in layout.body],
        "parent_body": frame.body_lines(document.header.parent_body),
        "body": frame.body_lines(document.header.body),
        "subject": [line for text in layout.subject for line in frame.balanced_lines(text, _SUBJECT_LINE)],
        "replaces": frame.replaces_text(document.header),
        "nation": frame.NATION,
        "motto": frame.MOTTO,
        "number": frame.number_text(document.header),
        "place_and_date": frame.place_and_date(document.header),
        "addressees_label": frame.ADDRESSEES_LABEL,
        "addressees": frame.addressee_lines(document.header),
        "draft_mark": frame.DRAFT_MARK if frame.is_draft(document) else "",
        "annex_label": next(iter(annex_labels(document)), ""),
        "annex_title": ANNEX_TITLE,
        "annex_reference": frame.annex_reference(document.header, layout.type_name),
        "annex_header": annex_header(document),
        "annex_rows": annex_rows(document),
        "attached_annexes": attached_annexes(document),
        "records_url": records_url,
    }


def _unbroken(section: Section) -> Section:
    """Return `section` with its paragraphs as safe HTML in which no line ends inside a reference or a date."""
    blocks = tuple(
        replace(block, words=_keep_whole(block.words), rest=_keep_whole(block.rest))
        if isinstance(block, Paragraph)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _keep_whole(text: str) -> SafeString:
    pieces = (
        format_html('<span class="unbroken">{}</span>', piece) if index % 2 else piece
        for index, piece in enumerate(_SLASHED.split(text))
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))
