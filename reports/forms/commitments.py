"""A unit's yearly commitment (bản cam kết) with the Chủ tịch UBND tỉnh."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row

from directives.models import Commitment
from reports.forms.numbers import NumberField
from reports.forms.records import RecordForm
from reports.services.typed_records import save_record

MAX_TASKS = 10_000


class CommitmentForm(RecordForm):
    """How many tasks the unit promised for a year, and how many it has done."""

    year = NumberField("Năm", least=1990, most=2100)
    tasks_total = NumberField("Tổng số nhiệm vụ cam kết", least=1, most=MAX_TASKS)
    tasks_done = NumberField("Số nhiệm vụ đã hoàn thành", least=0, most=MAX_TASKS)

    class Meta:
        model = Commitment
        fields = ("year", "tasks_total", "tasks_done")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = (Column(name, css_class="col-md-4") for name in self._meta.fields)
        self.helper.layout = Layout("seen", Row(*columns))

    def clean(self) -> None:
        super().clean()
        total, done = self.cleaned_data.get("tasks_total"), self.cleaned_data.get("tasks_done")
        if total is not None and done is not None and done > total:
            self.add_error("tasks_done", f"Số đã hoàn thành ({done}) không được lớn hơn tổng số ({total}).")

    def save(self) -> Commitment:
        return save_record(self.instance)
