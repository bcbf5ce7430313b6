"""The seed report sent by its leader, with a signed copy of its first revision."""

import pytest
from django.core.files.base import ContentFile

from accounts.models import User
from reports.domain.signed_copies import Comparison, WordDifference, stored_comparison
from reports.models import Report, Revision, SignedCopy
from reports.review.actor import Actor
from reports.review.transitions import submit

SIGNATURE = {
    "signer": "SỞ Y TẾ",
    "organisation": "UBND tỉnh",
    "issuer": "CA",
    "signed_at": "2022-03-15T03:00:00+00:00",
    "is_intact": True,
    "covers_file": True,
    "changed": "nothing",
}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def report(sendable: Report) -> Report:
    return sendable


@pytest.fixture
def revision(report: Report, people: dict[str, User]) -> Revision:
    submit(report.pk, report.version, Actor(people["leader"]))
    report.refresh_from_db()
    return report.revisions.get()


def keep_copy(revision: Revision, user: User, **changed: object) -> SignedCopy:
    """Keep a signed copy without reading it."""
    comparison = Comparison("different", 100, 1, 1, 1, (WordDifference("trong kỳ có", "02", "03", "nhiệm vụ"),))
    values = {
        "name": "bản ký.pdf",
        "size": 8,
        "sha256": "0" * 64,
        "comparison": {**stored_comparison(comparison), "signatures_read": True},
        "signatures": [SIGNATURE],
    }
    content = ContentFile(b"%PDF-1.7", name="x.pdf")
    return SignedCopy.objects.create(revision=revision, content=content, uploaded_by=user, **{**values, **changed})


@pytest.fixture
def copy(revision: Revision, people: dict[str, User]) -> SignedCopy:
    return keep_copy(revision, people["clerk"])
