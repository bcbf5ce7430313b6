"""The forms of the registers' own pages: what a section says of a record is asked for here."""

from typing import Any

from django import forms

from directives.domain.topics import TOPICS, topic_name
from directives.models import Document
from reports.forms.commitments import CommitmentForm
from reports.forms.documents import DocumentForm
from reports.forms.inspections import InspectionForm
from reports.forms.plans import PlanForm
from reports.forms.proposals import ProposalForm
from reports.forms.records import RecordForm
from reports.forms.tasks import AssignedTaskForm
from reports.models import Proposal, Report


class RegisterDocumentForm(DocumentForm):
    """A document with its topic, which says the section of the report that asks for it."""

    topic = forms.ChoiceField(
        label="Chuyên đề",
        required=False,
        help_text="Cho biết văn bản được đề xuất vào mục nào của báo cáo. Văn bản đến thì để trống.",
        error_messages={"invalid_choice": "Không có chuyên đề này, hãy chọn trong danh sách."},
    )

    class Meta:
        model = Document
        fields = (*DocumentForm.Meta.fields, "topic")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict.fromkeys([*TOPICS, *([self.instance.topic] if self.instance.topic else [])])
        self.fields["topic"].choices = [("", "Chưa có chuyên đề"), *((one, topic_name(one)) for one in known)]
        self.helper.layout.append("topic")


class ReportField(forms.ModelChoiceField):
    """A report of the unit, named by its period."""

    def label_from_instance(self, report: Report) -> str:
        return report.period.name


class RegisterProposalForm(ProposalForm):
    """A proposal with the report that raises it."""

    report = ReportField(
        Report.objects.none(),
        label="Nêu trong báo cáo",
        required=False,
        empty_label="Chưa nêu trong báo cáo nào",
        error_messages={"invalid_choice": "Không có báo cáo này, hãy chọn trong danh sách."},
    )

    class Meta:
        model = Proposal
        fields = (*ProposalForm.Meta.fields, "report")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = Report.objects.filter(unit=self.unit).select_related("period").order_by("-period__ends_on", "pk")
        self.fields["report"].queryset = reports


REGISTER_FORMS: dict[str, type[RecordForm]] = {
    "van-ban": RegisterDocumentForm,
    "ke-hoach": PlanForm,
    "nhiem-vu": AssignedTaskForm,
    "kiem-tra": InspectionForm,
    "cam-ket": CommitmentForm,
    "kien-nghi": RegisterProposalForm,
}
"""The form of each register's entries, by its word in addresses."""
