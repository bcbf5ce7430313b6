"""Telling which revision a PDF is: by its bytes, also where something was written behind them, such as a signature."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from accounts.selectors import units_of
from reports.models import Report, Revision, RevisionFile, SignedCopy


@dataclass(frozen=True, slots=True)
class Match:
    """A report that the PDF belongs to. `revisions`, oldest first, share the bytes that were found.

    `newest` is the report's last revision. `copy` is the signed copy whose bytes they are, None where they are those of
    the portal's own PDF. `appended` counts the bytes behind them.
    """

    report: Report
    revisions: tuple[Revision, ...]
    newest: Revision
    copy: SignedCopy | None
    appended: int

    @property
    def is_newest(self) -> bool:
        return self.newest in self.revisions


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; `waiting` counts revisions whose PDF is still being made, so that nothing can be compared."""

    sha256: str
    matches: tuple[Match, ...]
    waiting: int


def verify(user: User, data: bytes) -> Verification:
    """Look for a PDF among the revisions and signed copies of the units that the user may see.

    Nothing is stored, and the file is not parsed. At most nine queries.
    """
    units = units_of(user)
    files = RevisionFile.objects.filter(format="pdf", revision__report__unit__in=units)
    copies = SignedCopy.objects.filter(revision__report__unit__in=units)
    of_files = _beginnings(files.exclude(content=""), len(data))
    of_copies = _beginnings(copies, len(data))
    digests = _digests(data, {size for size, _, _ in (*of_files, *of_copies)})
    found_files = _longest(of_files, digests)
    found_copies = _longest(of_copies, digests)
    matches = (*_matches_of_files(found_files, len(data)), *_matches_of_copies(found_copies, len(data)))
    return Verification(
        sha256=digests[len(data)],
        matches=_most_telling(matches),
        waiting=files.filter(content="").count(),
    )


def _beginnings(rows: QuerySet, size: int) -> list[tuple[int, str, int]]:
    """Return (size, digest, id) of the files that are not longer than `size`."""
    return list(rows.filter(size__lte=size).values_list("size", "sha256", "pk"))


def _digests(data: bytes, sizes: Iterable[int]) -> dict[int, str]:
    """Return the digest of the first so many bytes, by their number, in one pass; also that of all."""
    digests, running, done = {}, hashlib.sha256(), 0
    view = memoryview(data)
    for size in sorted({*sizes, len(data)}):
        running.update(view[done:size])
        digests[size], done = running.hexdigest(), size
    return digests


def _longest(rows: list[tuple[int, str, int]], digests: dict[int, str]) -> dict[int, int]:
    """Return by id the sizes of the files that the data begins with, those of the longest alone."""
    found = {pk: size for size, digest, pk in rows if digests[size] == digest}
    longest = max(found.values(), default=0)
    return {pk: size for pk, size in found.items() if size == longest}


def _matches_of_files(found: dict[int, int], size: int) -> list[Match]:
    if not found:
        return []
    rows = RevisionFile.objects.filter(pk__in=found)
    revisions: dict[int, set[int]] = {}
    for row in rows.values_list("revision__report", "revision"):
        revisions.setdefault(row[0], set()).add(row[1])
    appended = size - next(iter(found.values()))
    return [
        Match(report, tuple(one for one in held if one.pk in revisions[report.pk]), held[-1], None, appended)
        for report, held in _reports(revisions)
    ]


def _matches_of_copies(found: dict[int, int], size: int) -> list[Match]:
    if not found:
        return []
    copies = list(SignedCopy.objects.filter(pk__in=found).select_related("uploaded_by", "revision"))
    reports = {report.pk: (report, held) for report, held in _reports({one.revision.report_id for one in copies})}
    return [
        Match(
            report=reports[copy.revision.report_id][0],
            revisions=tuple(one for one in reports[copy.revision.report_id][1] if one.pk == copy.revision_id),
            newest=reports[copy.revision.report_id][1][-1],
            copy=copy,
            appended=size - copy.size,
        )
        for copy in copies
    ]


def _reports(ids: Iterable[int]) -> list[tuple[Report, list[Revision]]]:
    """Return the reports with all their revisions, oldest first (two queries)."""
    revisions = Revision.objects.select_related("transition__actor").defer("tree").order_by("number")
    reports = Report.objects.filter(pk__in=list(ids)).select_related("unit", "period")
    rows = reports.prefetch_related(Prefetch("revisions", revisions)).order_by("pk")
    return [(report, list(report.revisions.all())) for report in rows]


def _most_telling(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the matches that leave the fewest bytes unexplained: a known signed copy beats its own beginning."""
    fewest = min((match.appended for match in matches), default=0)
    return tuple(match for match in matches if match.appended == fewest)
