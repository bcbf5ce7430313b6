"""Dossiers of the one-stop shop (hồ sơ thủ tục hành chính), and the lists that they come in.

What a list says of citizens (names, phones, addresses) has no column here: it is never stored.
"""

from django.db import models
from django.db.models import F, Q

from accounts.models import Unit, User, stored_path
from core.jobs import Job
from tthc.domain.dossiers import CHANNELS, STATUSES
from tthc.domain.levels import LEVELS
from tthc.models.catalogue import Procedure


class DossierList(Job):
    """A list of dossiers on its way in (read on trial, looked at, loaded by the worker), then the trace of the load.

    `listed_on` is the day that the list shows: its age decides what the portal may say of today. `mapping` is what
    was chosen by hand: the folded head of a column → one of tthc.dossier_files.columns, "" for none. `progress` counts
    the rows that were read. `content` and `rows` are kept until the list is loaded or given up.
    """

    FOLDER = "dossier-lists"

    class Stage(models.TextChoices):
        READING = "reading", "Đang đọc thử"
        REFUSED = "refused", "Không đọc được"
        WRONG = "wrong", "Có dòng sai"
        READ = "read", "Chờ nạp"
        LOADING = "loading", "Đang nạp"
        LOADED = "loaded", "Đã nạp"
        CANCELLED = "cancelled", "Đã hủy"
        UNDOING = "undoing", "Đang hoàn tác"
        UNDONE = "undone", "Đã hoàn tác"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossier_lists", verbose_name="đơn vị")
    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveBigIntegerField("dung lượng")
    listed_on = models.DateField("số liệu đến ngày")
    content = models.FileField("tệp", upload_to=stored_path, blank=True)
    rows = models.FileField("dòng đã đọc", upload_to=stored_path, blank=True)
    wrong_rows = models.FileField("dòng sai", upload_to=stored_path, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người nộp")
    uploaded_at = models.DateTimeField("nộp lúc", auto_now_add=True)
    stage = models.CharField("bước", max_length=20, choices=Stage.choices, default=Stage.READING)
    mapping = models.JSONField("cột chọn tay", default=dict, blank=True)
    progress = models.PositiveIntegerField("số dòng đã đọc", default=0)
    problem = models.CharField("lỗi của tệp", max_length=1000, blank=True)
    reading = models.JSONField("kết quả đọc thử", default=dict, blank=True)
    created = models.PositiveIntegerField("thêm mới", default=0)
    changed = models.PositiveIntegerField("thay đổi", default=0)
    unchanged = models.PositiveIntegerField("giữ nguyên", default=0)
    loaded_at = models.DateTimeField("nạp lúc", null=True, blank=True)
    loaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người nạp")
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người hoàn tác")

    class Meta:
        verbose_name = "danh sách hồ sơ"
        verbose_name_plural = "danh sách hồ sơ"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["unit", "-loaded_at"], name="dossier_list_loads"),
            models.Index(fields=["try_after"], condition=Q(done_at__isnull=True), name="dossier_list_due"),
        ]

    def __str__(self) -> str:
        return self.name


class ColumnChoice(models.Model):
    """Which column a head means in the lists of a unit, where somebody had to say so; "" means none."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="column_choices", verbose_name="đơn vị")
    head = models.CharField("tên cột", max_length=200)
    column = models.CharField("ý nghĩa", max_length=30, blank=True)

    class Meta:
        verbose_name = "cột chọn tay"
        verbose_name_plural = "cột chọn tay"
        constraints = [models.UniqueConstraint(fields=["unit", "head"], name="column_choice_once")]

    def __str__(self) -> str:
        return f"{self.head} → {self.column}"


class ListedProcedure(models.Model):
    """A procedure as the one-stop software of a unit writes it, and the procedure of the catalogue that it is.

    Matching one here matches all its dossiers, those of later lists too. `field` and `level` are what the statistics
    count by: the catalogue's where it is matched (the level where it is the only one), else the list's and the unit's.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="listed_procedures", verbose_name="đơn vị")
    code = models.CharField("mã thủ tục", max_length=50, blank=True)
    name = models.CharField("tên thủ tục", max_length=2000, blank=True)
    listed_field = models.CharField("lĩnh vực trong danh sách", max_length=300, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, null=True, blank=True, related_name="listed", verbose_name="thủ tục"
    )
    is_outside = models.BooleanField("không có trong danh mục", default=False)
    field = models.CharField("lĩnh vực", max_length=300, blank=True)
    level = models.CharField("cấp thực hiện", max_length=20, choices=[(level, level) for level in LEVELS])

    class Meta:
        verbose_name = "thủ tục trong danh sách"
        verbose_name_plural = "thủ tục trong danh sách"
        constraints = [models.UniqueConstraint(fields=["unit", "digest"], name="listed_procedure_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


class DossierState(models.Model):
    """What a list says of a dossier. All days are local days; `due_on` is the first promise and never moves.

    `extended_due_on` is the day that it was moved to, `extensions` how often. `closed_on` is that of
    tthc.domain.dossiers.closed_day; `changed_by` is the list that said so.
    """

    # Such rows are never deleted: an index, or a check for each of a million dossiers, would cost and serve nothing.
    listed = models.ForeignKey(
        ListedProcedure, models.PROTECT, related_name="+", db_index=False, verbose_name="thủ tục"
    )
    changed_by = models.ForeignKey(DossierList, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    channel = models.CharField("hình thức nộp", max_length=10, choices=list(CHANNELS.items()))
    status = models.CharField("trạng thái", max_length=10, choices=list(STATUSES.items()), blank=True)
    received_on = models.DateField("ngày tiếp nhận")
    due_on = models.DateField("ngày hẹn trả", null=True, blank=True)
    extended_due_on = models.DateField("ngày hẹn trả mới", null=True, blank=True)
    extensions = models.PositiveSmallIntegerField("số lần gia hạn", default=0)
    finished_on = models.DateField("ngày trả kết quả", null=True, blank=True)
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    apology_on = models.DateField("ngày gửi thư xin lỗi", null=True, blank=True)

    class Meta:
        abstract = True


class Dossier(DossierState):
    """A dossier, recognised by its code within the unit. A list changes it; an apology may be entered by hand.

    `created_by` is the list that brought it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers", db_index=False, verbose_name="đơn vị")
    code = models.CharField("số hồ sơ", max_length=60)
    created_by = models.ForeignKey(
        DossierList, models.PROTECT, related_name="created_dossiers", db_index=False, db_constraint=False
    )
    apology_entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name="người nhập"
    )

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="dossier_code_once"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="dossier_closed_after_received",
            ),
        ]
        indexes = [models.Index(fields=["unit", "closed_on", "received_on"], name="dossier_of_period")]

    def __str__(self) -> str:
        return self.code


class DossierBefore(DossierState):
    """What a dossier was before a list changed it: what undoing the list gives back, and why a table changed."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="before", verbose_name="hồ sơ")
    by = models.ForeignKey(DossierList, models.PROTECT, related_name="before", verbose_name="danh sách")

    class Meta:
        verbose_name = "hồ sơ trước khi thay đổi"
        verbose_name_plural = "hồ sơ trước khi thay đổi"
        constraints = [models.UniqueConstraint(fields=["by", "dossier"], name="dossier_before_once")]

    def __str__(self) -> str:
        return str(self.dossier_id)
