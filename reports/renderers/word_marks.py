"""Bookmarks in the Word file: which paragraphs are which node's, so that an edited file can be brought back."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from reports.domain.document import ReportDocument
from reports.domain.node_marks import node_mark, printed_paragraphs, report_identifier


class NodeMarks:
    """Puts the mark of a node on its first paragraph.

    The bookmark goes no further: LibreOffice writes one that ends in another paragraph twice, or not at all.
    """

    def __init__(self, document: ReportDocument) -> None:
        self._identifier = identifier_of(document)
        self._nodes = {node.key: node for node in document.walk()}
        self._count = 0

    def put(self, key: str, paragraph: WordParagraph | None) -> None:
        """Mark the paragraph that opens `key`; None: nothing was printed."""
        if paragraph is None:
            return
        node = self._nodes.get(key)
        mark = node_mark(self._identifier, key, printed_paragraphs(node) if node else ())
        self._count += 1
        start = new_element("w:bookmarkStart", id=str(self._count), name=mark)
        if paragraph._p.pPr is None:
            paragraph._p.insert(0, start)
        else:
            paragraph._p.pPr.addnext(start)
        paragraph._p.append(new_element("w:bookmarkEnd", id=str(self._count)))


def identifier_of(document: ReportDocument) -> str:
    """Return what tells a report's file from another's, as the property `identifier` has it."""
    return report_identifier(document.province_code, document.unit_code, document.period.key)


def new_element(tag: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML with its attributes."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
