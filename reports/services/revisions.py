"""Freezing a report: its tree, its figures and its files as they were when it was sent or approved."""

import hashlib
from dataclasses import replace

from django.core.files.base import ContentFile, File
from django.utils import timezone

from core.errors import InputError
from core.jobs import run_job
from reports.domain.document import ReportDocument
from reports.models import Report, Revision, RevisionFigure, RevisionFile, Transition
from reports.renderers.json_tree import parse_json, render_json
from reports.services.formats import FORMATS

FILE_FORMATS = ("pdf", "xlsx", "docx")
"""The formats that the worker makes, in this order; the tree itself is the fourth."""


def freeze(report: Report, document: ReportDocument, transition: Transition, like: Revision | None = None) -> Revision:
    """Store the report's next revision, made by `transition`; its files are made by the worker right after it.

    `like`: an earlier revision that prints the same words; files that it has already are taken over.
    """
    tree = render_json(document)
    last = last_revision(report)
    revision = Revision.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        transition=transition,
        tree=tree.decode(),
        sha256=hashlib.sha256(tree).hexdigest(),
    )
    RevisionFigure.objects.bulk_create(
        RevisionFigure(
            revision=revision,
            position=position,
            code=figure.code,
            label=figure.label,
            unit=figure.unit,
            state=figure.state,
            value=figure.value,
            computed=figure.computed,
            origin=figure.origin,
            note=figure.note,
        )
        for position, figure in enumerate(document.figures())
    )
    ready = {file.format: file for file in like.files.exclude(content="")} if like else {}
    RevisionFile.objects.bulk_create(_file(revision, name, ready.get(name)) for name in FILE_FORMATS)
    return revision


def last_revision(report: Report) -> Revision | None:
    """Return the newest revision of the report, None where it was never sent."""
    return report.revisions.order_by("-number").first()


def frozen_document(revision: Revision) -> ReportDocument:
    """Return the tree of a revision."""
    return parse_json(revision.tree.encode())


def same_content(left: ReportDocument, right: ReportDocument) -> bool:
    """Tell whether two trees say the same; the report's state does not count."""
    return replace(left, state="") == replace(right, state="")


def reads_the_same(left: ReportDocument, right: ReportDocument) -> bool:
    """Tell whether two trees report the same; number, date and which document they replace do not count either."""

    def report_alone(document: ReportDocument) -> ReportDocument:
        return replace(document, header=replace(document.header, number="", issued_on=None, replaces=""))

    return same_content(report_alone(left), report_alone(right))


def make_file(file: RevisionFile) -> None:
    """Render a revision's file and keep it; called by the worker, which tries again where it fails.

    The row names the file only once it is whole. Each try writes a file of its own, and clears away what earlier
    tries left behind.
    """
    if file.is_ready:
        return
    storage = file.content.storage
    for attempt in range(1, file.attempts):
        storage.delete(_path(file, attempt))
    values = _made_already(file)
    if values is None:
        content = FORMATS[file.format].render(frozen_document(file.revision))
        name = storage.save(_path(file, file.attempts), ContentFile(content))
        values = {"content": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    mine = RevisionFile.objects.filter(pk=file.pk, attempts=file.attempts, content="")
    if mine.update(**values) != 1:
        storage.delete(_path(file, file.attempts))


def revision_bytes(revision: Revision, format_name: str) -> bytes:
    """Return a revision as a file of the given format; one that the worker has not made yet is made at once.

    Raises InputError where it cannot be made now, and where the storage has lost it.
    """
    if format_name == "json":
        return revision.tree.encode()
    file = revision.files.get(format=format_name)
    name = f"tệp {FORMATS[format_name].label} của phiên bản {revision.number}"
    if not file.is_ready and not run_job(file):
        if file.last_error:
            raise InputError(f"chưa tạo được {name} ({file.last_error}), hãy kiểm tra chỗ lưu tệp (DATA_DIR)")
        raise InputError(f"{name} đang được tạo, hãy chạy lại sau ít phút")
    with open_file(file) as content:
        data: bytes = content.read()
    return data


def open_file(file: RevisionFile) -> File:
    """Return the content of a file that is ready; raises InputError where the storage has not all of it any more."""
    try:
        if file.content.size == file.size:
            return file.content.open("rb")
    except FileNotFoundError:
        pass
    name = f"tệp {FORMATS[file.format].label} của phiên bản {file.revision.number}"
    raise InputError(f"{name} không còn nguyên vẹn trong kho lưu trữ, hãy báo người quản trị khôi phục từ bản sao lưu")


def _path(file: RevisionFile, attempt: int) -> str:
    return f"revisions/{file.pk}-{attempt}.{file.format}"


def _made_already(file: RevisionFile) -> dict[str, object] | None:
    """Return where the file of the revision before or after lies, if that prints the same words."""
    revision = file.revision
    beside = RevisionFile.objects.filter(
        revision__report=revision.report_id,
        revision__number__in=(revision.number - 1, revision.number + 1),
        format=file.format,
    )
    for other in beside.exclude(content="").select_related("revision"):
        if same_content(frozen_document(other.revision), frozen_document(revision)):
            return {"content": other.content.name, "size": other.size, "sha256": other.sha256}
    return None


def _file(revision: Revision, format_name: str, ready: RevisionFile | None) -> RevisionFile:
    if ready is None:
        return RevisionFile(revision=revision, format=format_name)
    return RevisionFile(
        revision=revision,
        format=format_name,
        content=ready.content.name,
        size=ready.size,
        sha256=ready.sha256,
        done_at=timezone.now(),
    )
