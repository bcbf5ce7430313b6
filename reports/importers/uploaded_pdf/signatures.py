"""The digital signatures of a PDF: whose they are, and whether the file is still what they signed.

Nothing is fetched and no certificate is traced to its issuer. Imported in the child process alone: the library and what
it needs take half a second to load.
"""

import signal
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import FrameType
from typing import Any, Final

from asn1crypto.x509 import Name
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfReadError, PdfStreamError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from core.text import clean, squeeze
from reports.domain.signed_copies import Change, Signature

MAX_SIGNATURES: Final = 20
LOOK_UNTIL: Final = 5.0
"""Seconds of computing after which nobody looks any longer for what was added behind a signature."""
_MAX_NAME: Final = 200


def read_signatures(data: bytes) -> list[Signature]:
    """Return the first MAX_SIGNATURES signatures in the order of signing; raises whatever the library raises."""
    try:
        return _read(data, strict=True)
    except (PdfReadError, PdfStreamError):
        # Many programs write what a strict reader refuses; what was added after signing is then left undecided.
        return _read(data, strict=False)


class _StrictReader(PdfFileReader):
    """A strict reader that reads the table of an object stream once.

    The library reads it again for each object in it: looking for changes took a minute for a report of 14 pages.
    """

    def __init__(self, stream: BytesIO) -> None:
        self._tables: dict[int, tuple[list[tuple[int, int]], bytes]] = {}
        super().__init__(stream, strict=True)

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> generic.PdfObject:
        if stmnum not in self._tables:
            self._tables[stmnum] = self._table(stmnum)
        table, data = self._tables[stmnum]
        if not 0 <= idx < len(table) or table[idx][0] != idnum:
            raise PdfReadError("an object is not where the table says")
        stream = BytesIO(data)
        stream.seek(table[idx][1])
        read: generic.PdfObject = generic.read_object(stream, generic.Reference(idnum, 0, self))
        if isinstance(read, generic.StreamObject | generic.IndirectObject):
            raise PdfReadError("an object stream holds what it must not")
        return read

    def _table(self, number: int) -> tuple[list[tuple[int, int]], bytes]:
        """Return (object's number, where it begins) of all objects in a stream, and the unpacked stream."""
        stream = generic.Reference(number, 0, self).get_object()
        if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
            raise PdfReadError("an object stream is none")
        data, first, count = stream.read_data(DecodePurpose.OBJECT_STREAM), stream["/First"], stream["/N"]
        head = data[:first].split()
        if not all(part.isdigit() for part in head) or len(head) < 2 * count:
            raise PdfReadError("the table of an object stream is damaged")
        numbers = [int(part) for part in head[: 2 * count]]
        return [(own, first + offset) for own, offset in zip(numbers[::2], numbers[1::2], strict=True)], data


def _read(data: bytes, strict: bool) -> list[Signature]:
    reader = _StrictReader(BytesIO(data)) if strict else PdfFileReader(BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    return [_signature(one, strict) for one in reader.embedded_regular_signatures[:MAX_SIGNATURES]]


def _signature(embedded: EmbeddedPdfSignature, strict: bool) -> Signature:
    certificate = embedded.signer_cert
    covers_file, changed = _extent(embedded, strict)
    moment = embedded.self_reported_timestamp
    return Signature(
        signer=_named(certificate.subject, "common_name"),
        organisation=_named(certificate.subject, "organization_name"),
        issuer=_named(certificate.issuer, "common_name") or _named(certificate.issuer, "organization_name"),
        signed_at=moment.isoformat() if moment and moment.tzinfo else "",
        is_intact=_is_intact(embedded),
        covers_file=covers_file,
        changed=changed,
    )


def _is_intact(embedded: EmbeddedPdfSignature) -> bool | None:
    """Return whether the signed bytes are what was signed, with the key of the certificate in the file."""
    try:
        digest = embedded.compute_digest()
        intact, valid = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, "data", digest)
    except Exception:
        # An algorithm that the library does not know, or a signature that is none: it says nothing either way.
        return None
    return bool(intact and valid)


def _extent(embedded: EmbeddedPdfSignature, strict: bool) -> tuple[bool, Change]:
    """Return whether the signature covers the whole file, and what was added after it."""
    try:
        embedded.compute_integrity_info(skip_diff=True)
    except Exception:
        return False, "unknown"
    if embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True, "nothing"
    if embedded.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return False, "other"
    return False, _changed(embedded) if strict else "unknown"


def _changed(embedded: EmbeddedPdfSignature) -> Change:
    try:
        with _time_left():
            result = embedded.diff_result = embedded.evaluate_modifications(DEFAULT_DIFF_POLICY)
    except Exception:
        return "unknown"
    if not isinstance(result, DiffResult) or not embedded.summarise_integrity_info()["docmdp_ok"]:
        return "other"
    return "allowed" if result.modification_level <= ModificationLevel.FORM_FILLING else "other"


@contextmanager
def _time_left() -> Iterator[None]:
    """Raise TimeoutError once the process has computed for LOOK_UNTIL seconds: what else was found is still told."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    left = LOOK_UNTIL - time.process_time()
    if left <= 0:
        raise TimeoutError
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, left)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _named(name: Name, part: str) -> str:
    """Return a part of a certificate's name as one short line."""
    value: Any = name.native.get(part, "")
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    shown = "".join(char for char in clean(text) if unicodedata.category(char) != "Cf")
    return squeeze(shown)[:_MAX_NAME]
