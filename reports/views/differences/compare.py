"""Two versions of a report side by side: any two revisions, what it says now, the report of the last period."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directives.domain.citation import format_date
from reports.domain.differences import compare_documents
from reports.domain.document import ReportDocument
from reports.domain.figure_changes import FigureChange, amount, compare_figures
from reports.forms.comparison import NOW, PREVIOUS, ComparisonForm
from reports.models import Report, Revision
from reports.review.comparing import base_of, previous_revision, revisions_of, trees_of
from reports.services.current import document_of
from reports.views.scope import report_in_scope

_FROZEN_BY: Final = {"submit": "gửi", "approve": "tiếp nhận"}


@dataclass(frozen=True, slots=True)
class _Versions:
    """The versions that a report has, by the words that the address names them with."""

    report: Report
    revisions: dict[str, Revision]
    previous: Revision | None

    def before(self) -> dict[str, str]:
        """Return the names of what may be the earlier version."""
        names = {word: _name(revision) for word, revision in self.revisions.items()}
        if self.previous:
            names[PREVIOUS] = f"Kỳ trước: {self.previous.report.period.name}"
        return names

    def after(self) -> dict[str, str]:
        """Return the names of what may be the later version; one that is frozen says nothing else now."""
        names = {} if self.report.is_frozen else {NOW: f"Hiện tại ({self.report.get_state_display()})"}
        return names | {word: _name(revision) for word, revision in self.revisions.items()}

    def default(self) -> tuple[str, str] | None:
        """Return what is compared where nothing is asked for; None where there is nothing to compare with."""
        newest = list(self.revisions.values())
        base = base_of(newest[0], newest) if newest else None
        if base:
            return str(base.number), str(newest[0].number)
        if self.previous:
            return PREVIOUS, str(newest[0].number) if newest else NOW
        if newest and not self.report.is_frozen:
            return str(newest[0].number), NOW
        return None

    def documents(self, before: str, after: str) -> tuple[ReportDocument, ReportDocument]:
        """Return the trees of two versions (one query and, for what the report says now, its assembly)."""
        frozen = {word: self._frozen(word) for word in (before, after) if word != NOW}
        trees = trees_of(frozen.values())
        found = {word: trees[revision.pk] for word, revision in frozen.items()}
        if after == NOW:
            found[NOW] = document_of(self.report)
        return found[before], found[after]

    def _frozen(self, word: str) -> Revision:
        return self.previous if word == PREVIOUS and self.previous else self.revisions[word]


@require_safe
def compare(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what differs; `truoc` and `sau` name the versions. Reviewers see drafts here as they do in the preview."""
    report = report_in_scope(request, report_id)
    revisions = {str(one.number): one for one in revisions_of(report)}
    versions = _Versions(report, revisions, previous_revision(report))
    default = versions.default()
    context = {"report": report}
    if default:
        names = versions.before(), versions.after()
        form = ComparisonForm(request.GET, *names, default)
        before, after = form.chosen()
        documents = versions.documents(before, after)
        context |= {
            "form": form,
            "before": names[0][before],
            "after": names[1][after],
            "differences": compare_documents(*documents),
            "figures": _beside(*documents) if before == PREVIOUS else (),
        }
    return render(request, "reports/differences/compare.html", context)


def _beside(before: ReportDocument, after: ReportDocument) -> list[FigureChange]:
    """Return the figures of two periods, unchanged ones too, but not those that neither has a value for."""
    return [one for one in compare_figures(before, after) if {amount(one.before), amount(one.after)} != {None}]


def _name(revision: Revision) -> str:
    moment = timezone.localtime(revision.made_at)
    done = _FROZEN_BY[revision.transition.action]
    return f"Phiên bản {revision.number}, {done} lúc {moment:%H:%M} ngày {format_date(moment.date())}"
