"""The report: its sections, lines and figures, what is uploaded to it, and the proposals it makes."""

from pathlib import PurePath
from uuid import uuid4

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q

from accounts.models import Attachment, Unit, User
from directives.models import AssignedTask, Document, Inspection, Record
from reports.domain.states import FROZEN, STATES, WRITTEN_IN
from reports.models.outlines import Outline, ReportingPeriod


class Report(models.Model):
    """The report of one unit for one period. Number and date stay blank until the unit's văn thư issues them.

    Symbol and place are those of an imported report; blank means the unit's. Every change of state counts `version` up.
    `before_leader`: the state in which it went to the leader. `submitted_at`: when it was sent the first time, which
    decides whether it came in time. `replaces`: the document that a correction after its approval takes the place of.
    """

    class State(models.TextChoices):
        DRAFT = "draft", STATES["draft"]
        AWAITING_LEADER = "awaiting_leader", STATES["awaiting_leader"]
        SUBMITTED = "submitted", STATES["submitted"]
        RETURNED = "returned", STATES["returned"]
        APPROVED = "approved", STATES["approved"]
        REOPENED = "reopened", STATES["reopened"]

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="đơn vị")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name="kỳ báo cáo")
    outline = models.ForeignKey(Outline, models.PROTECT, verbose_name="đề cương")
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField("phiên bản trạng thái", default=1, editable=False)
    before_leader = models.CharField("trạng thái trước khi trình", max_length=20, blank=True, editable=False)
    submitted_at = models.DateTimeField("gửi lần đầu lúc", null=True, blank=True, editable=False)
    last_submitted_at = models.DateTimeField("gửi lần cuối lúc", null=True, blank=True, editable=False)
    replaces = models.CharField("thay thế văn bản", max_length=200, blank=True, editable=False)
    number = models.CharField("số", max_length=20, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    symbol = models.CharField("ký hiệu đã ghi", max_length=60, blank=True)
    place_name = models.CharField("địa danh đã ghi", max_length=100, blank=True)
    addressees = models.JSONField("kính gửi", default=list, blank=True)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"],
                name="report_once",
                violation_error_message="Đơn vị đã có báo cáo của kỳ này.",
            )
        ]

    def __str__(self):
        return f"Báo cáo {self.period} - {self.unit}"

    @property
    def is_written(self) -> bool:
        """Whether the unit writes it now: all of it, or of a returned one what was opened."""
        return self.state in WRITTEN_IN

    @property
    def is_frozen(self) -> bool:
        """Whether it is its last revision, whatever its records say now."""
        return self.state in FROZEN


class AnswerState(models.TextChoices):
    """How a node or a figure is answered; *none* counts as answered, empty is never 0."""

    UNANSWERED = "unanswered", "Chưa trả lời"
    ANSWERED = "answered", "Đã trả lời"
    NONE = "none", "Không phát sinh"
    NOT_YET_AVAILABLE = "not_yet_available", "Chưa có số liệu"


class Section(models.Model):
    """A report's answer to one node of its outline.

    `numeral`, `marker` and `heading` are the writer's where the heading was imported (`heading` then ends with
    whatever stood between it and the answer); a blank heading means the outline's. Every change of its words counts
    `version` up by one. `assignee`, `room` and `due_on` are the unit's own division of work: no export has them.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections", verbose_name="báo cáo")
    key = models.CharField("khoá của mục", max_length=120)
    state = models.CharField("trả lời", max_length=20, choices=AnswerState, default=AnswerState.UNANSWERED)
    reason = models.CharField("lý do", max_length=500, blank=True)
    numeral = models.CharField("số thứ tự đã viết", max_length=20, blank=True)
    marker = models.CharField("dấu đầu dòng đã viết", max_length=1, blank=True)
    heading = models.TextField("đề mục đã viết", blank=True)
    version = models.PositiveIntegerField("phiên bản", default=1)
    finished = models.BooleanField("đã soạn xong", default=False)
    edited_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người sửa cuối"
    )
    edited_at = models.DateTimeField("sửa lúc", null=True, blank=True)
    assignee = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="assigned_sections", verbose_name="người thực hiện"
    )
    room = models.CharField("phòng thực hiện", max_length=100, blank=True)
    due_on = models.DateField("hạn nội bộ", null=True, blank=True)

    attachments = GenericRelation(Attachment)

    class Meta:
        verbose_name = "mục của báo cáo"
        verbose_name_plural = "mục của báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="section_key"),
            models.CheckConstraint(
                condition=~Q(state="not_yet_available") | ~Q(reason=""),
                name="section_reason_given",
                violation_error_message="Hãy nêu lý do chưa có số liệu.",
            ),
        ]

    def __str__(self):
        return self.key


class SectionLine(models.Model):
    """A line of a section: written (its own words) or generated (the wording of its record or sentence).

    A generated line has no text of its own; `ending` is the mark that closes it (";" or ".").
    A written line keeps its link to a record, so that the two can be compared. `to_review`: copied from the report of
    an earlier period, and nobody has looked yet at the periods, dates and numbers in it.
    """

    class Origin(models.TextChoices):
        WRITTEN = "written", "Tự viết"
        GENERATED = "generated", "Theo sổ"

    section = models.ForeignKey(Section, models.CASCADE, related_name="lines", verbose_name="mục")
    position = models.PositiveIntegerField("thứ tự")
    marker = models.CharField("dấu đầu dòng", max_length=1, blank=True)
    text = models.TextField("nội dung", blank=True)
    origin = models.CharField("nguồn", max_length=10, choices=Origin, default=Origin.WRITTEN)
    inline = models.BooleanField("liền với đề mục", default=False)
    to_review = models.BooleanField("lấy từ kỳ trước, chưa soát", default=False)
    ending = models.CharField("dấu kết thúc", max_length=3, blank=True)
    sentence = models.TextField("câu mẫu số liệu", blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, verbose_name="văn bản")
    assigned_task = models.ForeignKey(AssignedTask, models.PROTECT, null=True, blank=True, verbose_name="nhiệm vụ")
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, blank=True, verbose_name="cuộc kiểm tra")

    class Meta:
        verbose_name = "dòng"
        verbose_name_plural = "dòng"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(origin="written") & ~Q(text=""))
                | (
                    Q(origin="generated", text="")
                    & (
                        Q(document__isnull=False)
                        | Q(assigned_task__isnull=False)
                        | Q(inspection__isnull=False)
                        | ~Q(sentence="")
                    )
                ),
                name="line_written_or_generated",
            ),
        ]

    def __str__(self):
        return self.text or self.sentence or str(self.document or self.assigned_task or self.inspection)


class SectionNote(models.Model):
    """A note of one colleague to another beside a section ("nhờ … thêm vào"): no export has it."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="notes", verbose_name="mục")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    text = models.CharField("nội dung", max_length=2000)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ghi chú nội bộ"
        verbose_name_plural = "ghi chú nội bộ"
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="section_note_text", violation_error_message="Hãy nhập nội dung ghi chú."
            )
        ]

    def __str__(self):
        return self.text


class Mention(models.Model):
    """A reference found in a line or, where `line` is null, in the section's heading: derived, never typed."""

    class Role(models.TextChoices):
        ISSUED = "issued", "Ban hành"
        CITED = "cited", "Viện dẫn"

    section = models.ForeignKey(Section, models.CASCADE, related_name="mentions", verbose_name="mục")
    line = models.ForeignKey(SectionLine, models.CASCADE, null=True, related_name="mentions", verbose_name="dòng")
    document = models.ForeignKey(Document, models.PROTECT, related_name="mentions", verbose_name="văn bản")
    role = models.CharField("vai trò", max_length=10, choices=Role)
    position = models.PositiveSmallIntegerField("thứ tự trong dòng")

    class Meta:
        verbose_name = "văn bản được nhắc đến"
        verbose_name_plural = "văn bản được nhắc đến"
        ordering = ["position"]

    def __str__(self):
        return f"{self.document} ({self.get_role_display()})"


class Figure(models.Model):
    """A figure's typed value; what records and formulas say is computed at assembly."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures", verbose_name="báo cáo")
    code = models.CharField("mã chỉ tiêu", max_length=80)
    state = models.CharField("trả lời", max_length=20, choices=AnswerState, default=AnswerState.UNANSWERED)
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=4, null=True, blank=True)
    note = models.CharField("ghi chú, lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="figure_code"),
            models.CheckConstraint(
                condition=Q(state="answered", value__isnull=False) | (~Q(state="answered") & Q(value=None)),
                name="figure_value_when_answered",
                violation_error_message="Số liệu đã trả lời phải có giá trị; chưa trả lời thì để trống.",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_yet_available") | ~Q(note=""),
                name="figure_reason_given",
                violation_error_message="Hãy nêu lý do chưa có số liệu.",
            ),
        ]

    def __str__(self):
        return self.code


class AnnexTable(models.Model):
    """A table of an attached workbook that the report prints as an annex, as it was read when it was chosen.

    `rows` holds the cells as text, row by row, the first `head_rows` of them the table's head.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="annex_tables", verbose_name="mục")
    attachment = models.OneToOneField(
        Attachment, models.CASCADE, related_name="annex_table", verbose_name="tệp đính kèm"
    )
    title = models.CharField("tên phụ lục", max_length=300)
    head_rows = models.PositiveSmallIntegerField("số dòng tiêu đề", default=1)
    rows = models.JSONField("các dòng")

    class Meta:
        verbose_name = "bảng phụ lục"
        verbose_name_plural = "bảng phụ lục"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""), name="annex_table_title", violation_error_message="Hãy nhập tên phụ lục."
            )
        ]

    def __str__(self):
        return self.title


class Proposal(Record):
    """A proposal of Part V (kiến nghị, đề xuất), followed until it is answered."""

    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, verbose_name="nêu trong báo cáo")
    content = models.TextField("nội dung")
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)

    class Meta:
        verbose_name = "kiến nghị, đề xuất"
        verbose_name_plural = "kiến nghị, đề xuất"
        constraints = [
            models.CheckConstraint(
                condition=~Q(content=""), name="proposal_content", violation_error_message="Hãy nhập nội dung."
            )
        ]

    def __str__(self):
        return self.content

    def words_to_find(self) -> str:
        return f"{self.content} {self.answer}"


def upload_path(upload: "UploadedReport", name: str) -> str:
    """Return where an uploaded file is kept: under a name of our own, so that the sender's never names a path."""
    return f"uploads/{uuid4().hex}{PurePath(name).suffix.lower()}"


class UploadedReport(models.Model):
    """A report file on its way in: kept until it is confirmed or replaced, seen by its uploader alone."""

    class Kind(models.TextChoices):
        OLD_REPORT = "old_report", "Báo cáo cũ"
        EDITED_WORD = "edited_word", "Tệp Word đã sửa"

    report = models.ForeignKey(Report, models.CASCADE, related_name="uploads", verbose_name="báo cáo")
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.OLD_REPORT)
    uploaded_by = models.ForeignKey(User, models.CASCADE, verbose_name="người nộp")
    uploaded_at = models.DateTimeField("nộp lúc", auto_now_add=True)
    name = models.CharField("tên tệp", max_length=255)
    content = models.FileField("tệp", upload_to=upload_path)

    class Meta:
        verbose_name = "tệp báo cáo nộp lên"
        verbose_name_plural = "tệp báo cáo nộp lên"

    def __str__(self):
        return self.name
