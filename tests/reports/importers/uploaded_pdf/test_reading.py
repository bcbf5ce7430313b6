"""An uploaded PDF read in a child process: words, signatures, and files that were made to do harm."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import InputError
from reports.importers.uploaded_pdf.child import MAX_PAGES
from reports.importers.uploaded_pdf.reading import read_uploaded_pdf
from reports.renderers.pdf import render_pdf
from tests import signed_pdfs
from tests.reports.renderers.sample_tree import sample_document

ROOT = Path(__file__).resolve().parents[4]
WHOLE = signed_pdfs.raw(
    b"<< /Length 46 >>\nstream\nBT /F1 12 Tf 72 700 Td (Bao cao quy I) Tj ET   \nendstream",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    page=b"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>",
)


def test_the_words_of_every_page_are_read() -> None:
    found = read_uploaded_pdf("a.pdf", WHOLE)
    assert (found.pages, found.unread, found.signatures) == (("Bao cao quy I",), 0, ())


def test_a_signature_names_its_signer_and_covers_the_whole_file() -> None:
    found = read_uploaded_pdf("a.pdf", signed_pdfs.signed(WHOLE))
    assert found.pages == ("Bao cao quy I",)
    (signature,) = found.signatures or ()
    assert (signature.signer, signature.organisation) == (signed_pdfs.SIGNER, signed_pdfs.ORGANISATION)
    assert signature.issuer == signed_pdfs.SIGNER
    assert (signature.is_intact, signature.covers_file, signature.changed) == (True, True, "nothing")
    assert signature.moment is not None


def test_a_second_signature_is_a_change_that_a_signed_file_allows() -> None:
    """The portal's own PDF: looking for changes in its many objects must not take minutes."""
    printed = render_pdf(sample_document())
    twice = signed_pdfs.signed(signed_pdfs.signed(printed), "ChuKy2", "Văn thư Sở Y tế")
    first, second = read_uploaded_pdf("a.pdf", twice).signatures or ()
    assert (first.is_intact, first.covers_file, first.changed) == (True, False, "allowed")
    assert (second.signer, second.covers_file, second.changed) == ("Văn thư Sở Y tế", True, "nothing")


def test_words_stamped_after_signing_are_told() -> None:
    (signature,) = read_uploaded_pdf("a.pdf", signed_pdfs.stamped(signed_pdfs.signed(WHOLE), "khac")).signatures or ()
    assert (signature.is_intact, signature.covers_file, signature.changed) == (True, False, "other")


def test_bytes_changed_after_signing_break_the_signature() -> None:
    changed = signed_pdfs.signed(WHOLE).replace(b"(Bao cao quy I)", b"(Bao cao quy V)")
    found = read_uploaded_pdf("a.pdf", changed)
    assert found.pages == ("Bao cao quy V",)
    assert [one.is_intact for one in found.signatures or ()] == [False]


def test_a_signature_that_is_none_is_told_apart_from_no_signature() -> None:
    signed = signed_pdfs.signed(WHOLE)
    at = signed.index(b"/Contents <") + len(b"/Contents <")
    assert read_uploaded_pdf("a.pdf", signed[:at] + b"ff" * 50 + signed[at + 100 :]).signatures is None


def test_a_file_that_asks_for_no_password_to_be_read_is_read() -> None:
    assert read_uploaded_pdf("a.pdf", signed_pdfs.encrypted(WHOLE, "")).pages == ("Bao cao quy I",)


# Made when they are needed: some take a second.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a password": (lambda: signed_pdfs.encrypted(WHOLE, "mật khẩu"), "tệp đặt mật khẩu, hãy bỏ mật khẩu"),
    "cut in half": (lambda: WHOLE[: len(WHOLE) // 2], "tệp PDF bị hỏng, không đọc được"),
    "random bytes": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200, "tệp PDF bị hỏng, không đọc được"),
    "loops": (signed_pdfs.looping, "tệp PDF bị hỏng, không đọc được"),
    "many pages": (lambda: signed_pdfs.scanned(MAX_PAGES + 1), "tệp có hơn 150 trang"),
    "endless work": (
        signed_pdfs.busy,
        "tệp PDF quá phức tạp, hệ thống không đọc được trong thời gian cho phép",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words_that_name_it(kind: str) -> None:
    make, reason = HOSTILE[kind]
    data = make()
    with pytest.raises(InputError) as refused:
        read_uploaded_pdf("bản ký.pdf", data)
    assert str(refused.value).startswith(f"bản ký.pdf: {reason}")


@pytest.mark.parametrize("make", [signed_pdfs.nested, signed_pdfs.bomb], ids=["deep nesting", "a bomb"])
def test_what_cannot_be_unpacked_has_no_words(make: Callable[[], bytes]) -> None:
    found = read_uploaded_pdf("a.pdf", make())
    assert (found.pages, found.signatures) == (("",), ())


def test_the_child_reaches_nobody_and_writes_nothing() -> None:
    program = """
import socket
from reports.importers.uploaded_pdf import child
child._set_limits()
for reach in (
    lambda: socket.socket().connect(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("example.vn", 80),
    lambda: open("/tmp/x", "w"),
    lambda: __import__("subprocess").run(["true"]),
    lambda: __import__("os").system("true"),
    lambda: __import__("os").remove("/tmp/x"),
):
    try:
        reach()
    except PermissionError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "socket.connect",
        "socket.getaddrinfo",
        "open",
        "subprocess.Popen",
        "os.system",
        "os.remove",
    ]


def test_the_portal_starts_without_the_libraries_that_parse_pdfs() -> None:
    program = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "cchc_portal.settings"
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print([name for name in ("pyhanko", "pypdf", "aiohttp", "asn1crypto") if name in sys.modules])
"""
    environment = {"DEBUG": "1", "DATABASE_URL": "sqlite://:memory:"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"
