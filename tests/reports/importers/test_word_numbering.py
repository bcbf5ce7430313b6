"""Numbers and bullets that Word shows but does not store in the text."""

from pathlib import Path

import pytest

from core.errors import InputError
from reports.importers.reading import read_report_file
from tests.reports.importers.samples import paragraph, word_file


def level(index: int, kind: str, shape: str, start: str = "1") -> str:
    shown = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{shape}"/>'
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/>{shown}</w:lvl>'


def numbering(*levels: str, restarted: bool = False) -> str:
    """Two lists, 1 and 2, on one abstract list."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restarted else ""
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    first = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'{abstract}{first}<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'


def item(text: str, index: int = 0, number: int = 1) -> str:
    return paragraph(f'<w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>', text)


def words(folder: Path, body: str, lists: str, styles: str = "") -> list[str]:
    return [one.text for one in read_report_file(word_file(folder, body, lists, styles))]


def test_levels_count_and_begin_again(tmp_path: Path) -> None:
    lists = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."))
    body = item("A") + item("B", 1) + item("C", 2) + item("D", 2) + item("E") + item("F", 1)
    assert words(tmp_path, body, lists) == ["I. A", "1. B", "1.1. C", "1.2. D", "II. E", "1. F"]


@pytest.mark.parametrize(("shape", "marker"), [("\uf0b7", "-"), ("-", "-"), ("+", "+"), ("*", "*")])
def test_bullets_become_markers(tmp_path: Path, shape: str, marker: str) -> None:
    assert words(tmp_path, item("a"), numbering(level(0, "bullet", shape))) == [f"{marker} a"]


@pytest.mark.parametrize(
    ("kind", "start", "shown"),
    [("lowerLetter", "2", "b)"), ("upperRoman", "49", "XLIX)"), ("lowerRoman", "4", "iv)"), ("decimal", "10", "10)")],
)
def test_numbers_are_written_in_their_kind(tmp_path: Path, kind: str, start: str, shown: str) -> None:
    assert words(tmp_path, item("a"), numbering(level(0, kind, "%1)", start))) == [f"{shown} a"]


def test_a_number_that_is_not_shown_is_not_read(tmp_path: Path) -> None:
    assert words(tmp_path, item("a") + item("b", number=0), numbering(level(0, "none", "%1"))) == ["a", "b"]


def test_lists_of_one_abstract_list_count_on_unless_restarted(tmp_path: Path) -> None:
    body = item("a") + item("b", number=2) + item("c", number=2)
    assert words(tmp_path, body, numbering(level(0, "decimal", "%1."))) == ["1. a", "2. b", "3. c"]
    assert words(tmp_path, body, numbering(level(0, "decimal", "%1."), restarted=True)) == ["1. a", "1. b", "2. c"]


def test_a_list_may_come_from_the_style(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = paragraph('<w:pPr><w:pStyle w:val="Muc"/></w:pPr>', "a")
    assert words(tmp_path, body, numbering(level(0, "decimal", "%1.")), styles) == ["1. a"]


def test_malformed_numbering_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không phải tệp Word"):
        words(tmp_path, item("a"), numbering(level(0, "decimal", "%1.", start="một")))


def test_a_malformed_level_of_a_paragraph_or_a_style_is_refused(tmp_path: Path) -> None:
    lists = numbering(level(0, "decimal", "%1."))
    malformed = '<w:numPr><w:ilvl w:val="abc"/><w:numId w:val="1"/></w:numPr>'
    styles = f'<w:style w:styleId="Muc"><w:pPr>{malformed}</w:pPr></w:style>'
    for body, of_styles in ((paragraph(f"<w:pPr>{malformed}</w:pPr>", "a"), ""), (paragraph("a"), styles)):
        with pytest.raises(InputError) as refusal:
            words(tmp_path, body, lists, of_styles)
        assert str(refusal.value) == (
            "tệp “bao_cao.docx” không phải tệp Word .docx hợp lệ, hãy mở bằng Word rồi lưu lại dạng .docx"
        )


def test_a_huge_level_costs_nothing(tmp_path: Path) -> None:
    deep = 2_000_000_000
    assert words(tmp_path, item("a", deep), numbering(level(deep, "decimal", "%1.%9."))) == ["1.1. a"]


def test_a_huge_number_costs_nothing(tmp_path: Path) -> None:
    lists = numbering(level(0, "upperRoman", "%1.", start="2000000000"))
    assert words(tmp_path, item("a"), lists) == ["2000000000. a"]
