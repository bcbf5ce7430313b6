"""Files to attach, sound and unsound, made in memory."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from docx import Document
from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00This program cannot be run in DOS mode." + b"\x00" * 200


def picture(form: str, size: tuple[int, int] = (60, 40)) -> bytes:
    """Return a picture with something to compress; `form` is "PNG" or "JPEG"."""
    image = Image.new("RGB", size)
    image.putdata([(x % 256, x * 7 % 256, x * 13 % 256) for x in range(size[0] * size[1])])
    output = io.BytesIO()
    image.save(output, form)
    return output.getvalue()


def huge_png() -> bytes:
    """Return a PNG of a few hundred bytes that says it has 900 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def word() -> bytes:
    output = io.BytesIO()
    document = Document()
    document.add_paragraph("Kế hoạch cải cách hành chính")
    document.save(output)
    return output.getvalue()


def workbook(rows: Sequence[Sequence[object]] = (("STT", "Nội dung"), (1, "Cấp phép"))) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return output.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Return an Office file with one part more."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        return zipped({part: held.read(part) for part in held.namelist()} | {name: content})
