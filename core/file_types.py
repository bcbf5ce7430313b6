"""What kind of file some bytes are: found in the content, never in the name or in what a browser says of it."""

import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import Final

from core.errors import InputError

ACCEPTED: Final = "PDF, Word (.docx), Excel (.xlsx), PNG hoặc JPG"
MAX_UNZIPPED: Final = 400 * 1024 * 1024
MAX_PIXELS: Final = 60_000_000
"""A sheet of A4 scanned at 600 dots an inch has 35 million."""

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MAX_CONTENT_TYPES: Final = 1024 * 1024
_PDF_END_WITHIN: Final = 2048
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class FileType:
    """An accepted kind of file: its media type, its name on the screen, and the endings of its names, ours first."""

    media_type: str
    label: str
    suffixes: tuple[str, ...]


PDF: Final = FileType("application/pdf", "PDF", (".pdf",))
WORD: Final = FileType(f"{_OFFICE}wordprocessingml.document", "Word", (".docx",))
EXCEL: Final = FileType(f"{_OFFICE}spreadsheetml.sheet", "Excel", (".xlsx",))
PNG: Final = FileType("image/png", "Ảnh PNG", (".png",))
JPEG: Final = FileType("image/jpeg", "Ảnh JPG", (".jpg", ".jpeg"))
FILE_TYPES: Final = (PDF, WORD, EXCEL, PNG, JPEG)


def find_type(name: str, data: bytes) -> FileType:
    """Return what kind of file `data` is; `name` is for the messages alone.

    Raises InputError for any other kind, and for a file that is damaged, protected, holds macros or unpacks to more
    than a portal should hold.
    """
    if data.startswith(b"%PDF-"):
        _check_pdf(name, data)
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _office_type(name, data)
    if data.startswith((_PNG, _JPEG)):
        return _image_type(name, data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(f"{name}: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi đính kèm lại")
        raise InputError(f"{name}: tệp Office kiểu cũ (.doc, .xls), hãy lưu lại (Save As) thành .docx hoặc .xlsx")
    if data.startswith(b"MZ"):
        raise InputError(f"{name}: nội dung là chương trình, không nhận; chỉ đính kèm {ACCEPTED}")
    raise InputError(f"{name}: nội dung không phải là {ACCEPTED}; hãy chọn tệp khác hoặc lưu lại đúng loại")


def _check_pdf(name: str, data: bytes) -> None:
    if b"%%EOF" not in data[-_PDF_END_WITHIN:] or b"startxref" not in data:
        raise InputError(f"{name}: tệp PDF bị thiếu phần cuối, hãy xuất hoặc quét lại rồi đính kèm")


def _office_type(name: str, data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise InputError(f"{name}: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi đính kèm lại")
            if sum(part.file_size for part in parts) > MAX_UNZIPPED:
                raise InputError(f"{name}: nội dung quá lớn khi giải nén, hãy bỏ bớt ảnh, dòng và cột thừa")
            names = {part.filename for part in parts}
            if _CONTENT_TYPES not in names:
                raise InputError(f"{name}: là tệp nén, không phải tệp Word hay Excel; hãy đính kèm từng tệp")
            with package.open(_CONTENT_TYPES) as part:
                types = part.read(_MAX_CONTENT_TYPES)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{name}: tệp bị hỏng hoặc tải lên chưa hết, hãy mở và lưu lại rồi đính kèm") from error
    if b"macroEnabled" in types or any(part.lower().endswith("vbaproject.bin") for part in names):
        raise InputError(f"{name}: tệp có macro, không nhận; hãy lưu lại (Save As) thành .docx hoặc .xlsx")
    for kind, main in ((WORD, "word/document.xml"), (EXCEL, "xl/workbook.xml")):
        if main in names and f"{kind.media_type}.main+xml".encode() in types:
            return kind
    raise InputError(f"{name}: là tệp nén, không phải tệp Word hay Excel; hãy đính kèm {ACCEPTED}")


def _image_type(name: str, data: bytes) -> FileType:
    from PIL import Image, ImageFile

    kind = PNG if data.startswith(_PNG) else JPEG
    # WeasyPrint lets Pillow take broken pictures, for the whole process, once it has printed something.
    takes_broken, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # The size is looked at below, before anything is unpacked.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=["PNG" if kind is PNG else "JPEG"]) as image:
                too_large = image.width * image.height > MAX_PIXELS
                if not too_large and kind is PNG:
                    image.verify()
                elif not too_large:
                    # The smallest scale: every byte is read, a fraction of the picture is held.
                    image.draft("L", (1, 1))
                    image.load()
    except Image.DecompressionBombError:
        too_large = True
    except Exception as error:
        raise InputError(f"{name}: ảnh bị hỏng hoặc tải lên chưa hết, hãy chụp hoặc quét lại") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = takes_broken
    if too_large:
        raise InputError(f"{name}: ảnh có quá 60 triệu điểm, hãy quét lại với độ phân giải thấp hơn")
    return kind
