"""A plan of the unit with its tasks, on the pages of its register."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from core.form_fields import WordsField
from directives.domain.topics import PLAN_TOPICS, topic_name
from directives.models import Plan
from directives.wording import word_document
from reports.forms.documents import NamedDocumentField
from reports.forms.numbers import NumberField
from reports.forms.plan_tasks import PlanTaskRow
from reports.forms.records import RecordForm
from reports.forms.rows import Rows, rows_of
from reports.services.typed_records import TypedTask, save_plan

MAX_TASKS = 500


class PlanRow(PlanTaskRow):
    """A task of the plan, new or stored."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def task(self) -> TypedTask:
        names = ("id", "content", "due_on", "started_on", "done_on")
        return TypedTask(**{name: self.cleaned_data[name] for name in names})


class PlanForm(RecordForm):
    """A plan and its tasks; the document that issues it is typed in words and found in the register, or added to it."""

    title = WordsField("Tên kế hoạch", limit=500, help_text="Ví dụ: Kế hoạch cải cách hành chính năm 2022.")
    topic = forms.ChoiceField(
        label="Chuyên đề",
        error_messages={
            "required": "Hãy chọn chuyên đề.",
            "invalid_choice": "Không có chuyên đề này, hãy chọn trong danh sách.",
        },
    )
    year = NumberField("Năm", least=1990, most=2100)
    issuing = NamedDocumentField("Văn bản ban hành")

    class Meta:
        model = Plan
        fields = ("title", "topic", "year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.instance
        known = dict.fromkeys([*PLAN_TOPICS, *([plan.topic] if plan.topic else [])])
        self.fields["topic"].choices = [("", "Chọn chuyên đề"), *((one, topic_name(one)) for one in known)]
        if plan.document:
            self.fields["issuing"].document = plan.document
            self.initial["issuing"] = word_document(plan.document)
        self.tasks = self._tasks()
        self.helper.layout = Layout(
            "seen",
            "title",
            Row(Column("topic", css_class="col-md-8"), Column("year", css_class="col-md-4")),
            "issuing",
        )

    @property
    def row_sets(self) -> tuple[Rows, ...]:
        return (self.tasks,)

    def save(self) -> Plan:
        tasks = [row.task() for row in self.tasks.entered()]
        return save_plan(self.instance, self.cleaned_data["issuing"], tasks)

    def _tasks(self) -> Rows:
        initial = []
        if self.instance.pk and not self.is_bound:
            initial = list(self.instance.tasks.values("id", "content", "due_on", "started_on", "done_on"))
        return rows_of(PlanRow, most=MAX_TASKS)(
            self.data if self.is_bound else None, prefix="task", initial=initial, title="Nhiệm vụ", noun="nhiệm vụ"
        )
