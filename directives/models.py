"""Steering records (Part I of the report): documents, plans, assigned tasks, inspections, commitments.

Every record belongs to the unit that keeps it. Records are removed by `removed_at`, never deleted.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Count, F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Attachment, Unit
from core.text import search_key


class TrackedQuerySet(models.QuerySet):
    """Rows whose bulk writers leave a history, as `save` and `delete` do; `update` leaves none."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        stored = super().bulk_create(objs, *args, **kwargs)
        if stored:
            self.model.history.bulk_history_create(stored, batch_size=kwargs.get("batch_size"))
        return stored

    def bulk_update(self, objs: Iterable[Any], fields: Sequence[str], *args: Any, **kwargs: Any) -> int:
        changed = list(objs)
        count = super().bulk_update(changed, fields, *args, **kwargs)
        if changed:
            self.model.history.bulk_history_create(changed, batch_size=kwargs.get("batch_size"), update=True)
        return count


class RecordQuerySet(TrackedQuerySet):
    def current(self):
        """Records that have not been removed."""
        return self.filter(removed_at=None)

    def search(self, words: str):
        """Records that hold every word of `words`, accents and case aside; no word: all of them."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        records = list(objs)
        for record in records:
            record.fill_search_key()
        return super().bulk_create(records, *args, **kwargs)


class Record(models.Model):
    """What all records share; `history` has every state of a record, by whom and when."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="đơn vị")
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    search_key = models.TextField(editable=False, blank=True)

    attachments = GenericRelation(Attachment)
    history = HistoricalRecords(inherit=True, excluded_fields=["search_key"])
    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        self.fill_search_key()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "search_key", "updated_at"}
        super().save(**kwargs)

    def fill_search_key(self) -> None:
        """Let the record be found by `words_to_find`; bulk_create calls it, as `save` does."""
        self.search_key = search_key(self.words_to_find())

    def words_to_find(self) -> str:
        """Return the words by which people look for the record."""
        return str(self)


class Document(Record):
    """A document (văn bản) that the unit issued or was sent; number and symbol as NĐ 30/2020/NĐ-CP writes them.

    Issuer, symbol, year and number are indexed, not unique: real registers hold one number on two documents.
    """

    type_code = models.CharField("mã loại", max_length=10, blank=True)
    type_name = models.CharField("loại văn bản", max_length=100, blank=True)
    number = models.CharField("số", max_length=20)
    symbol = models.CharField("ký hiệu", max_length=100, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    issuer_code = models.CharField("mã cơ quan ban hành", max_length=50, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    subject = models.TextField("trích yếu", blank=True)
    topic = models.CharField("chuyên đề", max_length=50, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name="đã gộp vào"
    )

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = [
            models.CheckConstraint(
                condition=~Q(number=""), name="document_number_given", violation_error_message="Hãy nhập số văn bản."
            )
        ]
        indexes = [
            models.Index(fields=["unit", "issuer_code", "symbol", "year", "number"], name="document_register"),
            models.Index(fields=["unit", "topic", "issued_on"], name="document_topic"),
        ]

    def __str__(self):
        return f"{self.type_name or 'Văn bản'} số {self.number}/{self.symbol}"

    def words_to_find(self) -> str:
        return f"{self.type_name} {self.number}/{self.symbol} {self.issuer} {self.subject}"


class Plan(Record):
    """A plan (kế hoạch) of the unit whose progress the report follows; `topic` as in the outline ("reform_plan" …)."""

    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, verbose_name="văn bản ban hành")
    topic = models.CharField("chuyên đề", max_length=50)
    title = models.CharField("tên kế hoạch", max_length=500)
    year = models.PositiveSmallIntegerField("năm")

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "topic", "year", "title"],
                condition=Q(removed_at=None),
                name="plan_once",
                violation_error_message="Kế hoạch này đã có trong sổ.",
            )
        ]

    def __str__(self):
        return self.title


class PlanTask(models.Model):
    """A task of a plan. Progress is stored as dates, so that the state at any cut-off can be computed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự")
    content = models.TextField("nội dung")
    due_on = models.DateField("thời hạn", null=True, blank=True)
    started_on = models.DateField("ngày bắt đầu", null=True, blank=True)
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)

    history = HistoricalRecords()
    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ trong kế hoạch"
        verbose_name_plural = "nhiệm vụ trong kế hoạch"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="plan_task_position", violation_error_message="Trùng thứ tự nhiệm vụ."
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(done_on=None) | Q(started_on__lte=F("done_on")),
                name="plan_task_started_before_done",
                violation_error_message="Ngày bắt đầu phải trước hoặc bằng ngày hoàn thành.",
            ),
        ]

    def __str__(self):
        return self.content


class AssignedTask(Record):
    """A task assigned by UBND tỉnh or Chủ tịch UBND tỉnh.

    `update_told_late`: the unit's own words say that the software was updated late, without giving the day.
    """

    assigning_document = models.ForeignKey(
        Document, models.PROTECT, related_name="assigned_tasks", null=True, blank=True, verbose_name="văn bản giao"
    )
    content = models.TextField("nội dung")
    assigned_on = models.DateField("ngày giao", null=True, blank=True)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    answering_document = models.ForeignKey(
        Document, models.PROTECT, related_name="answered_tasks", null=True, blank=True, verbose_name="văn bản trả lời"
    )
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    updated_in_software_on = models.DateField("ngày cập nhật trên phần mềm", null=True, blank=True)
    update_told_late = models.BooleanField("đơn vị nêu cập nhật trễ", default=False)

    class Meta:
        verbose_name = "nhiệm vụ được giao"
        verbose_name_plural = "nhiệm vụ được giao"
        constraints = [
            models.CheckConstraint(
                condition=~Q(content=""), name="assigned_task_content", violation_error_message="Hãy nhập nội dung."
            ),
            models.CheckConstraint(
                condition=Q(answering_document=None)
                | Q(assigning_document=None)
                | ~Q(answering_document=F("assigning_document")),
                name="assigned_task_answer_differs",
                violation_error_message="Văn bản trả lời phải khác văn bản giao nhiệm vụ.",
            ),
            models.CheckConstraint(
                condition=Q(assigned_on=None) | Q(done_on=None) | Q(assigned_on__lte=F("done_on")),
                name="assigned_task_assigned_before_done",
                violation_error_message="Ngày giao phải trước hoặc bằng ngày hoàn thành.",
            ),
        ]

    def __str__(self):
        return self.content


class InspectionQuerySet(RecordQuerySet):
    def with_counts(self):
        """Annotate `finding_count` and `request_count`."""
        return self.annotate(
            finding_count=Count("finding", distinct=True), request_count=Count("inspectionrequest", distinct=True)
        )


class Inspection(Record):
    """An inspection visit to the unit (kiểm tra CCHC, công vụ), with what the team found good."""

    team = models.CharField("đoàn kiểm tra", max_length=300)
    head = models.CharField("trưởng đoàn", max_length=200, blank=True)
    decision = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, verbose_name="quyết định kiểm tra")
    visited_on = models.DateField("ngày kiểm tra")
    examined_from = models.DateField("thời kỳ kiểm tra từ", null=True, blank=True)
    examined_to = models.DateField("đến", null=True, blank=True)
    strengths = models.TextField("mặt đạt được", blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc kiểm tra"
        verbose_name_plural = "cuộc kiểm tra"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "team", "visited_on"],
                condition=Q(removed_at=None),
                name="inspection_once",
                violation_error_message="Cuộc kiểm tra này đã có trong sổ.",
            ),
            models.CheckConstraint(
                condition=Q(examined_from=None) | Q(examined_to=None) | Q(examined_from__lte=F("examined_to")),
                name="inspection_examined_period",
                violation_error_message="Thời kỳ kiểm tra phải có ngày đầu trước ngày cuối.",
            ),
        ]

    def __str__(self):
        return f"{self.team} ({self.visited_on:%d/%m/%Y})"

    def words_to_find(self) -> str:
        return f"{self.team} {self.head} {self.visited_on:%d/%m/%Y} {self.strengths}"


class InspectionPoint(models.Model):
    """What findings and requests share: a numbered point of an inspection."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, verbose_name="cuộc kiểm tra")
    position = models.PositiveSmallIntegerField("thứ tự")
    content = models.TextField("nội dung")

    history = HistoricalRecords(inherit=True)
    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self):
        return self.content


class Finding(InspectionPoint):
    """A shortcoming found (tồn tại, hạn chế); it must be remedied and the remedy reported."""

    remedied_on = models.DateField("ngày khắc phục", null=True, blank=True)
    remedy_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, verbose_name="báo cáo khắc phục"
    )

    class Meta(InspectionPoint.Meta):
        verbose_name = "tồn tại, hạn chế"
        verbose_name_plural = "tồn tại, hạn chế"
        constraints = [models.UniqueConstraint(fields=["inspection", "position"], name="finding_position")]


class InspectionRequest(InspectionPoint):
    """What the team asks the unit to do (đề nghị của đoàn kiểm tra)."""

    done_on = models.DateField("ngày thực hiện", null=True, blank=True)

    class Meta(InspectionPoint.Meta):
        verbose_name = "đề nghị của đoàn kiểm tra"
        verbose_name_plural = "đề nghị của đoàn kiểm tra"
        constraints = [models.UniqueConstraint(fields=["inspection", "position"], name="inspection_request_position")]


class InspectedCount(models.Model):
    """A part of a whole that the team counted (5.292/5.292 hồ sơ), with the dates it spans."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="counts", verbose_name="cuộc kiểm tra")
    label = models.CharField("nội dung", max_length=300)
    part = models.PositiveIntegerField("số đạt")
    whole = models.PositiveIntegerField("tổng số")
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "số liệu kiểm tra"
        verbose_name_plural = "số liệu kiểm tra"
        constraints = [
            models.CheckConstraint(
                condition=Q(part__lte=F("whole")),
                name="inspected_count_part_of_whole",
                violation_error_message="Số đạt không được lớn hơn tổng số.",
            )
        ]

    def __str__(self):
        return f"{self.label}: {self.part}/{self.whole}"


class Commitment(Record):
    """A unit's yearly commitment (bản cam kết) with the Chủ tịch UBND tỉnh: tasks promised and done."""

    year = models.PositiveSmallIntegerField("năm")
    tasks_total = models.PositiveSmallIntegerField("tổng số nhiệm vụ cam kết")
    tasks_done = models.PositiveSmallIntegerField("số nhiệm vụ đã hoàn thành")

    class Meta:
        verbose_name = "bản cam kết"
        verbose_name_plural = "bản cam kết"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(removed_at=None),
                name="commitment_once_a_year",
                violation_error_message="Đơn vị đã có bản cam kết của năm này.",
            ),
            models.CheckConstraint(
                condition=Q(tasks_done__lte=F("tasks_total")),
                name="commitment_done_within_total",
                violation_error_message="Số nhiệm vụ đã hoàn thành không được lớn hơn tổng số.",
            ),
        ]

    def __str__(self):
        return f"Bản cam kết năm {self.year}: {self.tasks_done}/{self.tasks_total}"
