"""An inspection visit to the unit, with what the team found and asked for."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from core.form_fields import DayField, TextField, WordsField
from directives.models import Finding, Inspection, InspectionPoint, InspectionRequest
from reports.forms.records import RecordForm
from reports.forms.rows import Rows, rows_of
from reports.services.typed_records import TypedPoint, save_inspection


class PointRow(forms.Form):
    """A finding or a request; `day_label` says what the day is."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    content = WordsField("Nội dung", limit=2000, widget=forms.Textarea(attrs={"rows": 1}))
    day = DayField("Ngày")

    def __init__(self, *args: Any, day_label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = day_label

    def point(self) -> TypedPoint:
        return TypedPoint(**{name: self.cleaned_data[name] for name in ("id", "content", "day")})


class InspectionForm(RecordForm):
    """A visit with two sets of rows."""

    team = WordsField("Đoàn kiểm tra", limit=300, help_text="Ví dụ: Đoàn kiểm tra cải cách hành chính của tỉnh.")
    head = WordsField("Trưởng đoàn", limit=200, required=False)
    visited_on = DayField("Ngày kiểm tra", required=True)
    examined_from = DayField("Thời kỳ kiểm tra từ")
    examined_to = DayField("Đến ngày")
    strengths = TextField("Mặt đạt được", limit=5000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Inspection
        fields = ("team", "head", "visited_on", "examined_from", "examined_to", "strengths")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = self._rows(
            Finding, "remedied_on", "finding", "Tồn tại, hạn chế", "tồn tại, hạn chế", "Ngày khắc phục"
        )
        self.requests = self._rows(
            InspectionRequest, "done_on", "request", "Đề nghị của đoàn kiểm tra", "đề nghị", "Ngày thực hiện"
        )
        self.helper.layout = Layout(
            "seen",
            Row(Column("team", css_class="col-md-8"), Column("visited_on", css_class="col-md-4")),
            Row(
                Column("head", css_class="col-md-6"),
                Column("examined_from", css_class="col-md-3"),
                Column("examined_to", css_class="col-md-3"),
            ),
            "strengths",
        )

    @property
    def row_sets(self) -> tuple[Rows, ...]:
        return self.findings, self.requests

    def clean(self) -> None:
        super().clean()
        self.check_days("examined_from", "examined_to", "Ngày cuối phải từ ngày đầu trở đi.")

    def save(self) -> Inspection:
        findings, requests = ([row.point() for row in rows.entered()] for rows in self.row_sets)
        return save_inspection(self.instance, findings, requests)

    def _rows(self, model: type[InspectionPoint], day: str, prefix: str, title: str, noun: str, day_label: str) -> Rows:
        initial = []
        if self.instance.pk and not self.is_bound:
            points = model.objects.filter(inspection=self.instance)
            initial = [{"id": point.pk, "content": point.content, "day": getattr(point, day)} for point in points]
        return rows_of(PointRow)(
            self.data if self.is_bound else None,
            prefix=prefix,
            initial=initial,
            title=title,
            noun=noun,
            form_kwargs={"day_label": day_label},
        )
