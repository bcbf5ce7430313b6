"""Bringing an edited Word file back: choosing the file, then for each section the file's words or the portal's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from reports.forms.sections import MAX_LINES
from reports.forms.uploads import UploadForm
from reports.services.word_comparison import SectionDifference

FILE, PORTAL = "file", "portal"


class WordBackForm(UploadForm):
    """Choosing the Word file that was edited."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = "Tệp Word đã sửa"
        file.help_text = "Tệp .docx đã tải về từ báo cáo này, không quá 20 MB."
        file.error_messages["required"] = "Hãy chọn tệp Word đã sửa."
        file.widget.attrs["accept"] = ".docx"


@dataclass(slots=True)
class Choices:
    """What was chosen, by the section's key: `accepted` with what its maker saw; `errors` where it cannot be done."""

    chosen: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        return sum(choice == PORTAL for choice in self.chosen.values())


def choice_field(key: str) -> str:
    return f"chon-{key}"


def seen_field(key: str) -> str:
    return f"da-xem-{key}"


def read_choices(posted: QueryDict, differences: Sequence[SectionDifference]) -> Choices:
    """Return what was chosen for the sections that the page showed; others are left alone."""
    choices = Choices()
    for difference in differences:
        seen = posted.get(seen_field(difference.key))
        if seen is None:
            continue
        choice = posted.get(choice_field(difference.key))
        if choice not in (FILE, PORTAL):
            choices.errors[difference.key] = "Hãy chọn nhận bản trong tệp hoặc giữ bản trên cổng."
            continue
        choices.chosen[difference.key] = choice
        if choice == FILE and len(difference.lines) > MAX_LINES:
            choices.errors[difference.key] = (
                f"Trong tệp, mục này có hơn {MAX_LINES} dòng, không nhận được: hãy giữ bản trên cổng, hoặc chuyển bớt "
                "sang phụ lục trong tệp rồi nộp lại."
            )
        elif choice == FILE:
            choices.accepted[difference.key] = seen
    return choices
