"""The outline and the demo report that the tests of the import share, and Word files made by hand."""

import zipfile
from functools import cache
from pathlib import Path

from reports.domain.outline import Outline
from reports.domain.outline_reading import read_outline
from reports.importers.parsing import ParsedReport, parse_report
from reports.importers.reading import Paragraph, split_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@cache
def outline() -> Outline:
    files = {path.name: path.read_text(encoding="utf-8") for path in Path("fixtures/outlines").glob("*.toml")}
    return read_outline("brvt_315_2022.toml", files)


@cache
def demo_lines() -> tuple[str, ...]:
    text = Path("fixtures/demo/bao_cao_so_y_te_quy_1_2022.txt").read_text(encoding="utf-8")
    return tuple(paragraph.text for paragraph in split_text(text))


def parse(lines: list[str] | tuple[str, ...]) -> ParsedReport:
    return parse_report([Paragraph(line) for line in lines], outline(), "SYT", "Sở Y tế")


def placed(parsed: ParsedReport) -> dict[str, list[str]]:
    """Return the paragraphs of each node by its key."""
    return {node.node.key: node.paragraphs for node in parsed.nodes}


def heads(parsed: ParsedReport) -> dict[str, str]:
    """Return the first paragraph of each node of the body, by key."""
    return {node.node.key: node.paragraphs[0] for node in parsed.nodes if node.node.level}


def in_order(parsed: ParsedReport) -> list[str]:
    return [paragraph for node in parsed.nodes for paragraph in node.paragraphs]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(part if part.startswith('<') else run(part) for part in parts)}</w:p>"


def table(*rows: list[str]) -> str:
    """A Word table; a cell is text, or XML of its own."""
    cells = [[cell if cell.startswith("<w:") else paragraph(cell) for cell in row] for row in rows]
    inside = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl>{inside}</w:tbl>"


def word_file(folder: Path, body: str, numbering: str = "", styles: str = "", prologue: str = "") -> Path:
    """Write a .docx with nothing in it but what is given."""
    path = folder / "bao_cao.docx"
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            if inside:
                xml = f'{prologue}<w:{name} xmlns:w="{W}" xmlns:mc="{MC}">{inside}</w:{name}>'
                archive.writestr(f"word/{name}.xml", xml)
    return path
