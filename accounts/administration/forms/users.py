"""Forms of users: the filter of the list, a new account, the person, and one more role."""

import re
from typing import Any, Final

from django import forms

from accounts.administration.forms.units import UnitField
from accounts.administration.selectors.users import PeopleFilter
from accounts.forms import MailField
from accounts.models import Membership, Unit, User
from core.form_fields import WordsField
from core.text import clean, squeeze

_MAX_USERNAME: Final = 50
_USERNAME: Final = re.compile(rf"[a-z0-9][a-z0-9._-]{{1,{_MAX_USERNAME - 1}}}")
SHOWN: Final = "shown"
BY_MAIL: Final = "mail"
_NO_SUCH_ROLE = "Không có vai trò này, hãy chọn trong danh sách."


class UsernameField(forms.CharField):
    """A user name in its stored form: small ASCII letters, digits, dots, hyphens, underscores."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Tên đăng nhập",
            error_messages={"required": "Hãy nhập tên đăng nhập."},
            help_text="Chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ canbo.syt. Về sau không đổi được.",
            widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        username = squeeze(clean(super().to_python(value))).lower()
        if username and not _USERNAME.fullmatch(username):
            raise forms.ValidationError(
                f"Tên đăng nhập gồm 2 đến {_MAX_USERNAME} chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch "
                "dưới, bắt đầu bằng chữ hoặc số."
            )
        return username


class PeopleFilterForm(forms.Form):
    """Whom to list; all fields may stay empty."""

    tu = WordsField(
        "Tên, tên đăng nhập, đơn vị",
        100,
        required=False,
        widget=forms.TextInput({"class": "form-control", "type": "search", "maxlength": 100}),
    )
    vai_tro = forms.ChoiceField(
        label="Vai trò",
        required=False,
        choices=[("", "Tất cả vai trò"), *Membership.Role.choices],
        error_messages={"invalid_choice": _NO_SUCH_ROLE},
        widget=forms.Select({"class": "form-select"}),
    )
    don_vi = UnitField("Đơn vị", required=False, widget=forms.Select({"class": "form-select"}))
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Tất cả"), ("hoat-dong", "Đang hoạt động"), ("da-khoa", "Đã khóa")],
        error_messages={"invalid_choice": "Không có trạng thái này, hãy chọn trong danh sách."},
        widget=forms.Select({"class": "form-select"}),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].offer(units, "Tất cả đơn vị")

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)

    def wanted(self) -> PeopleFilter:
        """Return what the valid fields ask for."""
        self.is_valid()
        wanted = self.cleaned_data
        state = wanted.get("trang_thai")
        return PeopleFilter(
            words=wanted.get("tu", ""),
            role=wanted.get("vai_tro", ""),
            unit=wanted.get("don_vi"),
            is_active=state == "hoat-dong" if state else None,
        )


class PersonForm(forms.Form):
    """Name and mail of a person."""

    display_name = WordsField("Họ và tên", 150)
    email = MailField(required=False, help_text="Nhận liên kết đặt mật khẩu khi quên; có thể để trống.")

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user is not None:
            self.initial = {"display_name": user.display_name, "email": user.email}


class NewAccountForm(PersonForm):
    """A new account with its first roles, all in one unit."""

    username = UsernameField()
    unit = UnitField("Đơn vị")
    roles = forms.MultipleChoiceField(
        label="Vai trò",
        choices=Membership.Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một vai trò.", "invalid_choice": _NO_SUCH_ROLE},
    )
    handover = forms.ChoiceField(
        label="Mật khẩu đầu tiên",
        choices=[
            (SHOWN, "Hiện một lần trên màn hình để bàn giao"),
            (BY_MAIL, "Gửi liên kết đặt mật khẩu đến thư điện tử ở trên"),
        ],
        initial=SHOWN,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn cách bàn giao.", "invalid_choice": "Hãy chọn một trong hai cách."},
    )
    field_order = ("display_name", "username", "email", "unit", "roles", "handover")

    def __init__(self, *args: Any, units: list[Unit], mail_is_set_up: bool, **kwargs: Any) -> None:
        """`units`: where a role may be given; without mail a password is handed over on paper alone."""
        super().__init__(*args, **kwargs)
        self._units = {unit.pk: unit for unit in units}
        self.fields["unit"].offer(units, "Chọn đơn vị")
        if not mail_is_set_up:
            self.fields["handover"].choices = self.fields["handover"].choices[:1]

    def clean_unit(self) -> Unit:
        return self._units[self.cleaned_data["unit"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("handover") == BY_MAIL and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Hãy nhập thư điện tử để gửi liên kết, hoặc chọn hiện mật khẩu trên màn hình.")
        return cleaned


class RoleForm(forms.Form):
    """One more role of a user."""

    unit = UnitField("Đơn vị")
    role = forms.ChoiceField(
        label="Vai trò",
        choices=[("", "Chọn vai trò"), *Membership.Role.choices],
        error_messages={"required": "Hãy chọn vai trò.", "invalid_choice": _NO_SUCH_ROLE},
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {unit.pk: unit for unit in units}
        self.fields["unit"].offer(units, "Chọn đơn vị")

    def clean_unit(self) -> Unit:
        return self._units[self.cleaned_data["unit"]]
