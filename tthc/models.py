"""The catalogue of administrative procedures (thủ tục hành chính)."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q

from core.text import clean, search_key, sort_key, squeeze


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
