"""Reading rendered files back as text without white space, for tests that look for words in them."""

import io
import re

import docx
import openpyxl
import pypdf


def squash(text: str) -> str:
    """Return `text` without any white space."""
    return re.sub(r"\s+", "", text)


def pdf_text(content: bytes) -> str:
    """Return the words of all pages, page numbers and the draft mark left out."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = (page.extract_text() for page in reader.pages)
    return squash("\n".join(_without_margin(page) for page in pages))


def _without_margin(page: str) -> str:
    lines = page.splitlines()
    return "\n".join(line for line in lines if not re.fullmatch(r"\s*(\d{1,3}|DỰ THẢO|\d{1,3}\s+DỰ THẢO)\s*", line))


def word_text(content: bytes) -> str:
    """Return the words of paragraphs and tables in their order."""
    document = docx.Document(io.BytesIO(content))
    return squash("".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")))


def excel_text(content: bytes) -> str:
    """Return the words of every cell of every sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return squash(
        "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value)
    )
