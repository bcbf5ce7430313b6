"""The page "Kiểm tra văn bản": paste or upload, see what is wrong, mend it. Nothing is stored."""

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from reports.checks.loose_mends import mend_text
from reports.checks.loose_text import split_lines
from reports.forms.text_check import TextCheckForm
from reports.renderers.issue_list import SEVERITY_NAMES
from reports.services.text_checking import check_paragraphs
from reports.views.text_checks.marking import Finding, find_lines, mark_lines

MAX_SHOWN: Final = 300
"""So many findings stand on the page; the workbook has all."""
MAX_LINES: Final = 4000
"""Of a longer text the page shows the lines with findings alone."""
_GONE: Final = "Chưa sửa: văn bản đã đổi nên không còn chỗ này. Hãy xem danh sách mới bên dưới."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_text(request: HttpRequest) -> HttpResponse:
    """Show the empty form; or check what was sent, with the mends made that were asked for."""
    if request.method != "POST":
        return render(request, "reports/text_checks/start.html", {"form": TextCheckForm(request.user)})
    form = TextCheckForm(request.user, request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "reports/text_checks/start.html", {"form": form})
    text = form.cleaned_data["text"]
    findings = findings_of(text, form)
    wanted = _wanted_mends(request, findings)
    is_mended = bool(request.POST.get("mended"))
    if wanted is not None:
        text, made = mend_text(text, [finding.issue for finding in wanted])
        if made:
            findings = findings_of(text, form)
            left = _wanted_mends(request, findings) if len(wanted) > made else None
            if left:
                # Two mends met in the same words: the second is made in what the first left.
                text, more = mend_text(text, [finding.issue for finding in left])
                made += more
                findings = findings_of(text, form)
            is_mended = True
            messages.success(request, f"{_told(wanted, made)}. Văn bản và kết quả bên dưới là bản mới nhất.")
        else:
            messages.warning(request, _GONE)
    return render(request, "reports/text_checks/result.html", _context(request, form, text, findings, is_mended))


def _told(wanted: list[Finding], made: int) -> str:
    """Return what was mended: the words where it was one place, else how many places."""
    mend = wanted[0].issue.mend if len(wanted) == 1 else None
    if mend is None:
        return f"Đã sửa {made} chỗ"
    return f"Đã sửa “{mend.words}” → “{mend.replacement}”" if mend.replacement else f"Đã bỏ “{mend.words}”"


def findings_of(text: str, form: TextCheckForm) -> list[Finding]:
    """Return what the rules find in a text, for the period that the form names."""
    return find_lines(text, check_paragraphs(split_lines(text), form.chosen_period))


def _wanted_mends(request: HttpRequest, findings: list[Finding]) -> list[Finding] | None:
    """Return the findings whose mends were asked for, None where none was."""
    if "mend_all" in request.POST:
        return [finding for finding in findings if finding.issue.mend]
    if "mend" not in request.POST:
        return None
    return [one for one in findings if one.issue.mend and one.mend_key == request.POST["mend"]][:1]


def _context(
    request: HttpRequest, form: TextCheckForm, text: str, findings: list[Finding], is_mended: bool
) -> dict[str, Any]:
    counts = Counter(finding.issue.severity for finding in findings)
    show = request.POST.get("show", "")
    wanted = [finding for finding in findings if show not in SEVERITY_NAMES or finding.issue.severity == show]
    shown = wanted[:MAX_SHOWN]
    lines = list(mark_lines(text, shown, MAX_LINES))
    kept = {"text": text, "period": form.cleaned_data["period"]}
    return {
        "form": TextCheckForm(request.user, initial=kept),
        "findings": findings,
        "is_mended": is_mended,
        "shown": shown,
        "beyond": len(wanted) - len(shown),
        "lines": lines,
        "is_shortened": sum(bool(line.strip()) for line in text.split("\n")) > MAX_LINES,
        "certain": sum(finding.issue.mend is not None for finding in findings),
        "show": show if show in SEVERITY_NAMES else "",
        "filters": [("", "Tất cả", len(findings))]
        + [(severity, name, counts[severity]) for severity, name in SEVERITY_NAMES.items() if counts[severity]],
    }
