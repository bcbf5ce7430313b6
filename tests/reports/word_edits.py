"""Editing a report's Word file as people do in Word."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports.assembly.build import build_report
from reports.domain.document import ReportDocument
from reports.models import Report
from reports.renderers.word import render_word

Edit = Callable[[WordDocument], object]


def made_file(report: Report) -> bytes:
    """Return the Word file of a report as it stands now."""
    return _rendered(build_report(Report.objects.get(pk=report.pk)))


@cache
def _rendered(document: ReportDocument) -> bytes:
    return render_word(document)


def edited(data: bytes, *edits: Edit) -> bytes:
    """Return a Word file as somebody saved it after `edits`."""
    word = Document(BytesIO(data))
    for edit in edits:
        edit(word)
    output = BytesIO()
    word.save(output)
    return output.getvalue()


def paragraph_with(word: WordDocument, words: str) -> Paragraph:
    """Return the first paragraph with these words, in the text or in a table."""
    every = (Paragraph(element, word) for element in word.element.body.iter(qn("w:p")))
    return next(one for one in every if words in one.text)


def replacing(old: str, new: str) -> Edit:
    """Type `new` over `old`, as Word does: the bookmarks round the words stay."""

    def edit(word: WordDocument) -> None:
        paragraph = paragraph_with(word, old)
        text = paragraph.text.replace(old, new)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = text

    return edit


def removing(words: str) -> Edit:
    def edit(word: WordDocument) -> None:
        element = paragraph_with(word, words)._p
        element.getparent().remove(element)

    return edit


def adding_after(words: str, text: str) -> Edit:
    def edit(word: WordDocument) -> None:
        paragraph_with(word, words)._p.addnext(word.add_paragraph(text)._p)

    return edit


def writing_above(words: str, text: str) -> Edit:
    """Press Enter before the first letter of a paragraph and write there: the bookmark stays where it began."""

    def edit(word: WordDocument) -> None:
        below = paragraph_with(word, words)
        above = below.insert_paragraph_before(text)
        above.runs[0]._r.addprevious(below._p.find(qn("w:bookmarkStart")))

    return edit


def without_marks(words: str) -> Edit:
    """Lose the bookmark of a paragraph, as when somebody deletes it and types it again."""

    def edit(word: WordDocument) -> None:
        for element in list(paragraph_with(word, words)._p):
            if element.tag.endswith(("bookmarkStart", "bookmarkEnd")):
                element.getparent().remove(element)

    return edit
