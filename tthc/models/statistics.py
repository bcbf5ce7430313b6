"""The dossier table (biểu II.06): the versions of the form, and tables that units enter by hand."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Unit, User


class StatisticForm(models.Model):
    """A version of biểu II.06: the newest whose `applies_from` is not after a period's last day is that period's.

    `basis` is what lateness is counted against; `extra_columns` are keys of tthc.domain.statistics.EXTRA_COLUMNS.
    """

    class Basis(models.TextChoices):
        CURRENT = "current", "Hạn hiện tại (đã tính gia hạn)"
        ORIGINAL = "original", "Hạn hẹn trả ban đầu"

    symbol = models.CharField("ký hiệu biểu", max_length=50)
    legal_basis = models.CharField("ban hành theo", max_length=200)
    applies_from = models.DateField("áp dụng từ", null=True, blank=True, unique=True)
    basis = models.CharField("căn cứ tính quá hạn", max_length=10, choices=Basis.choices, default=Basis.CURRENT)
    extra_columns = models.JSONField("cột thêm", default=list, blank=True)

    class Meta:
        verbose_name = "mẫu biểu hồ sơ"
        verbose_name_plural = "mẫu biểu hồ sơ"
        ordering = [F("applies_from").asc(nulls_first=True)]

    def __str__(self) -> str:
        return f"{self.symbol} ({self.legal_basis})"


class TypedTable(models.Model):
    """A dossier table that a unit entered by hand for a period, both days included.

    `is_used` says which counts where the unit has a dossier list for these days, too: None is not chosen yet.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="typed_tables", verbose_name="đơn vị")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    is_used = models.BooleanField("dùng bảng nhập tay", null=True, blank=True)
    version = models.PositiveIntegerField("phiên bản", default=0)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")
    entered_at = models.DateTimeField("nhập lúc", auto_now=True)

    class Meta:
        verbose_name = "bảng hồ sơ nhập tay"
        verbose_name_plural = "bảng hồ sơ nhập tay"
        constraints = [models.UniqueConstraint(fields=["unit", "starts_on", "ends_on"], name="typed_table_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.starts_on} – {self.ends_on}"


class TypedRow(models.Model):
    """A field (lĩnh vực) of a table entered by hand; the columns are those of the form, sums are computed."""

    table = models.ForeignKey(TypedTable, models.CASCADE, related_name="rows", verbose_name="bảng")
    position = models.PositiveSmallIntegerField("thứ tự")
    field = models.CharField("lĩnh vực", max_length=300)
    c4 = models.PositiveIntegerField("trong kỳ, trực tuyến", default=0)
    c5 = models.PositiveIntegerField("trong kỳ, trực tiếp và bưu chính công ích", default=0)
    c6 = models.PositiveIntegerField("từ kỳ trước", default=0)
    c8 = models.PositiveIntegerField("giải quyết trước hạn", default=0)
    c9 = models.PositiveIntegerField("giải quyết đúng hạn", default=0)
    c10 = models.PositiveIntegerField("giải quyết quá hạn", default=0)
    c12 = models.PositiveIntegerField("đang giải quyết trong hạn", default=0)
    c13 = models.PositiveIntegerField("đang giải quyết quá hạn", default=0)

    class Meta:
        verbose_name = "dòng của bảng nhập tay"
        verbose_name_plural = "dòng của bảng nhập tay"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["table", "field"], name="typed_row_once"),
            models.CheckConstraint(
                condition=Q(c4=F("c8") + F("c9") + F("c10") + F("c12") + F("c13") - F("c5") - F("c6")),
                name="typed_row_balances",
                violation_error_message="Số tiếp nhận phải bằng số đã giải quyết cộng số đang giải quyết.",
            ),
        ]

    def __str__(self) -> str:
        return self.field
