"""One click mends what a check found: the certain mend of an issue goes into the section's own words.

Nothing is taken from the page but which mend is meant: what it replaces, and whether it is still to be found, is
worked out anew. Both functions store all or nothing and raise reports.review.transitions.Refused, whose message says
why.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from core.errors import InputError
from core.issue import Issue, Mend
from reports.checks.runner import check
from reports.domain.document import Line, ReportDocument
from reports.models import Report, Section, SectionLine
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.checklist import mend_hash
from reports.review.transitions import Refused
from reports.selectors import published_places, reports_written_by
from reports.services.check_context import context_of
from reports.services.current import document_of
from reports.services.editing import Lines, StaleSection, change_section
from reports.services.linking import relink_heading

GONE: Final = "Chưa sửa: nội dung đã thay đổi nên không còn chỗ này để sửa giúp. Hãy xem lại danh sách mới nhất."
STALE: Final = "Chưa thực hiện: mục này vừa được lưu ở nơi khác. Nội dung mới nhất hiện bên dưới, hãy xem lại."
CLOSED: Final = (
    "Chưa thực hiện: mục này đang khóa, báo cáo không còn ở trạng thái soạn, hoặc bạn không lập báo cáo này. "
    "Hãy tải lại trang."
)
OF_OUTLINE: Final = (
    "Chưa sửa: chữ này thuộc đề mục của đề cương, báo cáo không sửa được. Hãy đề nghị cơ quan ban hành đề cương sửa."
)
EMPTIED: Final = "Chưa sửa: sửa như vậy thì dòng không còn chữ nào. Hãy tự sửa trong mục."
TYPED_SINCE: Final = "Chưa hoàn tác: nội dung vừa sửa đã được sửa tiếp. Hãy tự sửa lại trong mục."


@dataclass(frozen=True, slots=True)
class MendedText:
    """What was mended: a line, or the section's heading where `line_id` is None, as it read before.

    `followed`: the line printed the words of its record or sentence, and had none of its own; `document_id` is its
    document.
    """

    line_id: int | None
    before: str
    followed: bool = False
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """A mend that was made in the section `key`: enough to tell of it and to undo it."""

    key: str
    words: str
    replacement: str
    texts: tuple[MendedText, ...]

    def after(self, text: MendedText) -> str:
        """Return how one of its texts reads since."""
        return text.before.replace(self.words, self.replacement)


@transaction.atomic
def mend(report_id: int, key: str, rule: str, words_hash: str, version: int | None, by: Actor) -> Mended:
    """Replace the words of the mend that `rule` proposes in the section, wherever they stand in its own lines.

    `words_hash` names the mend (checklist.mend_hash), `version` is that of the section as the page showed it; None
    where the page shows no section. A generated line becomes a written one, as when somebody edits it; words that
    stand in no line are replaced in the heading as somebody wrote it.
    """
    report = _report(report_id, key, by)
    section = report.sections.filter(key=key).first()
    if section is None:
        raise Refused(GONE)
    if version is not None and section.version != version:
        raise Refused(STALE)
    document = document_of(report)
    found = _find(document, report, (rule, key, words_hash))
    printed = next(node.lines for node in document.walk() if node.key == key)
    texts: list[MendedText] = []

    def change(section: Section, lines: Lines) -> Lines:
        texts.extend(_mend_lines(lines, printed, found))
        if not texts:
            texts.append(_mend_heading(section, found))
        return lines

    _change(report_id, key, section.version, by, change)
    mended = Mended(key, found.words, found.replacement, tuple(texts))
    leave_trace(by, "mended", report, detail=f"{_place(report, key)}: “{found.words}” → “{found.replacement}”")
    return mended


@transaction.atomic
def undo(report_id: int, mended: Mended, by: Actor) -> None:
    """Put the words back as they were before the mend, where they stand as the mend left them."""
    report = _report(report_id, mended.key, by)
    section = report.sections.filter(key=mended.key).first()
    if section is None:
        raise Refused(TYPED_SINCE)

    def change(section: Section, lines: Lines) -> Lines:
        known = {line.pk: line for line in lines}
        for text in mended.texts:
            if text.line_id is None:
                if section.heading != mended.after(text):
                    raise Refused(TYPED_SINCE)
                _rename(section, text.before)
                continue
            line = known.get(text.line_id)
            if line is None or line.origin != SectionLine.Origin.WRITTEN or line.text != mended.after(text):
                raise Refused(TYPED_SINCE)
            line.text = text.before
            # The mended words may name another document, which the line was linked to.
            if text.followed and line.document_id == text.document_id:
                line.text, line.origin = "", SectionLine.Origin.GENERATED
        return lines

    _change(report_id, mended.key, section.version, by, change)
    detail = f"{_place(report, mended.key)}: “{mended.replacement}” → “{mended.words}”"
    leave_trace(by, "mend_undone", report, detail=detail)


def _report(report_id: int, key: str, by: Actor) -> Report:
    reports = reports_written_by(by.user, key).select_related("unit__province", "period", "outline__province")
    report = reports.filter(pk=report_id).first()
    if report is None:
        raise Refused(CLOSED)
    return report


def _find(document: ReportDocument, report: Report, identity: tuple[str, str, str]) -> Mend:
    def named(issue: Issue) -> bool:
        return (issue.code, issue.node, mend_hash(issue)) == identity

    issue = next((one for one in check(document, context_of(report)) if one.mend is not None and named(one)), None)
    if issue is None or issue.mend is None:
        raise Refused(GONE)
    return issue.mend


def _change(report_id: int, key: str, version: int, by: Actor, change: Callable[[Section, Lines], Lines]) -> None:
    try:
        change_section(report_id, key, version, by.user, change, stays_finished=True)
    except StaleSection as error:
        raise Refused(STALE) from error
    except InputError as error:
        raise Refused(f"Chưa thực hiện: {error}.") from error


def _mend_lines(lines: Sequence[SectionLine], printed: Sequence[Line], mend: Mend) -> Iterator[MendedText]:
    """Mend the lines and yield what was changed; `printed` is how they read, generated ones too."""
    if len(lines) != len(printed):
        raise Refused(STALE)
    for line, shown in zip(lines, printed, strict=True):
        if mend.words not in shown.text:
            continue
        text = shown.text.replace(mend.words, mend.replacement)
        if not text.strip():
            raise Refused(EMPTIED)
        yield MendedText(line.pk, shown.text, line.origin == SectionLine.Origin.GENERATED, line.document_id)
        line.text, line.origin = text, SectionLine.Origin.WRITTEN


def _mend_heading(section: Section, mend: Mend) -> MendedText:
    before = section.heading
    if not before:
        raise Refused(OF_OUTLINE)
    if mend.words not in before:
        raise Refused(GONE)
    after = before.replace(mend.words, mend.replacement)
    if not after.strip():
        raise Refused(EMPTIED)
    _rename(section, after)
    return MendedText(None, before)


def _rename(section: Section, heading: str) -> None:
    section.heading = heading
    section.save(update_fields=["heading"])
    relink_heading(section)


def _place(report: Report, key: str) -> str:
    return f"Mục {published_places(report.outline).get(key, key)}"
