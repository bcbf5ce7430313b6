"""Entering a decision that announces procedures, and finding such decisions."""

from typing import Any, Final

from crispy_forms.layout import Column, Layout, Row
from django import forms

from core.form_fields import DayField, TextField, WordsField
from tthc.domain.pasted_codes import codes_in
from tthc.forms.unit_procedures import style, without_form_tag
from tthc.models import AnnouncingDecision, Procedure, ProcedureChange
from tthc.selectors.unit_procedures import UNKNOWN_CODE
from tthc.services.announcing import SaidDecision

CODES_LIMIT: Final = 200_000
SHOWN_ERRORS: Final = 20
"""So many wrong lines of a list are named; the others show once these are mended."""
_CODES_HELP: Final = "Mỗi dòng một mã, phía sau có thể có tên; hoặc nhiều mã ngăn bằng dấu phẩy."


class CodesField(TextField):
    """Codes of procedures as they are pasted."""

    def __init__(self, label: str) -> None:
        super().__init__(label, CODES_LIMIT, required=False, help_text=_CODES_HELP, widget=forms.Textarea({"rows": 5}))


class DecisionForm(forms.Form):
    """A decision with its three lists of codes; a procedure stands in one of them."""

    use_required_attribute = False

    number = WordsField("Số, ký hiệu", limit=100, help_text="Ví dụ: 15/QĐ-UBND.")
    issued_on = DayField("Ngày ban hành", required=True)
    effective_on = DayField("Ngày có hiệu lực", help_text="Để trống nếu có hiệu lực từ ngày ban hành.")
    subject = WordsField("Trích yếu", limit=1000, required=False, widget=forms.Textarea({"rows": 2}))
    announced = CodesField("Thủ tục công bố mới")
    amended = CodesField("Thủ tục sửa đổi, bổ sung")
    abolished = CodesField("Thủ tục bãi bỏ")

    def __init__(self, data: Any = None, decision: AnnouncingDecision | None = None) -> None:
        super().__init__(data, initial=_initial(decision) if decision else {})
        self.kinds: dict[int, str] = {}
        without_form_tag(self)
        first = Row(*(Column(name, css_class="col-md-4") for name in ("number", "issued_on", "effective_on")))
        self.helper.layout = Layout(first, "subject", *ProcedureChange.Kind.values)

    def clean(self) -> dict[str, Any]:
        read = {kind: codes_in(self.cleaned_data.get(kind, "")) for kind in ProcedureChange.Kind.values}
        wanted = {code for found, _ in read.values() for _, code in found}
        known = dict(Procedure.objects.filter(code__in=wanted).values_list("code", "pk"))
        of: dict[str, str] = {}
        for kind, (found, wrong) in read.items():
            reasons = list(wrong)
            for line, code in found:
                if code not in known:
                    reasons.append((line, f"mã thủ tục “{code}” {UNKNOWN_CODE}"))
                elif of.setdefault(code, kind) != kind:
                    other = self.fields[of[code]].label
                    reasons.append((line, f"mã thủ tục “{code}” đã có ở ô “{other}”, mỗi thủ tục chỉ ghi ở một ô"))
            self._tell(kind, sorted(reasons))
        if not wanted and not self.errors:
            self.add_error(None, "Hãy nhập ít nhất một mã thủ tục vào một trong ba ô.")
        self.kinds = {known[code]: kind for code, kind in of.items()}
        return self.cleaned_data

    def said(self) -> SaidDecision:
        """Return what a valid form says."""
        said = self.cleaned_data
        effective_on = said["effective_on"] or said["issued_on"]
        return SaidDecision(said["number"], said["issued_on"], effective_on, said["subject"], self.kinds)

    def _tell(self, kind: str, reasons: list[tuple[int, str]]) -> None:
        told = [f"Dòng {line}: {reason}." for line, reason in reasons[:SHOWN_ERRORS]]
        if len(reasons) > SHOWN_ERRORS:
            told.append(f"Còn {len(reasons) - SHOWN_ERRORS} dòng sai nữa, sẽ hiện sau khi sửa các dòng này.")
        for words in told:
            self.add_error(kind, words)


class DecisionFilter(forms.Form):
    """Which decisions to list; every field may stay empty."""

    so = WordsField("Số, ký hiệu", limit=100, required=False, widget=forms.TextInput({"type": "search"}))
    noi_dung = forms.ChoiceField(
        label="Nội dung",
        required=False,
        choices=[("", "Tất cả"), *ProcedureChange.Kind.choices],
        error_messages={"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."},
    )
    tu = DayField("Ban hành từ ngày")
    den = DayField("Đến ngày")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        style(self)

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return self.cleaned_data

    def conditions(self) -> dict[str, Any]:
        """Return what the valid fields ask of a decision."""
        self.is_valid()
        asked = self.cleaned_data
        conditions = {
            "number__icontains": asked.get("so"),
            "issued_on__gte": asked.get("tu"),
            "issued_on__lte": asked.get("den"),
        }
        if asked.get("noi_dung"):
            conditions[f"{asked['noi_dung']}__gt"] = 0
        return {name: value for name, value in conditions.items() if value not in ("", None)}

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)


def _initial(decision: AnnouncingDecision) -> dict[str, Any]:
    """Return the words of a stored decision as somebody would type them."""
    lists: dict[str, list[str]] = {kind: [] for kind in ProcedureChange.Kind.values}
    for change in decision.changes.select_related("procedure").order_by("procedure__code"):
        lists[change.kind].append(str(change.procedure))
    fields = ("number", "issued_on", "effective_on", "subject")
    return {name: getattr(decision, name) for name in fields} | {
        kind: "\n".join(lines) for kind, lines in lists.items()
    }
