"""How much a whole PDF export of the real report (assembly, HTML, PDF) takes beside WeasyPrint alone on the same HTML.

The annex has 40 rows. Both run warm, in turn, in one process. Prints both medians and their ratio; ends with exit
code 1 where the ratio is over MOST.
"""

import statistics
import sys
import time
from collections.abc import Callable

from _seed_report import ROOT, import_seed_report, prepare

ROUNDS = 9
MOST = 1.15
ANNEX_ROWS = 40


def main() -> int:
    prepare()
    from weasyprint import HTML

    from reports.assembly.build import build_report
    from reports.renderers.annex import annex_rows
    from reports.renderers.paper import render_paper_page
    from reports.services.exporting import export_report

    report = import_seed_report(ANNEX_ROWS)
    document = build_report(report)
    assert len(annex_rows(document)) == ANNEX_ROWS
    html = render_paper_page(document)
    sheets = [ROOT / "static" / "css" / name for name in ("paper.css", "paper_print.css")]

    def bare() -> object:
        return HTML(string=html, media_type="print").write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")

    def whole() -> object:
        return export_report(report, "pdf")

    ours, theirs = medians([whole, bare])
    ratio = ours / theirs
    print(f"whole export {ours * 1000:.0f} ms, WeasyPrint {theirs * 1000:.0f} ms, ratio {ratio:.2f} (at most {MOST})")
    return int(ratio > MOST)


def medians(ways: list[Callable[[], object]]) -> list[float]:
    """Return the median seconds of each way, warm, one of each per round so that noise meets all alike."""
    for way in ways:
        way()
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for way, seconds in zip(ways, times, strict=True):
            start = time.perf_counter()
            way()
            seconds.append(time.perf_counter() - start)
    return [statistics.median(seconds) for seconds in times]


if __name__ == "__main__":
    sys.exit(main())
