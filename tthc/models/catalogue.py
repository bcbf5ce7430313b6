"""The catalogue of administrative procedures (thủ tục hành chính)."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Unit
from core.text import clean, search_key, sort_key, squeeze
from tthc.domain.levels import LEVELS
from tthc.domain.online import LEVELS_OF, SCALES


class Procedure(models.Model):
    """A procedure under its national code. Rows are closed by `valid_to`, never deleted."""

    class TimeLimitUnit(models.TextChoices):
        WORKING_DAY = "working_day", "Ngày làm việc"
        DAY = "day", "Ngày"
        HOUR = "hour", "Giờ"
        MONTH = "month", "Tháng"
        UNSTATED = "unstated", "Không ghi đơn vị"

    code = models.CharField("mã thủ tục", max_length=8, unique=True)
    name = models.CharField("tên thủ tục", max_length=2000)
    field = models.CharField("lĩnh vực", max_length=300)
    levels = models.CharField("cấp thực hiện", max_length=100)
    time_limit = models.DecimalField("thời hạn giải quyết", max_digits=6, decimal_places=2, null=True, blank=True)
    time_limit_unit = models.CharField("đơn vị thời hạn", max_length=20, choices=TimeLimitUnit.choices, blank=True)
    ministry = models.CharField("bộ, ngành", max_length=200, blank=True)
    decision = models.CharField("quyết định công bố", max_length=200, blank=True)
    online = models.BooleanField("có trực tuyến", default=False)
    source = models.CharField("nguồn", max_length=500, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    valid_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("có hiệu lực đến", null=True, blank=True)
    search_key = models.TextField(editable=False)
    sort_key = models.TextField(editable=False)

    class Meta:
        verbose_name = "thủ tục hành chính"
        verbose_name_plural = "thủ tục hành chính"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(time_limit__isnull=True, time_limit_unit="")
                | (Q(time_limit__isnull=False, time_limit__gte=0) & ~Q(time_limit_unit="")),
                name="procedure_time_limit_has_unit",
                violation_error_message=(
                    "Thời hạn giải quyết và đơn vị thời hạn phải cùng có hoặc cùng để trống, số không âm."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="procedure_valid_from_before_valid_to",
                violation_error_message="Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.normalise()
        if update_fields is not None:
            update_fields = {*update_fields, "search_key", "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def normalise(self) -> None:
        """Bring the texts to their stored form and fill the keys; bulk writers call it, as `save` does."""
        for field in ("name", "field", "ministry", "decision", "source", "note"):
            setattr(self, field, squeeze(clean(getattr(self, field))))
        self.search_key = search_key(f"{self.code} {self.name} {self.field}")
        self.sort_key = sort_key(self.name)


class AnnouncingDecision(models.Model):
    """A decision that announces procedures of a unit (quyết định công bố): new, amended or abolished ones."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="announcing_decisions", verbose_name="đơn vị")
    number = models.CharField("số, ký hiệu", max_length=100)
    issued_on = models.DateField("ngày ban hành")
    effective_on = models.DateField("ngày có hiệu lực")
    subject = models.CharField("trích yếu", max_length=1000, blank=True)
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "quyết định công bố"
        verbose_name_plural = "quyết định công bố"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number", "issued_on"],
                condition=Q(removed_at__isnull=True),
                name="announcing_decision_once",
                violation_error_message="Đơn vị đã có quyết định cùng số, cùng ngày.",
            )
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.issued_on:%d/%m/%Y}"


class ProcedureChange(models.Model):
    """What a decision does to a procedure."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", "Công bố mới"
        AMENDED = "amended", "Sửa đổi, bổ sung"
        ABOLISHED = "abolished", "Bãi bỏ"

    decision = models.ForeignKey(
        AnnouncingDecision, models.CASCADE, related_name="changes", verbose_name="quyết định công bố"
    )
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="changes", verbose_name="thủ tục")
    kind = models.CharField("nội dung", max_length=10, choices=Kind.choices)

    class Meta:
        verbose_name = "thay đổi thủ tục"
        verbose_name_plural = "thay đổi thủ tục"
        constraints = [models.UniqueConstraint(fields=["decision", "procedure"], name="procedure_change_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.procedure_id}"


class UnitProcedure(models.Model):
    """A procedure that a unit receives and settles, for as long as it does so in this way.

    A row that never came into force is deleted; its history stays (tthc.services.announcing). A change (another online
    level) closes the row by `valid_to` and begins another. `online_level` is one of
    tthc.domain.online.LEVELS_OF[online_scale]; both are blank where the procedure is not provided online.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="procedures", verbose_name="đơn vị")
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="units", verbose_name="thủ tục")
    level = models.CharField("cấp thực hiện", max_length=20, choices=[(level, level) for level in LEVELS])
    online_scale = models.CharField("thang mức độ trực tuyến", max_length=10, choices=list(SCALES.items()), blank=True)
    online_level = models.CharField("mức độ trực tuyến", max_length=10, blank=True)
    valid_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("có hiệu lực đến", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "thủ tục của đơn vị"
        verbose_name_plural = "thủ tục của đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(online_scale="", online_level="") | (~Q(online_scale="") & ~Q(online_level="")),
                name="unit_procedure_level_with_scale",
                violation_error_message="Mức độ trực tuyến phải ghi cùng thang mức độ.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="unit_procedure_from_before_to",
                violation_error_message="Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            ),
        ]
        indexes = [models.Index(fields=["unit", "procedure"], name="unit_procedure")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.procedure_id}"

    def get_online_display(self) -> str:
        """Return "Toàn trình", "Mức độ 3"; "" where the procedure is not provided online."""
        return LEVELS_OF[self.online_scale][self.online_level] if self.online_scale else ""
