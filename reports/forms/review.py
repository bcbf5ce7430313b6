"""The forms of the reviewers' desk: what to list, what to say of a report, how to decide."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from core.form_fields import TextField, WordsField
from reports.models import Comment, ReportingPeriod, SectionRequest
from reports.review.comments import MAX_EXCERPT, MAX_TEXT
from reports.review.desk import CHOICES, Wanted
from reports.review.targets import Target

MAX_WORDS = 100
MAX_REASON = 4000
MAX_ANSWER = SectionRequest._meta.get_field("answer").max_length or 0
_LARGEST_VERSION = 2**31 - 1


class InboxFilter(forms.Form):
    """Which units of which period to show; all may stay blank, and what is wrong hides nothing."""

    ky = forms.ChoiceField(
        label="Kỳ báo cáo",
        required=False,
        error_messages={"invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách."},
    )
    tim = WordsField(
        "Tên đơn vị",
        limit=MAX_WORDS,
        required=False,
        widget=forms.TextInput({"type": "search", "class": "form-control", "placeholder": "Không cần gõ dấu"}),
    )
    cua_toi = forms.BooleanField(label="Chỉ đơn vị giao cho tôi", required=False)
    loc = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, periods: Sequence[ReportingPeriod] = ()) -> None:
        super().__init__(data)
        self._periods = {str(period.pk): period for period in periods}
        several = len({period.province_id for period in periods}) > 1
        self.fields["ky"].choices = [(pk, _word_period(period, several)) for pk, period in self._periods.items()]
        self.fields["ky"].widget.attrs["class"] = "form-select"
        self.fields["cua_toi"].widget.attrs["class"] = "form-check-input"
        self.fields["loc"].choices = [("", ""), *((name, label) for name, (label, _) in CHOICES.items())]

    def wanted(self) -> Wanted:
        """Return what the valid fields ask for."""
        self.is_valid()
        asked = self.cleaned_data
        return Wanted(asked.get("loc", ""), asked.get("tim", ""), asked.get("cua_toi", False))

    def period(self) -> ReportingPeriod | None:
        """Return the period that is asked for, None where none is."""
        self.is_valid()
        return self._periods.get(self.cleaned_data.get("ky", ""))


def _word_period(period: ReportingPeriod, with_province: bool) -> str:
    name = f"{period.name}, {period.province.name}" if with_province else period.name
    return f"{name} ({period.waiting} chờ kiểm tra)" if period.waiting else name


class CommentForm(forms.Form):
    """A comment on a section: on all of it, or on one of its figures or records."""

    about = forms.ChoiceField(
        label="Góp ý về",
        required=False,
        error_messages={"invalid_choice": "Mục này không có số liệu, bản ghi đã chọn, hãy chọn lại trong danh sách."},
    )
    excerpt = TextField(
        "Đoạn cần sửa",
        MAX_EXCERPT,
        required=False,
        help_text="Chép từ báo cáo; để trống thì đơn vị thấy tên của mục, số liệu hay bản ghi.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = TextField("Nội dung góp ý", MAX_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        data: Any,
        figures: Sequence[Target] = (),
        records: Sequence[Target] = (),
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, auto_id="comment-%s", initial=initial)
        groups = (("Số liệu", Comment.Target.FIGURE, figures), ("Bản ghi", Comment.Target.RECORD, records))
        self.fields["about"].choices = [
            ("", "Cả mục"),
            *(
                (label, [(f"{kind}:{one.code}", _shortened(one.label)) for one in targets])
                for label, kind, targets in groups
                if targets
            ),
        ]
        if not figures and not records:
            del self.fields["about"]
        self.helper = plain_helper()

    def target(self) -> tuple[str, str]:
        """Return the chosen target and its code, as Comment stores them."""
        kind, _, code = self.cleaned_data.get("about", "").partition(":")
        return kind or Comment.Target.SECTION, code


class MessageForm(forms.Form):
    """What is still wrong after the unit has answered."""

    text = TextField("Nội dung còn phải sửa", MAX_TEXT)


class DecisionForm(forms.Form):
    """What a reviewer decides on the report as it was shown: `version` is that of its state."""

    version = forms.IntegerField(min_value=0, max_value=_LARGEST_VERSION, widget=forms.HiddenInput)

    def __init__(self, data: Any, version: int, **kwargs: Any) -> None:
        super().__init__(data, initial={"version": version}, **kwargs)
        self.helper = plain_helper()


class ReturnForm(DecisionForm):
    """Why the report is returned; open comments are reason enough."""

    reason = TextField("Lý do, nội dung chung cần sửa", MAX_REASON, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, version: int) -> None:
        super().__init__(data, version, auto_id="return-%s")


class ReopenForm(DecisionForm):
    """Why an approved report is opened again."""

    reason = TextField("Lý do mở lại", MAX_REASON, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, version: int) -> None:
        super().__init__(data, version, auto_id="reopen-%s")


class RequestAnswerForm(forms.Form):
    """What a reviewer says of the request for another section."""

    answer = TextField("Ý kiến", MAX_ANSWER, required=False, widget=forms.Textarea({"rows": 2}))


def plain_helper() -> FormHelper:
    """Return crispy's settings for fields inside a form of the page's own."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


def _shortened(words: str) -> str:
    return words if len(words) <= 110 else f"{words[:110].rsplit(' ', 1)[0]}…"
