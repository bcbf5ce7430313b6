"""The PDF that a unit signed in its own document system: kept with the revision that was signed, and looked through."""

import hashlib
from dataclasses import asdict, dataclass

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Prefetch, QuerySet

from accounts.attachments import MAX_BYTES, clean_name, named_by_type
from accounts.models import User
from accounts.selectors import units_of
from core.errors import InputError
from core.file_types import find_type
from reports.domain.signed_copies import Comparison, Signature, read_comparison, stored_comparison
from reports.importers.uploaded_pdf.reading import read_uploaded_pdf
from reports.models import Revision, SignedCopy
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.services.paper_comparison import compare_copy
from reports.services.revisions import frozen_document

MAX_COPIES = 20
SIGNED_COPIES = Prefetch("signed_copies", SignedCopy.objects.select_related("uploaded_by"))
"""What templates/reports/paper/_signed.html needs of each revision."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found when a copy came in; `signatures` is None where they could not be read."""

    comparison: Comparison
    signatures: tuple[Signature, ...] | None


def add_signed_copy(revision: Revision, file: UploadedFile, by: Actor) -> SignedCopy:
    """Keep the signed PDF of a revision with what comparing the two showed.

    Raises InputError, with nothing stored, for an empty, too large, damaged or protected file, one that is no PDF or
    costs too much to read, one that the revision has already, and where it has MAX_COPIES.
    """
    name, data = read_upload(file)
    digest = hashlib.sha256(data).hexdigest()
    _refuse_again(revision, name, digest)
    uploaded = read_uploaded_pdf(name, data)
    comparison = compare_copy(frozen_document(revision), uploaded.pages, uploaded.unread)
    signatures_read = uploaded.signatures is not None
    with transaction.atomic():
        # Two uploads at once wait for each other, so that neither the limit nor the comparison is passed by.
        Revision.objects.select_for_update().get(pk=revision.pk)
        _refuse_again(revision, name, digest)
        copy = SignedCopy.objects.create(
            revision=revision,
            name=name,
            content=ContentFile(data, name="ban-da-ky.pdf"),
            size=len(data),
            sha256=digest,
            comparison={**stored_comparison(comparison), "signatures_read": signatures_read},
            signatures=[asdict(one) for one in uploaded.signatures or ()],
            uploaded_by=by.user,
        )
        leave_trace(by, "signed_copy", revision.report, detail=f"Phiên bản {revision.number}: {name}")
    return copy


def read_upload(file: UploadedFile) -> tuple[str, bytes]:
    """Return a safe name and the bytes of an uploaded PDF; raises InputError where it is empty, too large or no PDF."""
    name = clean_name(file.name or "")
    if not file.size:
        raise InputError(f"{name}: tệp rỗng, hãy chọn tệp có nội dung")
    if file.size > MAX_BYTES:
        raise InputError(f"{name}: tệp lớn quá 20 MB, hãy tải bản có dung lượng nhỏ hơn")
    data = file.read()
    if not data.startswith(b"%PDF-"):
        raise InputError(f"{name}: nội dung không phải là PDF, hãy chọn tệp PDF")
    return named_by_type(name, find_type(name, data)), data


def signed_copies_of(user: User) -> QuerySet[SignedCopy]:
    """Return the signed copies of the units that the user may see."""
    return SignedCopy.objects.filter(revision__report__unit__in=units_of(user))


def findings_of(copy: SignedCopy) -> Findings:
    """Return what was found in a copy when it came in."""
    stored = dict(copy.comparison)
    signatures_read = stored.pop("signatures_read")
    signatures = tuple(Signature(**one) for one in copy.signatures) if signatures_read else None
    return Findings(read_comparison(stored), signatures)


def _refuse_again(revision: Revision, name: str, digest: str) -> None:
    held = list(revision.signed_copies.values_list("sha256", "name"))
    same = next((held_name for held_digest, held_name in held if held_digest == digest), None)
    if same is not None:
        raise InputError(f"{name}: tệp này đã được tải lên với tên “{same}”")
    if len(held) >= MAX_COPIES:
        raise InputError(f"{name}: phiên bản đã có {MAX_COPIES} bản đã ký, không nhận thêm")
