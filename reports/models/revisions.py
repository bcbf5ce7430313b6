"""What was sent and approved, as it was then: nothing here changes once it is made."""

from uuid import uuid4

from django.db import models

from accounts.models import User
from core.jobs import Job
from reports.models.reports import AnswerState, Report
from reports.models.review import Transition


class Revision(models.Model):
    """A report as it was sent or approved: its tree as JSON, with the hash of these very bytes."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="revisions", verbose_name="báo cáo")
    number = models.PositiveSmallIntegerField("phiên bản số")
    transition = models.OneToOneField(Transition, models.PROTECT, verbose_name="lần chuyển trạng thái")
    tree = models.TextField("nội dung")
    sha256 = models.CharField("mã băm", max_length=64)
    made_at = models.DateTimeField("chốt lúc", auto_now_add=True)

    class Meta:
        verbose_name = "phiên bản báo cáo"
        verbose_name_plural = "phiên bản báo cáo"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="revision_number")]

    def __str__(self):
        return f"{self.report}, phiên bản {self.number}"


def revision_path(file: "RevisionFile | SignedCopy", name: str) -> str:
    """Return where a file of a revision is kept, under a name of our own."""
    return f"revisions/{uuid4().hex}.{name.rpartition('.')[2].lower()}"


class RevisionFile(Job):
    """A revision as a file of one format, made once by the worker and then the same bytes for ever."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="files", verbose_name="phiên bản")
    format = models.CharField("định dạng", max_length=10)
    content = models.FileField("tệp", upload_to=revision_path, blank=True)
    size = models.PositiveIntegerField("dung lượng", null=True, blank=True)
    sha256 = models.CharField("mã băm", max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = "tệp của phiên bản"
        verbose_name_plural = "tệp của phiên bản"
        constraints = [models.UniqueConstraint(fields=["revision", "format"], name="revision_file_format")]
        indexes = [models.Index(fields=["try_after"], name="revision_file_due", condition=models.Q(done_at=None))]

    def __str__(self):
        return f"{self.revision} ({self.format})"

    @property
    def is_ready(self) -> bool:
        return bool(self.content)


class RevisionFigure(models.Model):
    """A figure as it was frozen: what is added up over units and compared over periods."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="figures", verbose_name="phiên bản")
    position = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã chỉ tiêu", max_length=80)
    label = models.CharField("tên chỉ tiêu", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=50, blank=True)
    state = models.CharField("trả lời", max_length=20, choices=AnswerState)
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=4, null=True, blank=True)
    computed = models.DecimalField("giá trị tính được", max_digits=20, decimal_places=4, null=True, blank=True)
    origin = models.CharField("nguồn", max_length=10, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        verbose_name = "số liệu đã chốt"
        verbose_name_plural = "số liệu đã chốt"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["revision", "code"], name="revision_figure_code")]

    def __str__(self):
        return self.label


class SignedCopy(models.Model):
    """The PDF that the unit signed in its own document system, with what comparing it with the revision showed.

    `comparison` and `signatures` are what was found when it came in; see reports.services.signed_copies.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="signed_copies", verbose_name="phiên bản")
    name = models.CharField("tên tệp", max_length=255)
    content = models.FileField("tệp", upload_to=revision_path)
    size = models.PositiveIntegerField("dung lượng")
    sha256 = models.CharField("mã băm", max_length=64, db_index=True)
    comparison = models.JSONField("kết quả đối chiếu", default=dict)
    signatures = models.JSONField("chữ ký số", default=list)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người tải lên")
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản đã ký"
        verbose_name_plural = "bản đã ký"
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.name
