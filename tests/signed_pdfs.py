"""Signed and hostile PDFs, made when a test asks for them: the key is generated then, and nothing of it is kept."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import signers
from pyhanko.stamp import TextStamp, TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader, PdfWriter

SIGNER = "SỞ Y TẾ TỈNH BÀ RỊA - VŨNG TÀU"
ORGANISATION = "UBND tỉnh Bà Rịa - Vũng Tàu"


@cache
def signer(name: str = SIGNER) -> signers.SimpleSigner:
    """Return who signs, with a certificate of their own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    own = asn1_x509.Certificate.load(certificate.public_bytes(der))
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    store = SimpleCertificateStore()
    store.register(own)
    return signers.SimpleSigner(signing_cert=own, signing_key=keys.PrivateKeyInfo.load(private), cert_registry=store)


def signed(data: bytes, field: str = "ChuKy1", name: str = SIGNER) -> bytes:
    """Return a PDF with one more digital signature, written behind it as document systems do."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    metadata = signers.PdfSignatureMetadata(field_name=field)
    # In a thread of its own: the library runs an event loop, and a test of the browser has one already.
    with ThreadPoolExecutor(1) as thread:
        output = thread.submit(signers.sign_pdf, writer, metadata, signer=signer(name)).result()
    return bytes(output.getvalue())


def stamped(data: bytes, text: str) -> bytes:
    """Return a PDF with words stamped on its first page, written behind it: a change after signing."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    style = TextStampStyle(stamp_text=text, text_box_style=TextBoxStyle(font_size=12))
    TextStamp(writer, style).apply(0, 50, 400)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def encrypted(data: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password; "" protects it from changes alone."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password="chủ", algorithm="AES-256")
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def scanned(pages: int = 2) -> bytes:
    """Return a PDF of pages without a word."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def raw(*objects: bytes, page: bytes = b"/Contents 4 0 R", pages: int = 1) -> bytes:
    """Return a PDF of so many equal pages with these objects from number 4 on."""
    sheet = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + page + b" >>"
    others = range(4 + len(objects), 3 + len(objects) + pages)
    kids = b" ".join(b"%d 0 R" % number for number in (3, *others))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        sheet,
        *objects,
        *(sheet for _ in others),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def nested(depth: int = 200_000) -> bytes:
    """Return a PDF whose page holds arrays in arrays in arrays."""
    return raw(b"[" * depth + b"]" * depth, page=b"/Contents 4 0 R /Annots 4 0 R")


def bomb(megabytes: int = 2000) -> bytes:
    """Return a PDF whose page unpacks to many times its own size."""
    block = b"BT (a) Tj ET\n" * 80_000
    times = megabytes * 1_000_000 // len(block)
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what came before: one packed block can stand there any number of times.
    packed_block = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(times):
        checksum = zlib.adler32(block, checksum)
    packed = head + packed_block * times + b"\x03\x00" + checksum.to_bytes(4, "big")
    return raw(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed))


def busy(megabytes: int = 70) -> bytes:
    """Return a PDF of ten pages, each of which unpacks to just what a reader takes and is seconds of work."""
    work = b"BT /F1 1 Tf () Tj ET\n"
    packed = zlib.compress(work * (megabytes * 1_000_000 // len(work)), 9)
    return raw(
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        page=b"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>",
        pages=10,
    )


def looping() -> bytes:
    """Return a PDF whose table of contents names itself as the one before, and whose pages are their own children."""
    data = raw(b"<< >>").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    at = data.index(b"trailer")
    start = data.rindex(b"xref\n0 ", 0, at)
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)
