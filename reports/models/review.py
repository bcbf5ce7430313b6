"""The way of a report through its unit's leader and Sở Nội vụ: who moved it, what was said of it, what was opened."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from reports.domain.audit import ACTIONS
from reports.domain.states import MOVES, STATES
from reports.models.outlines import ReportingPeriod
from reports.models.reports import Report

_STATES = list(STATES.items())


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are never changed together either."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} is never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{self.model.__name__} is never deleted")


class AppendOnly(models.Model):
    """A row that is written once: a trace that could be edited would prove nothing."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError(f"{type(self).__name__} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is never deleted")


class Transition(AppendOnly):
    """A change of a report's state: who made it, when, from which address, and why."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="transitions", verbose_name="báo cáo")
    action = models.CharField("việc", max_length=20, choices=[(action, move.label) for action, move in MOVES.items()])
    from_state = models.CharField("từ trạng thái", max_length=20, choices=_STATES)
    to_state = models.CharField("sang trạng thái", max_length=20, choices=_STATES)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    at = models.DateTimeField("lúc")
    address = models.GenericIPAddressField("từ địa chỉ", null=True, blank=True)
    reason = models.TextField("lý do", blank=True)
    open_comments = models.PositiveSmallIntegerField("số góp ý đang mở", default=0)

    class Meta:
        verbose_name = "lần chuyển trạng thái"
        verbose_name_plural = "các lần chuyển trạng thái"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="transition_at")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(action="return") | ~Q(reason="") | Q(open_comments__gt=0),
                name="transition_return_says_why",
                violation_error_message="Trả lại báo cáo phải có góp ý đang mở hoặc nêu lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(action="reopen") | ~Q(reason=""),
                name="transition_reopen_says_why",
                violation_error_message="Mở lại báo cáo phải nêu lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.get_action_display()}: {self.report}"


class AuditEntry(AppendOnly):
    """Something that somebody did to a report beside changing its state; `action` is one of reports.domain.audit."""

    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="audit_entries", verbose_name="báo cáo"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    action = models.CharField("việc", max_length=40, choices=list(ACTIONS.items()))
    detail = models.CharField("chi tiết", max_length=500, blank=True)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    at = models.DateTimeField("lúc")
    address = models.GenericIPAddressField("từ địa chỉ", null=True, blank=True)

    class Meta:
        verbose_name = "dấu vết"
        verbose_name_plural = "dấu vết"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="audit_entry_at")]

    def __str__(self):
        return f"{self.get_action_display()}: {self.report or self.unit}"


class Comment(models.Model):
    """What a reviewer finds wrong with a section, a record or a figure, until the reviewer closes it.

    `target` tells of what it speaks: `target_code` is a figure's code or a record as "document:12"; `excerpt` holds the
    words concerned as they were. `key` "" speaks of the whole report.
    """

    class State(models.TextChoices):
        OPEN = "open", "Chờ đơn vị trả lời"
        ANSWERED = "answered", "Đơn vị đã trả lời"
        CLOSED = "closed", "Đã xong"

    class Target(models.TextChoices):
        SECTION = "section", "Mục"
        RECORD = "record", "Bản ghi"
        FIGURE = "figure", "Số liệu"

    report = models.ForeignKey(Report, models.PROTECT, related_name="comments", verbose_name="báo cáo")
    key = models.CharField("khoá của mục", max_length=120, blank=True)
    target = models.CharField("về", max_length=10, choices=Target, default=Target.SECTION)
    target_code = models.CharField("mã", max_length=100, blank=True)
    excerpt = models.CharField("lời được góp ý", max_length=500, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.OPEN)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người góp ý")
    made_at = models.DateTimeField("góp ý lúc", auto_now_add=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đóng"
    )
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "góp ý"
        verbose_name_plural = "góp ý"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_by__isnull=False, closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_by=None, closed_at=None)),
                name="comment_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(target="section") | (~Q(target_code="") & ~Q(key="")), name="comment_target_named"
            ),
        ]

    def __str__(self):
        return f"{self.get_target_display()} {self.key}: {self.excerpt}"


class CommentMessage(models.Model):
    """What somebody wrote under a comment; the first message is the reviewer's."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="messages", verbose_name="góp ý")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    text = models.CharField("nội dung", max_length=4000)
    made_at = models.DateTimeField("viết lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lời trao đổi"
        verbose_name_plural = "lời trao đổi"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="comment_message_text", violation_error_message="Hãy nhập nội dung."
            )
        ]

    def __str__(self):
        return self.text


class SectionOpening(models.Model):
    """A section of a returned report that the unit may write, until it sends again; a blank `key` opens all of them."""

    class Cause(models.TextChoices):
        RETURN = "return", "Cả báo cáo được mở để bổ sung, chỉnh sửa"
        COMMENT = "comment", "Có góp ý"
        REQUEST = "request", "Đơn vị đề nghị mở thêm"
        ERROR = "error", "Có lỗi phải sửa mới gửi được"

    report = models.ForeignKey(Report, models.CASCADE, related_name="openings", verbose_name="báo cáo")
    key = models.CharField("khoá của mục", max_length=120, blank=True)
    cause = models.CharField("vì sao", max_length=10, choices=Cause)
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)

    class Meta:
        verbose_name = "mục được mở"
        verbose_name_plural = "mục được mở"
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="section_opening_once")]

    def __str__(self):
        return self.key or self.get_cause_display()


class SectionRequest(models.Model):
    """The unit asks for another section of a returned report; a reviewer decides."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ Sở Nội vụ"
        GRANTED = "granted", "Đã mở"
        REFUSED = "refused", "Không mở"

    report = models.ForeignKey(Report, models.CASCADE, related_name="section_requests", verbose_name="báo cáo")
    key = models.CharField("khoá của mục", max_length=120)
    reason = models.CharField("lý do", max_length=1000)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đề nghị")
    asked_at = models.DateTimeField("đề nghị lúc", auto_now_add=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết định"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    answer = models.CharField("ý kiến", max_length=1000, blank=True)

    class Meta:
        verbose_name = "đề nghị mở mục"
        verbose_name_plural = "đề nghị mở mục"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                condition=Q(state="waiting"),
                name="section_request_once",
                violation_error_message="Mục này đã được đề nghị mở, đang chờ Sở Nội vụ.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="section_request_reason", violation_error_message="Hãy nêu lý do."
            ),
        ]

    def __str__(self):
        return self.key


class Waiver(models.Model):
    """A warning that the unit keeps ("Giữ nguyên"), for these very words; other words are warned of again."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="waivers", verbose_name="báo cáo")
    rule = models.CharField("quy tắc", max_length=80)
    key = models.CharField("khoá của mục", max_length=120, blank=True)
    words_hash = models.CharField("mã băm của lời", max_length=64)
    reason = models.CharField("lý do", max_length=500, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người giữ nguyên")
    made_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "giải trình"
        verbose_name_plural = "giải trình"
        constraints = [models.UniqueConstraint(fields=["report", "rule", "key", "words_hash"], name="waiver_once")]

    def __str__(self):
        return f"{self.rule} {self.key}"


class Extension(models.Model):
    """Another due moment for one unit in one period (gia hạn); the newest counts."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="extensions", verbose_name="đơn vị")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="extensions", verbose_name="kỳ báo cáo")
    due_at = models.DateTimeField("hạn mới")
    reason = models.CharField("lý do", max_length=500)
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gia hạn")
    granted_at = models.DateTimeField("gia hạn lúc", auto_now_add=True)

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="extension_reason", violation_error_message="Hãy nêu lý do gia hạn."
            )
        ]
        indexes = [models.Index(fields=["unit", "period", "-granted_at"], name="extension_newest")]

    def __str__(self):
        return f"{self.unit}, {self.period}"


class ReviewerAssignment(models.Model):
    """Who reviews the reports of a unit; where nobody is named, every reviewer of the province does."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="reviewer_assignment", verbose_name="đơn vị")
    reviewer = models.ForeignKey(User, models.CASCADE, related_name="reviewed_units", verbose_name="người kiểm tra")
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người phân công")
    assigned_at = models.DateTimeField("phân công lúc", auto_now=True)

    class Meta:
        verbose_name = "phân công kiểm tra"
        verbose_name_plural = "phân công kiểm tra"

    def __str__(self):
        return f"{self.unit}: {self.reviewer}"
