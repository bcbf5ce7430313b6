"""Finding notices, and choosing which kinds to be told of."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import BigAutoField, QuerySet
from django.forms import BoundField

from notices.kinds import Kind
from notices.models import MutedKind, Notice

CHANNELS = MutedKind.Channel


class NoticeFilter(forms.Form):
    """Which notices to list; `kinds` are those that there are."""

    loai = forms.ChoiceField(
        label="Loại thông báo",
        required=False,
        error_messages={"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."},
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, kinds: dict[str, Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", "Tất cả các loại"), *((name, kind.label) for name, kind in kinds.items())]

    def found(self, notices: QuerySet[Notice]) -> QuerySet[Notice]:
        """Return those of the notices that are asked for."""
        asked = self.cleaned_data.get("loai") if self.is_valid() else ""
        return notices.filter(kind=asked) if asked else notices

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.data.get("loai"))


class SeenForm(forms.Form):
    """The newest notice that somebody has seen."""

    moi_nhat = forms.IntegerField(min_value=1, max_value=BigAutoField.MAX_BIGINT)


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of notice and its two boxes, none where it cannot be switched off."""

    kind: Kind
    boxes: tuple[BoundField, ...]


class KindsForm(forms.Form):
    """Each of the `kinds`: whether it is wanted in the portal, and by mail; kept kinds have no boxes."""

    def __init__(self, *args: Any, kinds: dict[str, Kind], muted: Collection[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for name, kind in kinds.items():
            if not kind.is_kept:
                for channel in CHANNELS:
                    self.fields[f"{name}-{channel}"] = forms.BooleanField(
                        label=f"{kind.label}: {channel.label.lower()}",
                        required=False,
                        initial=(name, channel) not in muted,
                        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
                    )

    def rows(self) -> list[KindRow]:
        """Return a row for each kind."""
        return [
            KindRow(kind, () if kind.is_kept else tuple(self[f"{name}-{channel}"] for channel in CHANNELS))
            for name, kind in self.kinds.items()
        ]

    def wanted(self) -> set[tuple[str, str]]:
        """Return (kind, channel) of every box that is ticked."""
        return {tuple(name.rsplit("-", 1)) for name, is_ticked in self.cleaned_data.items() if is_ticked}
