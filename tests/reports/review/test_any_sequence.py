"""Whatever people do in whatever order: the table of states holds, and what was sent stays what it was."""

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from accounts.models import User
from core.jobs import run_job
from directives.models import Document
from notices.models import Mail, Notice
from reports.checks.runner import check
from reports.domain.states import FROZEN, MOVES, STATES, roles_for, target_of
from reports.models import Comment, Report, Revision, RevisionFigure, RevisionFile, Section, SectionLine, Transition
from reports.review import transitions
from reports.review.actor import Actor
from reports.review.transitions import HasErrors, Refused, TooLate, Unchanged
from reports.services.current import written_document
from reports.services.editing import StaleSection, change_section
from reports.services.exporting import export_report
from reports.services.revisions import frozen_document, last_revision, reads_the_same

DO = {
    "to_leader": transitions.send_to_leader,
    "send_back": transitions.send_back,
    "submit": transitions.submit,
    "return": transitions.return_report,
    "approve": transitions.approve,
    "reopen": transitions.reopen,
}
ROLES = {"clerk": "clerk", "leader": "leader", "reviewer": "reviewer"}
"""What a person is for the report; everybody else is a stranger to it or writes nothing."""
TOLD = {
    "to_leader": {"leader"},
    "send_back": {"clerk", "leader"},
    "submit": {"clerk", "leader", "reviewer"},
    "return": {"clerk", "leader"},
    "approve": {"clerk", "leader"},
    "reopen": {"clerk", "leader"},
}
"""Who hears of an action, unless they did it."""
KEYS = ("results.procedures.catalogue", "steering.direction.documents")
STEPS = (
    *["people_do_what_comes_next"] * 5,
    *("anybody_tries_anything", "a_reviewer_comments", "all_comments_are_answered", "the_clerk_writes"),
    *("a_required_section_is_emptied_or_answered", "a_document_is_corrected", "the_worker_makes_a_file"),
)
"""What may happen next, as likely as it stands here often."""
EXAMPLES, LENGTH = 10, 20


class Review:
    """One report of Sở Y tế and everybody's hands on it, with what must be true of it after every step."""

    def __init__(self, pk: int, people: dict[str, User], data: st.DataObject) -> None:
        self.pk, self.people, self.data = pk, people, data
        self.clerk_submits = data.draw(st.booleans())
        report = self.report()
        report.unit.clerk_submits = self.clerk_submits
        report.unit.save()
        self.state, self.before_leader, self.version = "draft", "", 1
        self.frozen: dict[int, tuple[str, str, int]] = {}
        self.bytes: dict[int, bytes] = {}

    def step(self) -> None:
        getattr(self, self.one_of(STEPS))()
        self.the_state_is_the_one_the_table_leads_to()
        self.what_was_frozen_stays()

    def one_of(self, choices: Collection[Any]) -> Any:
        return self.data.draw(st.sampled_from(list(choices)))

    def report(self) -> Report:
        return Report.objects.select_related("unit__province", "period", "outline__province").get(pk=self.pk)

    def anybody_tries_anything(self) -> None:
        names = ("clerk", "leader", "reviewer", "administrator", "clerk_of_another_unit")
        self.act(self.one_of(MOVES), self.one_of(names), self.version - self.one_of([0, 1]))

    def people_do_what_comes_next(self) -> None:
        """Also with a double click, whose second half comes too late."""
        possible = [
            (action, name)
            for action, move in MOVES.items()
            for name in ROLES
            if self.state in move.sources and name in roles_for(action, self.clerk_submits)
        ]
        forward = [(action, name) for action, name in possible if action in ("submit", "return", "approve", "reopen")]
        action, name = self.one_of(forward * 2 + possible)
        version = self.version
        self.act(action, name, version)
        if self.one_of([False, True]):
            self.act(action, name, version)

    def a_reviewer_comments(self) -> None:
        Comment.objects.create(report_id=self.pk, key=self.one_of(["", *KEYS]), author=self.people["reviewer"])

    def all_comments_are_answered(self) -> None:
        Comment.objects.update(state=Comment.State.ANSWERED)

    def the_clerk_writes(self) -> None:
        key = self.one_of(KEYS)
        openings = set(self.report().openings.values_list("key", flat=True))
        may_write = self.state in ("draft", "reopened") or (self.state == "returned" and openings & {"", key})
        section = Section.objects.get(report=self.pk, key=key)
        before, new = section.lines.count(), SectionLine(text="Thêm một câu.")
        try:
            change_section(self.pk, key, section.version, self.people["clerk"], lambda _, lines: [*lines, new])
        except StaleSection:
            assert not may_write
        else:
            assert may_write
        assert section.lines.count() == before + bool(may_write)

    def a_required_section_is_emptied_or_answered(self) -> None:
        section = Section.objects.get(report=self.pk, key="steering.plan.issued")
        section.state = "answered" if section.state == "unanswered" else "unanswered"
        section.save()

    def a_document_is_corrected(self) -> None:
        document = Document.objects.order_by("pk").last()
        document.subject += " (đính chính)"
        document.save()

    def the_worker_makes_a_file(self) -> None:
        # A Word file: a PDF takes longer to render than everything else here.
        file = RevisionFile.objects.filter(format="docx", done_at=None).order_by("pk").first()
        if file is not None:
            assert run_job(file)

    def the_state_is_the_one_the_table_leads_to(self) -> None:
        stored = self.report()
        assert (stored.state, stored.version) == (self.state, self.version)
        assert stored.state in STATES

    def what_was_frozen_stays(self) -> None:
        figures = RevisionFigure.objects.order_by("pk").values_list("revision", "code", "state", "value")
        by_revision: dict[int, list[object]] = {}
        for pk, *figure in figures:
            by_revision.setdefault(pk, []).append(figure)
        for revision in Revision.objects.all():
            content = revision.sha256, revision.tree, hash(str(by_revision[revision.pk]))
            assert self.frozen.setdefault(revision.pk, content) == content
            assert hashlib.sha256(revision.tree.encode()).hexdigest() == revision.sha256
        for file in RevisionFile.objects.exclude(content=""):
            with file.content.open("rb") as opened:
                content = opened.read()
            assert self.bytes.setdefault(file.pk, content) == content
            assert hashlib.sha256(content).hexdigest() == file.sha256
        if self.state in FROZEN:
            assert export_report(self.report(), "json") == last_revision(self.report()).tree.encode()

    def act(self, action: str, name: str, version: int) -> None:
        reason = self.one_of(["", "Thiếu số liệu"]) if action in ("send_back", "return", "reopen") else ""
        arguments: dict[str, Any] = {"reason": reason} if reason or action == "reopen" else {}
        if action == "submit":
            arguments["confirms_unchanged"] = self.one_of([False, True])
        expected = self.refusal(action, name, version, arguments)
        before = self.traces()
        try:
            moved = DO[action](self.pk, version, Actor(self.people[name]), **arguments)
        except (Refused, TooLate, HasErrors, Unchanged) as error:
            assert type(error) is expected
            assert self.traces() == before
            return
        assert expected is None
        target = target_of(action, self.state, self.before_leader)
        assert (moved.action, moved.from_state, moved.to_state, moved.actor_id, moved.reason) == (
            *(action, self.state, target, self.people[name].pk, reason),
        )
        told = Notice.objects.filter(key=f"transition:{moved.pk}").values_list("user__username", flat=True)
        assert sorted(told) == sorted(TOLD[action] - {name})
        made = action in ("submit", "approve")
        assert self.traces() == {
            "transitions": before["transitions"] + 1,
            "revisions": before["revisions"] + made,
            "notices": before["notices"] + len(told),
            "mails": before["mails"] + len(told),
            "openings": self.openings(action, before["openings"]),
        }
        self.before_leader = self.state if action == "to_leader" else ""
        self.state, self.version = target, self.version + 1

    def refusal(self, action: str, name: str, version: int, arguments: dict[str, Any]) -> type[Exception] | None:
        """Return what must be raised, None where the action is accepted."""
        reason = arguments.get("reason")
        if action == "reopen" and not reason:
            return Refused
        if action == "return" and not reason and not Comment.objects.filter(state="open").exists():
            return Refused
        if version != self.version:
            return TooLate
        if ROLES.get(name) not in roles_for(action, self.clerk_submits) or self.state not in MOVES[action].sources:
            return Refused
        if action not in ("to_leader", "submit"):
            return None
        report = self.report()
        document, earlier = written_document(report), last_revision(report)
        if any(issue.severity == "error" for issue in check(document)):
            return HasErrors
        is_same = earlier is not None and reads_the_same(document, frozen_document(earlier))
        return Unchanged if is_same and not arguments.get("confirms_unchanged", True) else None

    def openings(self, action: str, before: list[str]) -> list[str]:
        """Return the sections that are open after an accepted action."""
        if action == "submit":
            return []
        if action != "return":
            return before
        commented = set(Comment.objects.filter(state="open").values_list("key", flat=True))
        return [""] if "" in commented else sorted(commented or {""})

    def traces(self) -> dict[str, Any]:
        return {
            "transitions": Transition.objects.count(),
            "revisions": Revision.objects.count(),
            "notices": Notice.objects.count(),
            "mails": Mail.objects.count(),
            "openings": sorted(self.report().openings.values_list("key", flat=True)),
        }


def test_any_sequence_of_actions(report: Report, people: dict[str, User], settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    for person in people.values():
        person.email = f"{person.username}@example.vn"
        person.save()

    @hypothesis_settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=HealthCheck)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        with transaction.atomic():
            review = Review(report.pk, people, data)
            for _ in range(LENGTH):
                review.step()
            transaction.set_rollback(True)

    run()
