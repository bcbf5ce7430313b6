"""Reading .txt and .docx files: every paragraph, in order, once; what cannot be read is refused with its place."""

import unicodedata
import zipfile
from pathlib import Path

import pytest

from core.errors import InputError
from reports.importers import reading
from reports.importers.reading import Paragraph, decode_text, read_identifier, read_report_file
from tests.reports.importers.samples import W, paragraph, run, table, word_file

TEXT = "Ộ báo cáo\n\n  I. CÔNG TÁC CHỈ ĐẠO \r\n- Kế hoạch số 22/KH-SYT\n"
LINES = ["Ộ báo cáo", "I. CÔNG TÁC CHỈ ĐẠO", "- Kế hoạch số 22/KH-SYT"]


def words(path: Path) -> list[str]:
    return [one.text for one in read_report_file(path)]


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as error:
        read_report_file(path)
    return str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bao_cao.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert words(path) == LINES


def test_a_text_is_read_in_normal_form_with_any_line_end(tmp_path: Path) -> None:
    path = tmp_path / "BAO_CAO.TXT"
    path.write_bytes(unicodedata.normalize("NFD", "Kế hoạch\rQuyết định\x0bNghị quyết").encode())
    assert words(path) == ["Kế hoạch", "Quyết định", "Nghị quyết"]


def test_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as error:
        decode_text("dòng một\nquý".encode() + b"\xff\n", "cu.txt")
    assert str(error.value) == (
        "tệp “cu.txt”, dòng 2: không phải bảng mã UTF-8 hay UTF-16, hãy lưu lại tệp với bảng mã UTF-8"
    )


def test_files_that_are_no_reports_are_refused(tmp_path: Path) -> None:
    (tmp_path / "trong.txt").write_text(" \n\ufeff\n")
    (tmp_path / "bao_cao.pdf").write_text("x")
    assert refusal(tmp_path / "thieu.txt") == f"không có tệp “{tmp_path / 'thieu.txt'}”"
    assert refusal(tmp_path / "bao_cao.pdf") == "tệp “bao_cao.pdf” phải là .docx hoặc .txt"
    assert refusal(tmp_path / "trong.txt") == "tệp “trong.txt” không có chữ nào"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 3)
    (tmp_path / "lon.txt").write_text("bốn")
    assert refusal(tmp_path / "lon.txt") == "tệp “lon.txt” lớn hơn 20 MB, hãy bỏ bớt hình ảnh rồi nộp lại"


def test_word_paragraphs_with_tabs_and_breaks(tmp_path: Path) -> None:
    body = paragraph("Tổng số:", "<w:r><w:tab/><w:t>25</w:t></w:r>") + paragraph("")
    body += paragraph("dòng một", "<w:r><w:br/></w:r>", "dòng hai", "<w:r><w:noBreakHyphen/></w:r>", "hết")
    assert words(word_file(tmp_path, body)) == ["Tổng số:\t25", "dòng một", "dòng hai-hết"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('đi')}</w:moveFrom><w:moveTo>{run(' đến')}</w:moveTo>"
    body = paragraph("chữ ", deleted, f"<w:ins>{run('mới')}</w:ins>", moved)
    assert words(word_file(tmp_path, body)) == ["chữ mới đến"]


def test_content_controls_links_and_fields_keep_their_words(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('khối')}</w:sdtContent></w:sdt>"
    body += paragraph(
        "có ",
        f"<w:sdt><w:sdtContent>{run('ô ')}</w:sdtContent></w:sdt>",
        f"<w:hyperlink>{run('liên kết')}</w:hyperlink>",
    )
    assert words(word_file(tmp_path, body)) == ["khối", "có ô liên kết"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{paragraph('hộp trong')}</w:txbxContent>"
    box = f"<w:txbxContent>{paragraph('trong hộp', f'<w:r><w:pict>{inner}</w:pict></w:r>')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    alternate = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert words(word_file(tmp_path, paragraph("ngoài", alternate))) == ["ngoài", "trong hộp", "hộp trong"]


def test_a_data_table_gives_one_paragraph_a_row(tmp_path: Path) -> None:
    two = paragraph("Lĩnh vực") + paragraph("Y tế")
    path = word_file(tmp_path, table(["STT", two, "Nơi nhận kết quả"], ["1", "Dược", ""], ["", "", ""]))
    assert read_report_file(path) == [
        Paragraph("STT\tLĩnh vực Y tế\tNơi nhận kết quả", table_row=True),
        Paragraph("1\tDược\t", table_row=True),
    ]


def test_a_nested_table_is_read_once(tmp_path: Path) -> None:
    path = word_file(tmp_path, table(["a", table(["b", "c"])], ["d", "e"]))
    assert words(path) == ["a\tb c", "d\te"]


def test_rows_in_content_controls_are_read(tmp_path: Path) -> None:
    row = f"<w:tr><w:tc>{paragraph('ô')}</w:tc></w:tr>"
    body = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>{row}</w:tbl>"
    assert words(word_file(tmp_path, body)) == ["ô", "ô"]


def test_tables_that_set_the_head_and_the_signature_are_paragraphs(tmp_path: Path) -> None:
    left, right = paragraph("UBND TỈNH") + paragraph("SỞ Y TẾ"), paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    signature = table(["<w:p/>", paragraph("GIÁM ĐỐC") + paragraph("Phạm Minh An")])
    path = word_file(tmp_path, table([left, right], ["Số: 05/BC-SYT", "Bà Rịa, ngày 15"]) + signature)
    assert read_report_file(path) == [
        *(Paragraph("UBND TỈNH"), Paragraph("SỞ Y TẾ"), Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        *(Paragraph("Số: 05/BC-SYT"), Paragraph("Bà Rịa, ngày 15"), Paragraph("GIÁM ĐỐC"), Paragraph("Phạm Minh An")),
    ]


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 an old .doc")
    assert refusal(path) == "tệp “cu.docx” không phải tệp Word .docx hợp lệ, hãy mở bằng Word rồi lưu lại dạng .docx"


def damaged(path: Path) -> bool:
    return refusal(path) == (
        "tệp “bao_cao.docx” không phải tệp Word .docx hợp lệ, hãy mở bằng Word rồi lưu lại dạng .docx"
    )


def test_a_zip_without_a_document_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bao_cao.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert damaged(tmp_path / "bao_cao.docx")


def test_damaged_bytes_inside_the_zip_are_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path, "".join(paragraph(f"đoạn {number}") for number in range(50)))
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(bytes(data))
    assert damaged(path)


def test_a_document_without_a_body_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bao_cao.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert damaged(tmp_path / "bao_cao.docx")


def test_a_file_that_unzips_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNZIPPED_BYTES", 1000)
    path = word_file(tmp_path, paragraph("a" * 1000))
    assert refusal(path) == "tệp “bao_cao.docx” quá lớn sau khi giải nén"


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    prologue = '<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY many "mmmm">]>'
    assert damaged(word_file(tmp_path, paragraph("&secret;&many;"), prologue=prologue))


def test_footnotes_and_endnotes_follow_the_paragraph_that_they_belong_to(tmp_path: Path) -> None:
    path = word_file(
        tmp_path,
        paragraph("Tỷ lệ 98%", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + paragraph("Dòng sau", '<w:r><w:endnoteReference w:id="3"/></w:r>'),
    )
    line = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    with zipfile.ZipFile(path, "a") as archive:
        for kind, number, text in (("footnote", 2, "Tính đến 14/3"), ("endnote", 3, "Theo Sở Nội vụ")):
            note = f'<w:{kind} w:id="{number}">{paragraph(text)}</w:{kind}>'
            archive.writestr(f"word/{kind}s.xml", f'<w:{kind}s xmlns:w="{W}">{line}{note}</w:{kind}s>')
    assert words(path) == ["Tỷ lệ 98%", "Tính đến 14/3", "Dòng sau", "Theo Sở Nội vụ"]


def bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>'


def marks(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.marks) for one in read_report_file(path)]


def test_a_mark_belongs_to_the_paragraph_whose_words_follow_it(tmp_path: Path) -> None:
    body = paragraph(bookmark("cchc_a"), "một", bookmark("_GoBack")) + paragraph("hai", bookmark("cchc_b"))
    body += paragraph(bookmark("cchc_c")) + paragraph("ba ", bookmark("cchc_d"), "bốn") + bookmark("cchc_e")
    body += paragraph("năm", "<w:r><w:br/></w:r>", bookmark("cchc_f"), "sáu", f"<w:ins>{bookmark('cchc_g')}</w:ins>")
    assert marks(word_file(tmp_path, body)) == [
        ("một", ("cchc_a",)),
        ("hai", ()),
        ("ba bốn", ("cchc_b", "cchc_c", "cchc_d")),
        ("năm", ("cchc_e",)),
        ("sáu", ("cchc_f",)),
    ]


def test_a_mark_before_or_in_a_table_belongs_to_its_row(tmp_path: Path) -> None:
    rows = table(["STT", "Lĩnh vực"], ["1", f"<w:p>{bookmark('cchc_b')}{run('Dược')}</w:p>"])
    rows = rows.replace("<w:tbl>", f"<w:tbl>{bookmark('cchc_t')}")
    layout = table([paragraph("Nơi nhận:") + paragraph("- Lưu"), paragraph(bookmark("cchc_c"), "GIÁM ĐỐC")])
    assert marks(word_file(tmp_path, bookmark("cchc_a") + rows + layout)) == [
        ("STT\tLĩnh vực", ("cchc_a", "cchc_t")),
        ("1\tDược", ("cchc_b",)),
        ("Nơi nhận:", ()),
        ("- Lưu", ()),
        ("GIÁM ĐỐC", ("cchc_c",)),
    ]


def test_the_identifier_is_read_from_the_properties(tmp_path: Path) -> None:
    path = word_file(tmp_path, paragraph("chữ"))
    assert read_identifier(path.read_bytes()) == ""
    with zipfile.ZipFile(path, "a") as archive:
        dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
        archive.writestr("docProps/core.xml", f"<x {dc}><dc:identifier> cchc:a/b/c </dc:identifier></x>")
    assert read_identifier(path.read_bytes()) == "cchc:a/b/c"
