"""Large workbooks, which are read row by row: the same cells as the fast reader gives, whoever wrote them."""

from pathlib import Path

import pytest

from tests.tthc.dossier_files import files
from tests.tthc.dossier_files.files import HEAD, ROW, row
from tthc.dossier_files.cells import column_place
from tthc.dossier_files.days import Days
from tthc.dossier_files.formats import open_sheets
from tthc.dossier_files.sheet_rows import TEXTS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = (
    f'<sst xmlns="{MAIN}"><si><t>Số &amp; mã</t></si><si><r><t>Tên </t></r><r><t>thủ tục</t></r>'
    "<rPh><t>カナ</t></rPh></si></sst>"
)
CELLS = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>'
    '<c r="E2" s="4"/><c r="F2"><f>1+1</f><v>2</v></c><c r="G2" t="str"><f>"a"</f><v>a</v></c>'
    '<c r="H2" t="b"><v>1</v></c><c r="I2" t="e"><v>#N/A</v></c><c r="J2" t="d"><v>2022-01-15</v></c></row>'
    '<row><c><v>44576.5</v></c><c t="inlineStr"><is><r><t>Cấp </t></r><r><t>phép</t></r></is></c></row></sheetData>'
    "</worksheet>"
)


def by_rows(folder: Path, data: bytes) -> list[list[object]]:
    (folder / "a").write_bytes(data)
    (sheet,) = open_sheets(folder / "a", {}, in_memory=False)
    return list(sheet.rows)


def test_cells_of_every_kind_are_read_at_their_places(tmp_path: Path) -> None:
    assert by_rows(tmp_path, files.package(CELLS, **{TEXTS: SHARED})) == [
        [],
        ["", "Số & mã", "Tên thủ tục", "", "", 2.0, "a", True, "", "2022-01-15"],
        [44576.5, "Cấp phép"],
    ]


@pytest.mark.parametrize("prefix", ["", "x"])
def test_both_readers_give_the_same_cells(prefix: str, tmp_path: Path) -> None:
    data = files.package(files.sheet_xml(files.list_cells(ROW, row(code="2", name="Đất &amp; rừng")), prefix))
    (tmp_path / "b").write_bytes(data)
    (fast,) = open_sheets(tmp_path / "b", {})
    rows = list(fast.rows)
    assert by_rows(tmp_path, data) == rows
    assert rows[0] == list(HEAD)


def test_a_workbook_of_an_old_mac_counts_its_days_from_1904(tmp_path: Path) -> None:
    book = files.PARTS["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    (tmp_path / "a").write_bytes(files.package(files.sheet_xml({}), **{"xl/workbook.xml": book}))
    for in_memory in (True, False):
        (sheet,) = open_sheets(tmp_path / "a", {}, in_memory)
        assert sheet.is_1904
    assert Days(is_1904=True).read(43114) == "2022-01-15"


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = files.PARTS["xl/workbook.xml"].replace('sheetId="1"', 'sheetId="1" state="hidden"')
    (tmp_path / "a").write_bytes(files.package(files.sheet_xml({}), **{"xl/workbook.xml": book}))
    for in_memory in (True, False):
        assert list(open_sheets(tmp_path / "a", {}, in_memory)) == []


def test_the_letters_of_a_column_tell_its_place() -> None:
    assert [column_place(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16383]
    for letters in ("", "AAAA", "É"):
        with pytest.raises(ValueError):
            column_place(letters)
