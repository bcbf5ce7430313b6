"""The tree that assembly makes of a report."""

from datetime import date
from decimal import Decimal

import pytest

from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    InspectedCount,
    Inspection,
    Plan,
    PlanTask,
)
from reports.assembly.build import build_report
from reports.assembly.proposing import propose_lines
from reports.models import AnswerState, Figure, Mention, Proposal, Report, Section, SectionLine
from reports.renderers.excel import render_excel
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word
from reports.selectors import reports_of
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.reports.renderers.readers import excel_text, pdf_text, word_text


def reloaded(report: Report) -> Report:
    """The report as a view gets it: with its unit, period and outline."""
    return Report.objects.select_related("unit__province", "period", "outline__province").get(pk=report.pk)


def node(report: Report, key: str):
    return next(one for one in build_report(reloaded(report)).walk() if one.key == key)


def figure(report: Report, code: str):
    return next(one for one in build_report(reloaded(report)).figures() if one.code == code)


def test_figures_say_where_they_come_from(seed_report):
    typed = figure(seed_report, "plan_tasks.total")
    assert (typed.value, typed.origin, typed.computed, typed.source) == (Decimal(25), "typed", None, None)
    formula = figure(seed_report, "plan_tasks.done_rate")
    assert (formula.value, formula.origin) == (Decimal(40), "formula")
    counted = figure(seed_report, "direction_documents.issued")
    assert (counted.value, counted.origin, counted.source.kind, counted.source.count) == (
        Decimal(10),
        "records",
        "documents",
        10,
    )
    assert len(counted.source.record_ids) == 10


def test_a_blank_figure_is_unanswered_and_nothing_arose_is_none(seed_report):
    assert figure(seed_report, "training_classes.held").state == "unanswered"
    assert figure(seed_report, "training_classes.held").value is None
    assert figure(seed_report, "initiatives.total").state == "none"


def test_a_typed_value_over_a_counted_one_shows_both(seed_report):
    Figure.objects.filter(code="assigned_tasks.total").update(value=5, note="kể cả nhiệm vụ giao miệng")
    shown = figure(seed_report, "assigned_tasks.total")
    assert (shown.value, shown.computed, shown.origin, shown.note) == (
        Decimal(5),
        Decimal(2),
        "typed",
        "kể cả nhiệm vụ giao miệng",
    )


def test_plan_tasks_are_counted_at_the_cut_off(seed_report, health):
    plan = Plan.objects.create(unit=health, topic="reform_plan", title="Kế hoạch CCHC năm 2022", year=2022)
    dates = [
        (date(2022, 1, 5), date(2022, 3, 14)),  # done on the last day of the period
        (date(2022, 1, 5), date(2022, 3, 15)),  # done a day later: under way
        (date(2022, 3, 15), None),  # not yet begun
        (None, None),
    ]
    PlanTask.objects.bulk_create(
        PlanTask(plan=plan, position=position, content=f"Việc {position}", started_on=start, done_on=done)
        for position, (start, done) in enumerate(dates)
    )
    computed = {code: figure(seed_report, f"plan_tasks.{code}").computed for code in ("total", "done", "ongoing")}
    assert computed == {"total": Decimal(4), "done": Decimal(1), "ongoing": Decimal(1)}


def test_assigned_tasks_are_counted_at_the_cut_off(seed_report):
    done_after = AssignedTask.objects.get(assigning_document__number="1893")
    assert done_after.done_on == date(2022, 3, 23)
    codes = ("total", "done", "done_late", "updated_late")
    assert {code: figure(seed_report, f"assigned_tasks.{code}").value for code in codes} == {
        "total": Decimal(2),
        "done": Decimal(1),
        "done_late": Decimal(0),
        "updated_late": Decimal(1),
    }
    AssignedTask.objects.filter(pk=done_after.pk).update(
        due_on=date(2022, 3, 1), done_on=date(2022, 3, 1), updated_in_software_on=date(2022, 3, 1)
    )
    assert figure(seed_report, "assigned_tasks.updated_late").value == Decimal(0)


def test_the_last_report_gives_the_previous_values(seed_report, health, brvt, outline):
    year = open_period(brvt, "2021-N", outline)[0]
    earlier = Report.objects.create(unit=health, period=year, outline=outline)
    Figure.objects.create(report=earlier, code="plan_tasks.total", state=AnswerState.ANSWERED, value=Decimal("24.5"))
    assert figure(seed_report, "plan_tasks.total").previous == Decimal("24.5")
    assert figure(seed_report, "plan_tasks.done").previous is None
    assert build_report(reloaded(seed_report)).previous_period_name == "Năm 2021"


def test_formulas_are_worked_out_over_the_last_report_and_none_counts_as_zero(seed_report, health, brvt, outline):
    year = open_period(brvt, "2021-N", outline)[0]
    earlier = Report.objects.create(unit=health, period=year, outline=outline)
    for code, value in (("plan_tasks.total", 20), ("plan_tasks.done", 10)):
        Figure.objects.create(report=earlier, code=code, state=AnswerState.ANSWERED, value=value)
    Figure.objects.create(report=earlier, code="initiatives.total", state=AnswerState.NONE)
    assert figure(seed_report, "plan_tasks.done_rate").previous == Decimal(50)
    assert figure(seed_report, "initiatives.total").previous == Decimal(0)


def test_a_task_without_a_date_belongs_to_the_report_that_names_it(health, brvt, outline, period):
    here = start_report(health, period)
    later = start_report(health, open_period(brvt, "2022-6T", outline)[0])
    task = AssignedTask.objects.create(unit=health, content="Việc không ghi ngày")
    section = here.sections.get(key="steering.direction.assigned_tasks")
    SectionLine.objects.create(section=section, position=0, text="Việc không ghi ngày.", assigned_task=task)
    assert figure(here, "assigned_tasks.total").value == Decimal(1)
    assert figure(later, "assigned_tasks.total").value is None


def test_numbers_with_and_without_a_leading_zero_name_one_document(seed_report):
    Document.objects.filter(number="05", symbol="KH-SYT").update(number="5")
    assert node(seed_report, "results.institutions.enforcement").lines[0].differs == ""


def test_only_open_proposals_are_followed(seed_report):
    assert node(seed_report, "proposals").source.count == 4
    Proposal.objects.update(answered_on=date(2022, 3, 14))
    assert node(seed_report, "proposals").source is None


def test_what_a_visit_counted_and_the_commitments_stand_with_the_inspections(visited_report):
    unit = visited_report.unit
    InspectedCount.objects.create(
        inspection=Inspection.objects.get(),
        label="Hồ sơ cập nhật lên Hệ thống iGate",
        part=5292,
        whole=5292,
        starts_on=date(2022, 1, 1),
        ends_on=date(2023, 5, 25),
    )
    Commitment.objects.create(unit=unit, year=2022, tasks_total=15, tasks_done=13)
    rows = build_report(reloaded(visited_report)).inspections
    assert [(row.kind, row.content) for row in rows[2:]] == [
        ("Số liệu kiểm tra", "Hồ sơ cập nhật lên Hệ thống iGate: 5.292/5.292 (100%), từ 01/01/2022 đến 25/5/2023"),
        ("Bản cam kết", "Bản cam kết CCHC năm 2022: hoàn thành 13/15 (86,67%) nhiệm vụ"),
    ]


def test_a_unit_without_a_short_name_has_no_documents_of_its_own(seed_report, health):
    health.short_name = ""
    health.save()
    documents = build_report(reloaded(seed_report)).documents
    assert next(one for one in documents if one.number == "107").issuer == "Chính phủ"
    Document.objects.create(
        unit=health, number="1", symbol="2022/NĐ", issued_on=date(2022, 1, 5), topic="direction", subject="về việc"
    )
    assert propose_lines(reloaded(seed_report)) == {}


def test_documents_stand_in_reading_order_the_headings_own_first(seed_report):
    section = Section.objects.get(key="results.public_finance.autonomy")
    listed = [
        (row.number, row.symbol)
        for row in build_report(reloaded(seed_report)).documents
        if any("Kết quả thực hiện cơ chế tự chủ" in place for place in row.appears_in)
    ]
    assert section.mentions.filter(line=None).count() == 1
    assert listed == [("60", "2022/NĐ-CP"), ("1372", "SYT-KHTC"), ("44", "BC-SYT")]


def test_documents_are_listed_once_with_the_headings_where_they_stand(seed_report):
    documents = build_report(reloaded(seed_report)).documents
    assert len(documents) == 49
    plan = next(one for one in documents if (one.number, one.symbol) == ("22", "KH-SYT"))
    assert plan.appears_in == (
        "I.3. Việc ban hành kế hoạch kiểm tra, tự kiểm tra CCHC, công vụ hàng năm…",
        "II.6.1. Kết quả hoàn thiện thể chế phục vụ xây dựng, phát triển chính quyền…",
    )
    assert (plan.type_name, plan.issued_on, plan.issuer) == ("Kế hoạch", date(2022, 2, 21), "Sở Y tế")


def test_attachments_that_the_words_promise_are_open(seed_report):
    open_annexes = [one.key for one in build_report(reloaded(seed_report)).walk() if one.open_annex]
    assert open_annexes == ["results.institutions.dissemination", "results.procedures.one_stop.dossiers"]


def test_editing_a_document_changes_its_generated_lines_everywhere_and_notes_written_ones(seed_report):
    generated = Document.objects.get(number="7351")
    written = Document.objects.get(number="1133")
    Document.objects.filter(pk=generated.pk).update(subject="về trích yếu đã sửa", issued_on=date(2021, 12, 20))
    Document.objects.filter(pk=written.pk).update(issued_on=date(2022, 2, 26))
    document = build_report(reloaded(seed_report))
    lines = next(one for one in document.walk() if one.key == "steering.direction.documents").lines
    expected = "Văn bản số 7351/SYT-VP ngày 20/12/2021 về trích yếu đã sửa;"
    assert lines[0].text == expected
    assert lines[0].differs == ""
    assert lines[6].text.startswith("Văn bản số 1133/SYT-VP ngày 25/2/2022 về khắc phục tình trạng hồ sơ quá hạn")
    assert lines[6].differs.startswith("Văn bản số 1133/SYT-VP ngày 26/02/2022 về khắc phục")
    for text in (
        pdf_text(render_pdf(document)),
        word_text(render_word(document)),
        excel_text(render_excel(document)),
    ):
        assert expected.replace(" ", "") in text
        assert "Vănbảnsố1133/SYT-VPngày25/2/2022" in text
        assert "về chấn chỉnh công tác tiếp nhận".replace(" ", "") not in text


def test_a_generated_line_notes_a_cited_document_that_its_words_contradict(seed_report):
    Document.objects.filter(number="352").update(issued_on=date(2022, 1, 13))
    line = node(seed_report, "steering.direction.documents").lines[1]
    assert line.origin == "generated"
    assert line.differs.startswith("Văn bản số 352/UBND-VP ngày 13/01/2022")


def test_a_written_sentence_notes_a_figure_that_it_contradicts(seed_report):
    line = SectionLine.objects.get(section__key="results.civil_service.training.classes", position=1)
    assert (line.origin, line.text) == ("written", "Số lớp đã tổ chức:.....lớp.")
    Figure.objects.create(
        report=seed_report, code="training_classes.held", state=AnswerState.ANSWERED, value=Decimal(3)
    )
    shown = node(seed_report, "results.civil_service.training.classes").lines
    assert shown[1].text == "Số lớp đã tổ chức:.....lớp."
    assert shown[1].differs == "Số lớp đã tổ chức: 03 lớp."


def test_a_generated_sentence_follows_its_figure(seed_report):
    Figure.objects.filter(code="plan_tasks.total").update(value=26)
    assert node(seed_report, "steering.plan.progress").lines[0].text == "Tổng số nhiệm vụ: 26"


def test_a_new_report_prints_every_prompt_and_blanks_for_figures(health, period):
    report = start_report(health, period)
    document = build_report(reloaded(report))
    printed = [text for _, text in document.paragraphs()]
    assert printed[:3] == [
        "BÁO CÁO",
        "Công tác cải cách hành chính Quý I/2022",
        "Sở Y tế báo cáo công tác cải cách hành chính Quý I/2022 như sau:",
    ]
    assert "Tổng số nhiệm vụ: ....." in printed
    assert not any(one.absent for one in document.walk() if one.level)


def test_a_heading_that_an_import_leaves_out_is_absent_and_not_printed(health, period, tmp_path):
    from reports.services.importing import import_report

    path = tmp_path / "ngan.txt"
    path.write_text("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC\nTiếp tục rà soát.\n", encoding="utf-8")
    document = build_report(reloaded(import_report(path, health, period).report))
    assert [text for _, text in document.paragraphs()] == ["IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC", "Tiếp tục rà soát."]
    assert next(one for one in document.walk() if one.key == "steering").absent is True


def test_a_section_with_an_inline_answer_and_the_outlines_heading_gets_a_colon(health, period):
    report = start_report(health, period)
    section = report.sections.get(key="steering.direction.emulation")
    SectionLine.objects.create(section=section, position=0, text="đã phát động.", inline=True)
    assert list(node(report, "steering.direction.emulation").paragraphs()) == [
        (
            "-",
            "Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương: "
            "đã phát động.",
        )
    ]


@pytest.fixture
def visited_report(dlk):
    """Sở Y tế Đắk Lắk, Quý III/2023, visited by Đoàn kiểm tra 611 on 27/6/2023."""
    from reports.services.outlines import load_outline
    from tests.reports.conftest import OUTLINES

    outline = load_outline(OUTLINES / "dlk_2023.toml").outline
    unit = dlk.units.get(code="SYT")
    visit = Inspection.objects.create(
        unit=unit, team="Đoàn kiểm tra 611", head="Phó Giám đốc Sở Nội vụ", visited_on=date(2023, 6, 27)
    )
    Finding.objects.create(inspection=visit, position=1, content="Chưa có sáng kiến", remedied_on=date(2023, 9, 14))
    Finding.objects.create(inspection=visit, position=2, content="Chưa xin lỗi kịp thời")
    return start_report(unit, open_period(dlk, "2023-Q3", outline)[0])


def test_the_visit_of_27_6_2023_is_proposed_in_section_I_3_of_the_third_quarter(visited_report):
    proposed = propose_lines(reloaded(visited_report))
    assert {key: [line.text for line in lines] for key, lines in proposed.items()} == {
        "steering.inspection.assessment": [
            "Ngày 27/6/2023, Đoàn kiểm tra 611 do Phó Giám đốc Sở Nội vụ làm Trưởng đoàn kiểm tra công tác CCHC tại "
            "đơn vị; nêu 02 tồn tại, hạn chế"
        ]
    }
    codes = ("inspections.total", "findings.total", "findings.remedied")
    assert [figure(visited_report, code).value for code in codes] == [Decimal(1), Decimal(2), Decimal(1)]


def test_a_visit_taken_in_is_a_generated_line_and_no_longer_proposed(visited_report):
    section = visited_report.sections.get(key="steering.inspection.assessment")
    SectionLine.objects.create(
        section=section,
        position=0,
        marker="+",
        origin="generated",
        inspection=Inspection.objects.get(),
        ending=".",
    )
    line = node(visited_report, "steering.inspection.assessment").lines[0]
    assert (line.origin, line.text[-20:]) == ("generated", "02 tồn tại, hạn chế.")
    assert propose_lines(reloaded(visited_report)) == {}


def test_documents_of_the_period_that_the_report_lacks_are_proposed(seed_report, health):
    Document.objects.create(
        unit=health,
        type_code="KH",
        type_name="Kế hoạch",
        number="99",
        symbol="KH-SYT",
        year=2022,
        issuer_code="SYT",
        issued_on=date(2022, 3, 14),
        subject="về chuyển đổi số",
        topic="digital_plan",
    )
    assert {key: [line.text for line in lines] for key, lines in propose_lines(reloaded(seed_report)).items()} == {
        "results.digital_government.institutions": ["Kế hoạch số 99/KH-SYT ngày 14/3/2022 về chuyển đổi số"]
    }


@pytest.mark.parametrize("documents", [10, 500])
def test_assembly_takes_the_same_few_queries_for_10_and_for_500_documents(
    seed_report, health, documents, django_assert_num_queries
):
    section = Section.objects.get(key="steering.direction.documents")
    rows = Document.objects.bulk_create(
        Document(unit=health, number=str(number), symbol="SYT-VP", type_name="Văn bản", subject="về một việc")
        for number in range(9000, 9000 + documents)
    )
    lines = SectionLine.objects.bulk_create(
        SectionLine(section=section, position=100 + index, marker="+", origin="generated", document=row, ending=";")
        for index, row in enumerate(rows)
    )
    Mention.objects.bulk_create(
        Mention(section=section, line=line, document=row, role="issued", position=0)
        for line, row in zip(lines, rows, strict=True)
    )
    report = reloaded(seed_report)
    with django_assert_num_queries(15):
        document = build_report(report)
    assert len(document.documents) == 49 + documents


def test_a_stranger_sees_no_report(seed_report, health, dlk, user_with):
    from accounts.models import Membership

    own = user_with(Membership.Role.CLERK, health)
    stranger = user_with(Membership.Role.CLERK, dlk.units.get(code="SYT"))
    assert list(reports_of(own)) == [seed_report]
    assert list(reports_of(stranger)) == []
