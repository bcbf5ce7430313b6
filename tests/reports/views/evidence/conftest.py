"""A document and a section of the seed report, each with a file."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from accounts.attachments import attach
from accounts.models import Attachment, User
from directives.models import Document
from reports.models import Report, Section
from tests import evidence_files as files

KEY = "results.procedures.one_stop.dossiers"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def document(report: Report) -> Document:
    return Document.objects.filter(unit=report.unit).order_by("pk").first()


@pytest.fixture
def section(report: Report) -> Section:
    return report.sections.get(key=KEY)


@pytest.fixture
def attached(report: Report, people: dict[str, User]) -> Callable[..., Attachment]:
    """Attach a file to a record or a section as the clerk does."""

    def make(owner: Model, name: str = "can cu.pdf", data: bytes = files.PDF) -> Attachment:
        return attach(owner, report.unit, people["clerk"], SimpleUploadedFile(name, data))

    return make
