"""One click puts what a register proposes into the sections that ask for it."""

from datetime import date

from django.test import Client
from django.urls import reverse

from accounts.models import Unit
from directives.models import AssignedTask, Document, Inspection
from reports.models import Proposal, Report, Section, SectionLine


def propose(clerk: Client, unit: Unit, slug: str, period_id: object):
    return clerk.post(reverse("registers:propose", args=[unit.pk, slug]), {"ky": str(period_id)})


def said(clerk: Client, answer) -> str:
    return clerk.get(answer.headers["Location"]).content.decode()


def own(unit: Unit, number: str, topic: str, day: date = date(2022, 3, 1)) -> Document:
    return Document.objects.create(
        unit=unit, number=number, symbol="SYT-VP", issuer_code="SYT", topic=topic, issued_on=day
    )


def test_each_document_goes_into_the_section_of_its_topic(clerk: Client, unit: Unit, report: Report) -> None:
    first, second = own(unit, "1400", "direction"), own(unit, "1401", "meeting")
    waits = own(unit, "1402", "")
    answer = propose(clerk, unit, "van-ban", report.period_id)
    keys = dict(SectionLine.objects.filter(document__in=[first, second]).values_list("document", "section__key"))
    assert keys == {first.pk: "steering.direction.documents", second.pk: "steering.direction.meetings"}
    page = said(clerk, answer)
    assert "Đã đưa 2 văn bản vào báo cáo Quý I/2022: 1 vào mục" in page
    assert page.count(reverse("reports:section", args=[report.pk, "steering.direction.meetings"])) >= 1
    assert not SectionLine.objects.filter(document=waits).exists()


def test_a_second_click_puts_nothing_in_twice(clerk: Client, unit: Unit, report: Report) -> None:
    document = own(unit, "1400", "direction")
    propose(clerk, unit, "van-ban", report.period_id)
    page = said(clerk, propose(clerk, unit, "van-ban", report.period_id))
    assert SectionLine.objects.filter(document=document).count() == 1
    assert "Văn bản của kỳ đều đã có trong báo cáo." in page


def test_tasks_and_visits_go_into_their_sections(clerk: Client, unit: Unit, report: Report) -> None:
    task = AssignedTask.objects.create(unit=unit, content="Rà soát", assigned_on=date(2022, 3, 1))
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    for slug in ("nhiem-vu", "kiem-tra"):
        propose(clerk, unit, slug, report.period_id)
    assert SectionLine.objects.get(assigned_task=task).section.key == "steering.direction.assigned_tasks"
    assert SectionLine.objects.get(inspection=visit).section.key == "steering.inspection.assessment"


def test_a_section_that_the_report_leaves_out_is_begun(clerk: Client, unit: Unit, report: Report) -> None:
    Section.objects.filter(report=report, key="steering.inspection.assessment").delete()
    Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    propose(clerk, unit, "kiem-tra", report.period_id)
    assert SectionLine.objects.filter(section__key="steering.inspection.assessment").count() == 1


def test_proposals_are_written_and_named_as_raised_by_the_report(clerk: Client, unit: Unit, report: Report) -> None:
    Proposal.objects.create(unit=unit, content="Bổ sung biên chế")
    Proposal.objects.create(unit=unit, content="Đã trả lời", answered_on=date(2022, 3, 1))
    propose(clerk, unit, "kien-nghi", report.period_id)
    line = SectionLine.objects.get(text="Bổ sung biên chế")
    assert (line.section.key, Proposal.objects.get(content="Bổ sung biên chế").report) == ("proposals", report)
    assert not SectionLine.objects.filter(text="Đã trả lời").exists()
    page = clerk.get(reverse("registers:list", args=[unit.pk, "kien-nghi"]), {"trang_thai": "chua-dua-vao"})
    assert "Bổ sung biên chế" not in [row.name for row in page.context["rows"]]


def test_what_waits_is_what_one_click_puts_in(clerk: Client, unit: Unit, report: Report) -> None:
    own(unit, "1400", "direction")
    own(unit, "1401", "khac")
    AssignedTask.objects.create(unit=unit, content="Rà soát", assigned_on=date(2022, 3, 1))
    Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    Proposal.objects.create(unit=unit, content="Bổ sung biên chế")
    for slug in ("van-ban", "nhiem-vu", "kiem-tra", "kien-nghi"):
        place = reverse("registers:list", args=[unit.pk, slug])
        before = clerk.get(place).context["coverage"]
        propose(clerk, unit, slug, report.period_id)
        after = clerk.get(place).context["coverage"]
        assert before.waiting > 0
        assert (after.included, after.waiting) == (before.included + before.waiting, 0)


def test_registers_without_lines_and_periods_without_a_report_are_not_found(
    clerk: Client, unit: Unit, report: Report
) -> None:
    assert propose(clerk, unit, "cam-ket", report.period_id).status_code == 404
    assert propose(clerk, unit, "ke-hoach", report.period_id).status_code == 404
    assert propose(clerk, unit, "van-ban", "x").status_code == 404


def test_a_reworded_proposal_is_not_put_in_twice(clerk: Client, unit: Unit, report: Report) -> None:
    raised = Proposal.objects.create(unit=unit, content="Bổ sung biên chế")
    propose(clerk, unit, "kien-nghi", report.period_id)
    raised.refresh_from_db()
    typed = {"seen": raised.updated_at.isoformat(), "content": "Bổ sung 2 biên chế", "report": str(report.pk)}
    clerk.post(reverse("registers:edit", args=[unit.pk, "kien-nghi", raised.pk]), typed)
    assert clerk.get(reverse("registers:list", args=[unit.pk, "kien-nghi"])).context["coverage"].waiting == 0
    propose(clerk, unit, "kien-nghi", report.period_id)
    lines = SectionLine.objects.filter(section__report=report, text__startswith="Bổ sung")
    assert list(lines.values_list("text", flat=True)) == ["Bổ sung 2 biên chế"]


def test_a_report_that_is_not_written_any_more_takes_nothing(clerk: Client, unit: Unit, report: Report) -> None:
    document = own(unit, "1400", "direction")
    Report.objects.filter(pk=report.pk).update(state="submitted")
    page = clerk.get(reverse("registers:list", args=[unit.pk, "van-ban"])).content.decode()
    assert "vào báo cáo</button>" not in page
    assert reverse("reports:section", args=[report.pk, "steering.direction.documents"]) not in page
    page = said(clerk, propose(clerk, unit, "van-ban", report.period_id))
    assert "Chưa đưa vào báo cáo Quý I/2022. Báo cáo đã gửi Sở Nội vụ nên không sửa được." in page
    assert not SectionLine.objects.filter(document=document).exists()


def test_in_a_returned_report_only_open_sections_take_what_waits(clerk: Client, unit: Unit, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state="returned")
    report.openings.create(key="steering.direction.documents", cause="comment")
    first, second = own(unit, "1400", "direction"), own(unit, "1401", "meeting")
    page = said(clerk, propose(clerk, unit, "van-ban", report.period_id))
    assert list(SectionLine.objects.filter(document__in=[first, second]).values_list("document", flat=True)) == [
        first.pk
    ]
    assert "Đã đưa 1 văn bản vào báo cáo Quý I/2022: 1 vào mục" in page
    assert "Chưa đưa 1 văn bản vào báo cáo Quý I/2022 vì mục chưa được mở để sửa: 1 của mục" in page


def test_proposals_stay_where_their_section_is_locked(clerk: Client, unit: Unit, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state="returned")
    report.openings.create(key="steering.direction.documents", cause="comment")
    Proposal.objects.create(unit=unit, content="Bổ sung 2 biên chế")
    page = said(clerk, propose(clerk, unit, "kien-nghi", report.period_id))
    assert "Chưa đưa 1 kiến nghị" in page
    assert not SectionLine.objects.filter(text="Bổ sung 2 biên chế").exists()
