"""A proposal (kiến nghị, đề xuất) that a report makes."""

from django import forms

from core.form_fields import DayField, TextField, WordsField
from reports.forms.records import RecordForm
from reports.models import Proposal
from reports.services.typed_records import save_record


class ProposalForm(RecordForm):
    """A proposal and, when it comes, its answer."""

    content = WordsField("Nội dung kiến nghị, đề xuất", limit=5000, widget=forms.Textarea(attrs={"rows": 3}))
    answered_on = DayField("Ngày trả lời")
    answer = TextField("Nội dung trả lời", limit=5000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Proposal
        fields = ("content", "answered_on", "answer")

    def new_record(self) -> Proposal:
        return Proposal(unit=self.unit, report=self.section.report if self.section else None)

    def save(self) -> Proposal:
        return save_record(self.instance)
