"""Outlines (đề cương báo cáo), which are data, and the periods that are reported by them."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Unit, User
from reports.domain.outline import KINDS, OVER, SOURCES


class Outline(models.Model):
    """A published version of an outline (đề cương báo cáo) of a province: never changed afterwards."""

    province = models.ForeignKey(Unit, models.PROTECT, verbose_name="tỉnh, thành phố")
    key = models.SlugField("mã đề cương", max_length=60)
    version = models.PositiveSmallIntegerField("phiên bản")
    title = models.CharField("tên", max_length=300)
    guidance = models.CharField("văn bản hướng dẫn", max_length=300, blank=True)
    published_at = models.DateTimeField("ban hành lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đề cương báo cáo"
        verbose_name_plural = "đề cương báo cáo"
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="outline_version")]

    def __str__(self):
        return f"{self.title} ({self.key}, phiên bản {self.version})"


class OutlineNode(models.Model):
    """A heading or prompt of an outline; the fields are those of reports.domain.outline.OutlineNode."""

    outline = models.ForeignKey(Outline, models.CASCADE, related_name="nodes", verbose_name="đề cương")
    position = models.PositiveSmallIntegerField("thứ tự")
    key = models.CharField("khoá", max_length=120)
    kind = models.CharField("loại", max_length=20, choices=list(KINDS.items()))
    numeral = models.CharField("số thứ tự in", max_length=10, blank=True)
    marker = models.CharField("dấu đầu dòng", max_length=1, blank=True)
    heading = models.TextField("lời của đề cương", blank=True)
    source = models.CharField("sổ theo dõi", max_length=20, blank=True, choices=list(SOURCES.items()))
    topic = models.CharField("chuyên đề", max_length=50, blank=True)
    required = models.BooleanField("bắt buộc trả lời", default=False)
    scope = models.CharField(
        "phạm vi", max_length=10, choices=[("national", "Chung"), ("provincial", "Của tỉnh")], default="national"
    )
    sentences = models.JSONField("câu in số liệu", default=list)
    lines = models.JSONField("lời có sẵn", default=list)

    class Meta:
        verbose_name = "mục của đề cương"
        verbose_name_plural = "mục của đề cương"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["outline", "key"], name="outline_node_key"),
            models.UniqueConstraint(fields=["outline", "position"], name="outline_node_position"),
        ]

    def __str__(self):
        return f"{self.numeral} {self.heading}".strip() or self.get_kind_display()


class OutlineFigure(models.Model):
    """A figure an outline asks for (chỉ tiêu số liệu)."""

    node = models.ForeignKey(OutlineNode, models.CASCADE, related_name="figures", verbose_name="mục")
    position = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã chỉ tiêu", max_length=80)
    label = models.CharField("tên chỉ tiêu", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=50)
    measure = models.CharField("số đếm từ sổ", max_length=20, blank=True)
    formula = models.CharField("công thức", max_length=300, blank=True)
    over_units = models.CharField("cộng giữa các đơn vị", max_length=5, choices=[(way, way) for way in OVER])
    over_periods = models.CharField("cộng giữa các kỳ", max_length=5, choices=[(way, way) for way in OVER])
    find = models.JSONField("cụm từ nhận biết", default=list)

    class Meta:
        verbose_name = "chỉ tiêu số liệu"
        verbose_name_plural = "chỉ tiêu số liệu"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["node", "code"], name="outline_figure_code")]

    def __str__(self):
        return self.label


class ReportingPeriod(models.Model):
    """A reporting period of a province (kỳ báo cáo): both days belong to it; due moments are local times."""

    class Family(models.TextChoices):
        REFORM = "cchc", "Cải cách hành chính"
        PROCEDURE_CONTROL = "kstthc", "Kiểm soát thủ tục hành chính"
        INDEX = "chi-so", "Chỉ số cải cách hành chính"

    province = models.ForeignKey(Unit, models.PROTECT, verbose_name="tỉnh, thành phố")
    family = models.CharField("loại báo cáo", max_length=10, choices=Family, default=Family.REFORM)
    key = models.CharField("mã kỳ", max_length=10)
    kind = models.CharField("kỳ", max_length=5)
    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên kỳ", max_length=100)
    starts_on = models.DateField("số liệu từ ngày")
    ends_on = models.DateField("ngày chốt số liệu")
    department_due_at = models.DateTimeField("hạn của đơn vị")
    province_due_at = models.DateTimeField("hạn của tỉnh")

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["province", "family", "key"], name="period_key"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="period_order",
                violation_error_message="Ngày bắt đầu kỳ phải trước ngày chốt số liệu.",
            ),
        ]

    def __str__(self):
        return self.name


class PeriodOutline(models.Model):
    """Which outline a kind of unit (sở, huyện, xã) reports by in a period."""

    period = models.ForeignKey(ReportingPeriod, models.CASCADE, related_name="outlines", verbose_name="kỳ báo cáo")
    unit_kind = models.CharField("loại đơn vị", max_length=20, choices=Unit.Kind)
    outline = models.ForeignKey(Outline, models.PROTECT, verbose_name="đề cương")

    class Meta:
        verbose_name = "đề cương của kỳ"
        verbose_name_plural = "đề cương của kỳ"
        constraints = [models.UniqueConstraint(fields=["period", "unit_kind"], name="period_outline_unit_kind")]

    def __str__(self):
        return f"{self.period}: {self.outline}"


class OutlineChange(models.Model):
    """A change to an outline that waits to be published with the others as its next version.

    `key` is the item that is reworded or taken out; of a new one it is made from the item that it stands after.
    """

    class Action(models.TextChoices):
        ADD = "add", "Thêm mục của tỉnh"
        REWORD = "reword", "Sửa lời nhắc"
        DROP = "drop", "Bỏ mục của tỉnh"

    outline = models.ForeignKey(Outline, models.CASCADE, related_name="changes", verbose_name="đề cương")
    action = models.CharField("thay đổi", max_length=10, choices=Action)
    key = models.CharField("khoá của mục", max_length=120)
    after = models.CharField("đứng sau mục", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=20, choices=list(KINDS.items()), blank=True)
    marker = models.CharField("dấu đầu dòng", max_length=1, blank=True)
    heading = models.TextField("lời của đề cương", blank=True)
    required = models.BooleanField("bắt buộc trả lời", default=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    made_at = models.DateTimeField("sửa lúc", auto_now_add=True)

    class Meta:
        verbose_name = "thay đổi của đề cương"
        verbose_name_plural = "thay đổi của đề cương"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["outline", "key"], name="outline_change_once")]

    def __str__(self):
        return f"{self.get_action_display()}: {self.heading or self.key}"
