"""Tasks of a plan: several at once for a new entry, one alone when it is edited."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from accounts.models import Unit
from core.form_fields import DayField, WordsField
from directives.models import Plan, PlanTask
from reports.forms.records import CHANGED_MEANWHILE, InSection, TypedForm
from reports.forms.rows import Rows, rows_of
from reports.services.records import plan_task_digest
from reports.services.typed_records import add_plan_tasks


class PlanTaskRow(forms.ModelForm):
    """A task with the days that tell how far it is."""

    content = WordsField("Nội dung nhiệm vụ", limit=2000, widget=forms.Textarea(attrs={"rows": 1}))
    due_on = DayField("Thời hạn")
    started_on = DayField("Ngày bắt đầu")
    done_on = DayField("Ngày hoàn thành")

    class Meta:
        model = PlanTask
        fields = ("content", "due_on", "started_on", "done_on")

    def clean(self) -> None:
        super().clean()
        started, done = self.cleaned_data.get("started_on"), self.cleaned_data.get("done_on")
        if started and done and done < started:
            self.add_error("done_on", "Ngày hoàn thành phải từ ngày bắt đầu trở đi.")


class PlanTaskForm(TypedForm, PlanTaskRow):
    """A stored task; `seen` says which state of it the form shows, so that two who edit it do not undo each other."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, task: PlanTask) -> None:
        super().__init__(data, instance=task)
        self._stored = self.initial["seen"] = plan_task_digest(task)
        self.helper.layout = Layout(
            "seen",
            "content",
            Row(*(Column(name, css_class="col-md-4") for name in ("due_on", "started_on", "done_on"))),
        )

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("seen", "") != self._stored:
            self.add_error(None, CHANGED_MEANWHILE)


class PlanTasksForm(TypedForm, forms.Form):
    """New tasks of the plan that the section follows; where the unit has none, it is made by its title."""

    plan = forms.ChoiceField(label="Kế hoạch", error_messages={"invalid_choice": "Hãy chọn một kế hoạch của đơn vị."})
    title = WordsField("Tên kế hoạch", limit=500)

    def __init__(self, data: Any, unit: Unit, section: InSection, plans: Sequence[Plan]) -> None:
        super().__init__(data)
        year = section.report.period.year
        self.instance = Plan(unit=unit, topic=section.node.topic, year=year)
        self._plans = {str(plan.pk): plan for plan in plans}
        if plans:
            del self.fields["title"]
            self.fields["plan"].choices = [(pk, plan.title) for pk, plan in self._plans.items()]
        else:
            del self.fields["plan"]
            self.fields[
                "title"
            ].help_text = (
                f"Đơn vị chưa có kế hoạch năm {year} trong sổ. Ví dụ: Kế hoạch cải cách hành chính năm {year}."
            )
        self.tasks = rows_of(PlanTaskRow)(data, prefix="task", title="Nhiệm vụ", noun="nhiệm vụ")

    @property
    def row_sets(self) -> tuple[Rows, ...]:
        return (self.tasks,)

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not self.tasks.entered():
            self.add_error(None, "Hãy nhập ít nhất một nhiệm vụ.")
            return False
        return valid

    def save(self) -> None:
        plan = self._plans.get(self.cleaned_data.get("plan", ""), self.instance)
        plan.title = self.cleaned_data.get("title", plan.title)
        add_plan_tasks(plan, [row.instance for row in self.tasks.entered()])


def plan_task_form(
    data: Any, unit: Unit, record: PlanTask | None, section: InSection, address: str
) -> PlanTaskForm | PlanTasksForm:
    """Return the form of a stored task, or of new ones of the section's plan (one query)."""
    if record:
        return PlanTaskForm(data, record)
    topic, year = section.node.topic, section.report.period.year
    plans = Plan.objects.current().filter(unit=unit, topic=topic, year=year).order_by("pk")
    return PlanTasksForm(data, unit, section, list(plans))
