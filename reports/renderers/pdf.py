"""The paper as a tagged PDF, laid out by WeasyPrint."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings

from reports.domain.document import ReportDocument
from reports.renderers.paper import render_paper_page

_PAPER = ("paper.css", "paper_print.css")


def render_pdf(document: ReportDocument) -> bytes:
    """Return the PDF/UA of `document` in the format of NĐ 30/2020/NĐ-CP, Phụ lục I."""
    return html_to_pdf(render_paper_page(document), _PAPER)


def html_to_pdf(html: str, stylesheets: tuple[str, ...]) -> bytes:
    """Return the PDF/UA of a whole page, with the named files of static/css."""
    # Imported lazily: where one of WeasyPrint's system libraries is missing, the rest of the portal still runs.
    from weasyprint import HTML

    with _without_garbage_collection():
        page = HTML(string=html, media_type="print")
        pdf: bytes = page.write_pdf(pdf_variant="pdf/ua-1", **_style(stylesheets))
    return pdf


@cache
def _style(names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fonts and parsed stylesheets that every render of this process shares: parsing costs a tenth."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    folder = settings.BASE_DIR / "static" / "css"
    sheets = [CSS(filename=folder / name, font_config=fonts, media_type="print") for name in names]
    return {"font_config": fonts, "stylesheets": sheets}


# Fonts must go before the libraries that free them do.
atexit.register(_style.cache_clear)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking the layout's many live boxes again and again: about a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
