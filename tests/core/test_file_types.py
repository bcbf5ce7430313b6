"""The kind of a file is what its content says."""

import io
import zipfile

import pytest
from PIL import ImageFile

from core.errors import InputError
from core.file_types import EXCEL, JPEG, MAX_UNZIPPED, PDF, PNG, WORD, find_type
from tests import evidence_files as files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refusal(data: bytes, name: str = "van ban.pdf") -> str:
    with pytest.raises(InputError) as refused:
        find_type(name, data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (files.PDF, PDF),
        (files.word(), WORD),
        (files.workbook(), EXCEL),
        (files.picture("PNG"), PNG),
        (files.picture("JPEG"), JPEG),
    ],
)
@pytest.mark.parametrize("name", ["a.pdf", "a.exe", "a"])
def test_the_content_says_the_kind_whatever_the_name_is(data: bytes, kind: object, name: str) -> None:
    assert find_type(name, data) == kind


@pytest.mark.parametrize("data", [b"<html><script>alert(1)</script></html>", b"", b"GIF89a", b"\x7fELF", b"PK\x05\x06"])
def test_what_is_none_of_the_accepted_kinds_is_refused_with_their_names(data: bytes) -> None:
    assert refusal(data, "anh.png") == (
        "anh.png: nội dung không phải là PDF, Word (.docx), Excel (.xlsx), PNG hoặc JPG; "
        "hãy chọn tệp khác hoặc lưu lại đúng loại"
    )


def test_a_program_named_pdf_is_refused_as_one() -> None:
    assert refusal(files.EXE).startswith("van ban.pdf: nội dung là chương trình, không nhận")


@pytest.mark.parametrize("parts", [{"a.txt": b"x"}, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"x"}])
def test_an_archive_named_docx_is_refused(parts: dict[str, bytes]) -> None:
    assert "là tệp nén, không phải tệp Word hay Excel" in refusal(files.zipped(parts), "bao cao.docx")


@pytest.mark.parametrize("package", [files.word(), files.workbook()])
@pytest.mark.parametrize("part", ["word/vbaProject.bin", "xl/VBAPROJECT.BIN"])
def test_macros_are_refused_with_the_mend(package: bytes, part: str) -> None:
    message = refusal(files.with_part(package, part, b"x"), "bao cao.docx")
    assert message == "bao cao.docx: tệp có macro, không nhận; hãy lưu lại (Save As) thành .docx hoặc .xlsx"


def test_a_file_that_declares_macros_is_refused_though_they_are_hidden() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    package = files.zipped({"[Content_Types].xml": types, "word/document.xml": b"x"})
    assert "tệp có macro" in refusal(package)


def test_an_office_file_that_unpacks_to_too_much_is_refused_unread() -> None:
    package = bytearray(files.with_part(files.workbook(), "xl/media/big.bin", b"x"))
    with zipfile.ZipFile(io.BytesIO(bytes(package))) as held:
        place = held.start_dir
    entry = package.index(b"xl/media/big.bin", place) - 46
    package[entry + 24 : entry + 28] = (MAX_UNZIPPED + 1).to_bytes(4, "little")
    assert "nội dung quá lớn khi giải nén" in refusal(bytes(package))


@pytest.mark.parametrize("data", [files.word(), files.picture("PNG", (300, 300)), files.picture("JPEG", (300, 300))])
def test_what_was_cut_off_on_the_way_is_refused(data: bytes) -> None:
    assert "bị hỏng hoặc tải lên chưa hết" in refusal(data[: len(data) * 2 // 3])


def test_a_broken_picture_is_refused_where_something_was_printed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint lets Pillow take broken pictures from then on."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    data = files.picture("JPEG", (300, 300))
    assert "bị hỏng hoặc tải lên chưa hết" in refusal(data[: len(data) * 2 // 3])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_pdf_without_its_end_is_refused() -> None:
    assert refusal(files.PDF[:20]) == ("van ban.pdf: tệp PDF bị thiếu phần cuối, hãy xuất hoặc quét lại rồi đính kèm")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    assert refusal(files.huge_png()) == (
        "van ban.pdf: ảnh có quá 60 triệu điểm, hãy quét lại với độ phân giải thấp hơn"
    )


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_a_picture_that_only_begins_like_one_is_refused(start: bytes) -> None:
    assert "ảnh bị hỏng" in refusal(start + b"<script>alert(1)</script>" * 20)


def test_old_and_protected_office_files_are_refused_with_the_mend() -> None:
    assert "tệp Office kiểu cũ (.doc, .xls)" in refusal(OLE)
    assert "tệp đặt mật khẩu" in refusal(OLE + "EncryptedPackage".encode("utf-16-le"))
