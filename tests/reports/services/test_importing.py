"""Importing the real report: its words as lines, what they say as records."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Event

import docx
import pytest
from django.db import connection, transaction

from accounts.models import Membership, Unit, User
from core.errors import InputError
from directives.models import AssignedTask, Document, Plan, PlanTask
from reports.assembly.build import build_report
from reports.domain.lines import canonical_line
from reports.domain.outline import OUTSIDE_KEY
from reports.models import Figure, Mention, Proposal, Report, ReportingPeriod, Section, SectionLine
from reports.services.editing import Lines, change_section
from reports.services.importing import import_report, kept_otherwise, parse_file
from reports.services.other_reports import other_report
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.reports.conftest import SEED


def seed_lines() -> list[str]:
    return [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_export_of_the_import_is_the_report_line_by_line(seed_report):
    printed = [f"{marker} {text}" for marker, text in build_report(seed_report).paragraphs()]
    assert [canonical_line(line) for line in printed] == [canonical_line(line) for line in seed_lines()]


def test_every_reference_is_linked_and_each_document_is_one_record(seed_report):
    assert Mention.objects.count() == 52
    assert Document.objects.count() == 49
    numbers = Counter(Document.objects.values_list("number", "symbol"))
    assert [key for key, count in numbers.items() if count > 1] == [("22", "KH-SYT")]


def test_one_number_on_two_plans_stays_two_documents_and_a_plan_named_twice_stays_one(seed_report):
    inspection, communication = Document.objects.filter(number="22", symbol="KH-SYT").order_by("pk")
    assert inspection.subject.startswith("về kiểm tra công tác cải cách hành chính")
    assert communication.subject == "về tuyên truyền công tác cải cách hành chính năm 2022"
    assert list(inspection.mentions.order_by("pk").values_list("section__key", flat=True)) == [
        "steering.inspection.plan",
        "results.digital_government.institutions",
    ]


def test_a_line_follows_its_record_only_where_both_say_the_same(seed_report):
    lines = SectionLine.objects.filter(section__key="steering.direction.documents")
    assert [line.origin for line in lines] == [
        *["generated"] * 5,
        "written",  # 177/PC-SYT: its date is written 25/2/2022
        "written",  # 1133/SYT-VP: likewise
        *["generated"] * 3,
    ]
    assert lines[5].text.startswith("Văn bản số 177/PC-SYT ngày 25/2/2022 về triển khai Quyết định số 5065/QĐ-UBND")
    assert lines[5].document.issued_on == date(2022, 2, 25)


def test_figures_are_read_from_sentences_and_from_running_text_and_blanks_stay_blank(seed_report):
    figures = dict(Figure.objects.values_list("code", "value"))
    assert figures == {
        code: Decimal(value)
        for code, value in {
            "plan_tasks.total": 25,
            "plan_tasks.done": 10,
            "plan_tasks.ongoing": 15,
            "assigned_tasks.total": 2,
            "legal_documents.disseminated": 29,
            "legal_documents.reviewed": 1,
            "procedures.abolished": 2,
            "procedures.total": 126,
            "feedback.received": 2,
            "promotions.senior_specialist": 2,
            "promotions.specialist": 8,
            "promotions.specialist.civil_servants": 1,
            "promotions.specialist.public_employees": 7,
            "training_classes.approved": 4,
            "training_classes.pending": 4,
            "budget_revenue.rate": 100,
            "budget_revenue.amount": 564,
            "public_investment.disbursement_rate": 100,
            "data_network.connected_rate": 100,
            "online_procedures.total": 126,
            "online_procedures.level_three": 50,
            "online_procedures.level_four": 76,
        }.items()
    }


def test_nothing_arose_is_an_answer_with_its_own_words(seed_report):
    none = Section.objects.filter(state="none").order_by("pk")
    assert [(section.key, section.lines.get().text) for section in none] == [
        ("steering.direction.emulation", "chưa phát sinh trong kỳ báo cáo."),
        ("steering.direction.initiatives", "Chưa phát sinh trong kỳ báo cáo."),
        ("results.procedures.one_stop.quality", "chưa phát sinh trong kỳ."),
    ]


def test_assigned_tasks_have_their_answer_and_the_late_update_that_the_unit_tells(seed_report):
    first, second = AssignedTask.objects.order_by("pk")
    assert str(first.assigning_document) == "Văn bản số 1893/UBND-VP"
    assert first.content == "Xây dựng Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2022"
    assert (str(first.answering_document), first.done_on) == ("Kế hoạch số 28/KH-SYT", date(2022, 3, 23))
    assert (first.due_on, first.updated_in_software_on, first.update_told_late) == (None, None, True)
    assert (str(second.answering_document), second.done_on) == ("Văn bản số 1297/SYT-NV", date(2022, 3, 3))
    assert second.update_told_late is False


def test_plans_and_proposals_become_records(seed_report):
    assert set(Plan.objects.values_list("topic", "document__number", "year")) == {
        ("reform_plan", "219", 2021),
        ("inspection_plan", "22", 2022),
        ("communication_plan", "22", 2022),
        *(("digital_plan", number, 2022) for number in ("11", "22", "23", "29", "38")),
        ("digital_plan", "35", 2022),
    }
    assert [proposal.content[:40] for proposal in Proposal.objects.order_by("pk")] == [
        "Đề nghị, Sở Nội vụ xem xét có ý kiến đối",
        "Xem xét, bổ sung thêm thông báo nhắc hồ ",
        "Xem xét, bổ sung tin nhắn cho tổ chức cá",
        "Đề nghị xem xét: việc khảo sát, lấy ý ki",
    ]


def test_importing_the_same_file_again_changes_nothing(seed_report, health, period):
    before = (Section.objects.count(), SectionLine.objects.count(), Document.objects.count(), Figure.objects.count())
    again = import_report(SEED, health, period)
    assert again.filled == ()
    assert (
        Section.objects.count(),
        SectionLine.objects.count(),
        Document.objects.count(),
        Figure.objects.count(),
    ) == before
    assert AssignedTask.objects.count() == 2
    assert Proposal.objects.count() == 4


def test_another_file_fills_only_the_nodes_that_are_empty(seed_report, health, period, tmp_path):
    path = tmp_path / "khac.txt"
    path.write_text(
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC\nNội dung khác.\nII. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH\n",
        encoding="utf-8",
    )
    assert import_report(path, health, period).filled == ()
    assert not SectionLine.objects.filter(text="Nội dung khác.").exists()


def test_the_words_a_report_starts_with_give_way_to_the_file(health: Unit, period: ReportingPeriod):
    report = start_report(health, period)
    assert import_report(SEED, health, period).kept == ()
    printed = [f"{marker} {text}" for marker, text in build_report(report).paragraphs()]
    assert [canonical_line(line) for line in printed] == [canonical_line(line) for line in seed_lines()]


def test_a_starting_node_that_somebody_changed_is_kept_and_what_was_left_out_is_named(
    health: Unit, period: ReportingPeriod
):
    report = start_report(health, period)
    SectionLine.objects.filter(section__report=report, section__key="intro").update(text="Sở Y tế xin báo cáo:")
    imported = import_report(SEED, health, period)
    assert imported.kept == ("intro",)
    assert kept_otherwise(imported) == ["Sở Y tế báo cáo công tác cải cách Quý I/2022 như sau:"]
    assert kept_otherwise(import_report(SEED, health, period)) == kept_otherwise(imported)


REPORT = """I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
1. Về kế hoạch cải cách hành chính
- Kết quả triển khai thực hiện kế hoạch CCHC, nêu rõ mức độ hoàn thành trong việc thực hiện các nội dung của kế hoạch:
+ Tổng số nhiệm vụ: {total}
2. Về tổ chức chỉ đạo, điều hành CCHC
- Tổng hợp, cập nhật tiến độ, kết quả thực hiện các nhiệm vụ được UBND tỉnh, Chủ tịch UBND tỉnh giao:
{tasks}
"""


def imported_text(
    tmp_path: Path, unit: Unit, period: ReportingPeriod, total: str = "25", tasks: str = "Không"
) -> Report:
    path = tmp_path / "bao_cao.txt"
    path.write_text(REPORT.format(total=total, tasks=tasks), encoding="utf-8")
    return import_report(path, unit, period).report


@pytest.mark.parametrize("total", [".....", "......", "25,123456", "99999999999999999999", "1.234.567.890.123.456.789"])
def test_blanks_and_numbers_that_no_figure_could_have_stay_as_they_are_written(health, period, tmp_path, total):
    plan = Plan.objects.create(unit=health, topic="reform_plan", title="Kế hoạch CCHC", year=2022)
    PlanTask.objects.create(plan=plan, position=1, content="Việc")
    report = imported_text(tmp_path, health, period, total=total)
    assert Figure.objects.count() == 0
    assert ("+", f"Tổng số nhiệm vụ: {total}") in list(build_report(report).paragraphs())


def test_an_answer_dated_before_its_task_leaves_the_day_open(health, period, tmp_path):
    imported_text(
        tmp_path,
        health,
        period,
        tasks="+ Văn bản số 1893/UBND-VP ngày 10/3/2022 của UBND tỉnh về rà soát. "
        "Sở Y tế đã có Kế hoạch số 28/KH-SYT ngày 01/3/2022.",
    )
    task = AssignedTask.objects.get()
    assert (task.assigned_on, str(task.answering_document), task.done_on) == (
        date(2022, 3, 10),
        "Kế hoạch số 28/KH-SYT",
        None,
    )


def test_a_later_report_fills_in_the_answer_of_a_known_task(health, period, brvt, outline, tmp_path):
    told = "+ Văn bản số 1893/UBND-VP ngày 18/2/2022 của UBND tỉnh về rà soát thủ tục hành chính"
    imported_text(tmp_path, health, period, tasks=f"{told}; đang thực hiện.")
    later = open_period(brvt, "2022-6T", outline)[0]
    imported_text(tmp_path, health, later, tasks=f"{told}; Sở đã có Báo cáo số 77/BC-SYT ngày 10/5/2022.")
    task = AssignedTask.objects.get()
    assert (str(task.answering_document), task.done_on) == ("Báo cáo số 77/BC-SYT", date(2022, 5, 10))


def test_two_tasks_of_one_document_are_two_records_and_told_twice_one(health, period, tmp_path):
    line = "+ Văn bản số 1893/UBND-VP ngày 18/2/2022 của UBND tỉnh về rà soát thủ tục hành chính."
    other = "+ Văn bản số 1893/UBND-VP ngày 18/2/2022 của UBND tỉnh về tổ chức hội nghị trực tuyến toàn ngành."
    imported_text(tmp_path, health, period, tasks="\n".join([line, other, line]))
    assert [task.content for task in AssignedTask.objects.order_by("pk")] == [
        "Rà soát thủ tục hành chính",
        "Tổ chức hội nghị trực tuyến toàn ngành",
    ]


def test_the_number_of_queries_does_not_depend_on_the_number_of_tasks(
    health, period, tmp_path, django_assert_max_num_queries
):
    lines = [f"+ Văn bản số {number}/UBND-VP ngày 18/2/2022 về việc thứ {number}." for number in range(1, 201)]
    with django_assert_max_num_queries(60):
        imported_text(tmp_path, health, period, tasks="\n".join(lines))
    assert AssignedTask.objects.count() == 200


def test_a_unit_that_had_ended_before_the_period_cannot_report(health, brvt, outline):
    period = open_period(brvt, "2026-Q1", outline)[0]
    health.valid_to = date(2025, 6, 30)
    health.save()
    with pytest.raises(InputError, match="Sở Y tế không hoạt động trong kỳ Quý I/2026"):
        import_report(SEED, health, period)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_one_report_and_one_register(health, period):
    """Threads with connections of their own; on SQLite the writers queue, on PostgreSQL the unit's row is locked."""

    def run(_: int) -> int:
        try:
            return len(import_report(SEED, health, period).filled)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        filled = sorted(threads.map(run, range(2)))
    assert filled == [0, 83]
    assert (Report.objects.count(), Document.objects.count(), Mention.objects.count()) == (1, 49, 52)


def test_what_no_node_takes_is_kept_outside(health, period, tmp_path):
    path = tmp_path / "bao_cao.txt"
    path.write_text(
        "Mẫu số 1\nBÁO CÁO\nI. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH\nĐã làm.\n", encoding="utf-8"
    )
    imported = import_report(path, health, period)
    assert imported.parsed.unmatched == ["Mẫu số 1"]
    assert Section.objects.get(key=OUTSIDE_KEY).lines.get().text == "Mẫu số 1"
    outside = build_report(imported.report).nodes[-1]
    assert (outside.kind, [line.text for line in outside.lines]) == ("outside", ["Mẫu số 1"])


def test_number_date_and_addressees_come_from_the_frame(health, period, tmp_path):
    path = tmp_path / "bao_cao.txt"
    path.write_text(
        "UBND TỈNH BÀ RỊA - VŨNG TÀU\nSỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 05/BC-SYT\nBà Rịa, ngày 15 tháng 3 năm 2022\nBÁO CÁO\nCông tác cải cách hành chính Quý I năm 2022\n"
        "Kính gửi: Sở Nội vụ\nI. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH\nĐã làm.\n",
        encoding="utf-8",
    )
    imported = import_report(path, health, period)
    assert imported.parsed.unmatched == []
    report = imported.report
    assert (report.number, report.issued_on, report.addressees) == ("05", date(2022, 3, 15), ["Sở Nội vụ"])
    header = build_report(report).header
    assert (header.symbol, header.place) == ("BC-SYT", "Bà Rịa")


def test_the_file_of_a_correction_comes_in_with_what_it_replaces(health, period, tmp_path):
    path = tmp_path / "bao_cao.txt"
    text = SEED.read_text(encoding="utf-8")
    title = "CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2022"
    path.write_text(text.replace(title, f"{title}\n(Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022)"), encoding="utf-8")
    report = import_report(path, health, period).report
    assert report.replaces == "Báo cáo số 05/BC-SYT ngày 15/3/2022"
    assert build_report(report).header.replaces == report.replaces
    assert lines_of(report, "title") == ["BÁO CÁO", title]


def test_a_file_without_any_heading_stores_nothing(health, period, tmp_path):
    path = tmp_path / "thu.txt"
    path.write_text("Kính gửi anh chị em,\nchúc một ngày tốt lành.\n", encoding="utf-8")
    with pytest.raises(InputError, match="không nhận ra đề mục nào"):
        import_report(path, health, period)
    assert Report.objects.count() == 0


def test_an_import_that_fails_half_way_leaves_nothing(health, period, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("đứt điện")

    monkeypatch.setattr(Proposal.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        import_report(SEED, health, period)
    assert (Report.objects.count(), Document.objects.count(), AssignedTask.objects.count()) == (0, 0, 0)


def test_the_number_of_queries_does_not_depend_on_the_number_of_documents(
    health, period, tmp_path, django_assert_max_num_queries
):
    lines = [f"+ Văn bản số {number}/SYT-VP ngày 17/01/2022 về việc thứ {number};" for number in range(1, 301)]
    path = tmp_path / "nhieu.txt"
    path.write_text(
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH\n2. Về tổ chức chỉ đạo, điều hành CCHC\n"
        "- Việc ban hành các văn bản chỉ đạo, điều hành về CCHC trong quá trình thực hiện công việc tại các cơ quan, "
        "đơn vị, địa phương:\n" + "\n".join(lines),
        encoding="utf-8",
    )
    with django_assert_max_num_queries(60):
        import_report(path, health, period)
    assert Document.objects.count() == 300


def test_a_path_that_is_no_report_is_named(health, period):
    with pytest.raises(InputError, match="không có tệp"):
        import_report(Path("khong-co.docx"), health, period)


def test_a_figure_that_was_typed_before_stays_and_the_files_words_stand_beside_it(health, period):
    report = start_report(health, period)
    Figure.objects.create(report=report, code="plan_tasks.total", state="answered", value=99)
    import_report(SEED, health, period)
    line = next(one for one in build_report(report).walk() if one.key == "steering.plan.progress").lines[0]
    assert (line.origin, line.text, line.differs) == (
        "written",
        "Tổng số nhiệm vụ:\t25",
        "Tổng số nhiệm vụ: 99",
    )


def test_a_prompt_that_came_without_an_answer_takes_one_from_a_later_file(health, period, tmp_path):
    path = tmp_path / "truoc.txt"
    path.write_text("4. Cải cách chế độ công vụ\n- Kết quả thực hiện bổ nhiệm, đề bạt công chức, viên chức:\n", "utf-8")
    import_report(path, health, period)
    imported = import_report(SEED, health, period)
    assert "results.civil_service.appointment" in imported.filled
    assert kept_otherwise(imported) == []


def test_what_a_second_file_has_beyond_the_outline_is_named(seed_report, health, period, tmp_path):
    for name, filled, left_out in (("A", (OUTSIDE_KEY,), []), ("B", (), ["Phụ lục B"])):
        path = tmp_path / f"{name}.txt"
        path.write_text(SEED.read_text("utf-8") + f"\nPhụ lục {name}\n", "utf-8")
        imported = import_report(path, health, period)
        assert (imported.filled, kept_otherwise(imported)) == (filled, left_out)


def test_the_rows_of_a_table_that_is_held_are_not_named_as_left_out(health, period, tmp_path):
    document = docx.Document()
    for line in seed_lines()[:12]:
        document.add_paragraph(line)
    table = document.add_table(2, 4)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {place}"
    document.save(tmp_path / "bang.docx")
    assert import_report(tmp_path / "bang.docx", health, period).filled
    again = import_report(tmp_path / "bang.docx", health, period)
    assert (again.filled, kept_otherwise(again)) == ((), [])


def test_a_proposal_that_waits_for_its_answer_is_not_raised_twice(seed_report, health, brvt, outline):
    later = open_period(brvt, "2022-6T", outline)[0]
    import_report(SEED, health, later)
    assert Proposal.objects.count() == 4
    Proposal.objects.update(answered_on=date(2022, 7, 1))
    import_report(SEED, health, open_period(brvt, "2022-Q3", outline)[0])
    assert Proposal.objects.count() == 8


class Colleague:
    """Somebody who saves a section in a connection of their own, and commits while an import is already waiting."""

    def __init__(self, user: User, report: Report, key: str, version: int) -> None:
        self.user, self.report, self.key, self.version = user, report, key, version
        self.has_saved = Event()

    def save(self) -> None:
        try:
            with transaction.atomic():
                change_section(self.report.pk, self.key, self.version, self.user, self._write)
                self.has_saved.set()
                time.sleep(0.5)
        finally:
            self.has_saved.set()
            connection.close()

    @staticmethod
    def _write(section: Section, lines: Lines) -> Lines:
        return [*lines, SectionLine(text="Đồng nghiệp vừa viết.")]


def import_beside(colleague: Colleague, unit: Unit, period: ReportingPeriod) -> str:
    """Import the real report while the colleague saves; return why it was refused, or ""."""

    def run() -> str:
        colleague.has_saved.wait()
        try:
            import_report(SEED, unit, period)
        except InputError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as threads:
        saving, importing = threads.submit(colleague.save), threads.submit(run)
        saving.result()
        return importing.result()


def lines_of(report: Report, key: str) -> list[str]:
    return list(SectionLine.objects.filter(section__report=report, section__key=key).values_list("text", flat=True))


@pytest.mark.django_db(transaction=True)
def test_what_a_colleague_saves_during_an_import_is_kept(
    health: Unit, period: ReportingPeriod, user_with: Callable[[Membership.Role, Unit], User]
):
    report = start_report(health, period)
    section = report.sections.get(key="directions")
    colleague = Colleague(user_with(Membership.Role.CLERK, health), report, section.key, section.version)
    assert import_beside(colleague, health, period) == ""
    assert lines_of(report, "directions") == ["Đồng nghiệp vừa viết."]
    assert len(lines_of(report, "proposals")) > 0


@pytest.mark.django_db(transaction=True)
def test_an_import_gives_way_to_a_section_that_is_made_at_the_same_moment(
    health: Unit, period: ReportingPeriod, user_with: Callable[[Membership.Role, Unit], User]
):
    """SQLite lets the import begin after the colleague; PostgreSQL lets both make the section, and one is told."""
    report = start_report(health, period)
    report.sections.get(key="directions").delete()
    colleague = Colleague(user_with(Membership.Role.CLERK, health), report, "directions", version=0)
    refusal = "Báo cáo Quý I/2022 - Sở Y tế vừa được người khác lưu, hãy nhập lại"
    assert import_beside(colleague, health, period) == {"sqlite": "", "postgresql": refusal}[connection.vendor]
    assert lines_of(report, "directions") == ["Đồng nghiệp vừa viết."]


def test_what_stands_outside_comes_in_again_after_somebody_emptied_it(
    health: Unit, period: ReportingPeriod, tmp_path: Path, user_with: Callable[[Membership.Role, Unit], User]
):
    path = tmp_path / "bao_cao.txt"
    path.write_text(
        "Mẫu số 1\nBÁO CÁO\nI. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH\nĐã làm.\n", encoding="utf-8"
    )
    report = import_report(path, health, period).report
    change_section(report.pk, OUTSIDE_KEY, 1, user_with(Membership.Role.CLERK, health), lambda section, lines: [])
    imported = import_report(path, health, period)
    assert imported.filled == (OUTSIDE_KEY,)
    section = report.sections.get(key=OUTSIDE_KEY)
    assert (section.version, section.state, lines_of(report, OUTSIDE_KEY)) == (3, "answered", ["Mẫu số 1"])


FRAMED = """{head}
BÁO CÁO
{title}
{intro}
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
Đã làm.
"""


def framed(tmp_path: Path, title: str = "", head: str = "SỞ Y TẾ", intro: str = "Sở Y tế báo cáo như sau:") -> Path:
    path = tmp_path / "bao_cao.txt"
    path.write_text(FRAMED.format(head=head, title=title, intro=intro), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("title", "key", "named"),
    [
        ("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2022", "2022-Q1", ""),
        ("Công tác cải cách hành chính Quý I/2022", "2022-Q1", ""),
        ("Công tác cải cách hành chính\nQUÝ I\nNĂM 2022", "2022-Q1", ""),
        ("Công tác cải cách hành chính quý 1-2022", "2022-Q1", ""),
        ("Công tác cải cách hành chính 6 tháng đầu năm", "2022-6T", ""),
        ("Công tác cải cách hành chính quý II và 6 tháng đầu năm 2022", "2022-6T", ""),
        ("Công tác cải cách hành chính 9 tháng năm 2022", "2022-Q3", ""),
        ("Công tác cải cách hành chính quý IV và năm 2022", "2022-N", ""),
        ("Thực hiện Kế hoạch cải cách hành chính năm 2022 trong quý I/2022", "2022-Q1", ""),
        ("Kế hoạch giai đoạn 2021-2025", "2022-Q1", ""),
        ("Công tác cải cách hành chính", "2022-Q1", ""),
        ("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2022", "2023-Q3", "Quý I/2022"),
        ("Công tác cải cách hành chính Quý I/2022", "2023-Q1", "Quý I/2022"),
        ("Thực hiện Kế hoạch cải cách hành chính năm 2022 trong quý I/2022", "2022-N", "Quý I/2022"),
        ("Công tác cải cách hành chính năm 2022 và phương hướng năm 2023", "2023-N", "Năm 2022"),
        ("Công tác cải cách hành chính 6 tháng đầu năm 2022", "2022-Q1", "6 tháng đầu năm 2022"),
        ("Công tác cải cách hành chính quý IV", "2022-Q1", "Quý IV"),
    ],
)
def test_a_file_of_another_period_is_told_by_its_title(
    health: Unit, brvt: Unit, outline, tmp_path: Path, title: str, key: str, named: str
):
    period = open_period(brvt, key, outline)[0]
    report = start_report(health, period)
    said = [f"Tệp là báo cáo {named}, còn báo cáo này là của {period.name}."] if named else []
    assert other_report(report, parse_file(framed(tmp_path, title), health, period)) == said


def test_a_title_without_a_period_leaves_it_to_the_intro(health: Unit, brvt: Unit, outline, tmp_path: Path):
    period = open_period(brvt, "2023-Q3", outline)[0]
    path = framed(tmp_path, intro="Sở Y tế báo cáo công tác cải cách Quý I/2022 như sau:")
    said = other_report(start_report(health, period), parse_file(path, health, period))
    assert said == ["Tệp là báo cáo Quý I/2022, còn báo cáo này là của Quý III/2023."]


@pytest.mark.parametrize(
    ("head", "intro", "named"),
    [
        ("UBND TỈNH BÀ RỊA - VŨNG TÀU\nSỞ Y TẾ\nSố: 05/BC-SYT", "Sở Y tế báo cáo:", ""),
        ("UBND TỈNH BR-VT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc", "Báo cáo:", ""),
        ("SỐ LIỆU\nSố: /BC-", "Theo hướng dẫn, Sở Nội vụ tổng hợp, Sở Y tế báo cáo:", ""),
        ("UBND TỈNH ĐẮK LẮK\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ", "Báo cáo:", "UBND TỈNH ĐẮK LẮK"),
        ("SỞ YT\nSố: 05/BC-SYT-VP", "Báo cáo:", ""),
        ("SỞ NỘI VỤ", "Báo cáo:", "SỞ NỘI VỤ"),
        ("Số: 05/BC-SNV", "Báo cáo:", "BC-SNV"),
        ("Mẫu", "Sở Nội vụ báo cáo như sau:", "Sở Nội vụ báo cáo như sau:"),
    ],
)
def test_a_file_of_another_unit_is_told_by_its_frame(
    health: Unit, period: ReportingPeriod, tmp_path: Path, head: str, intro: str, named: str
):
    report = start_report(health, period)
    said = [f"Tệp ghi “{named}”, còn báo cáo này là của Sở Y tế."] if named else []
    assert other_report(report, parse_file(framed(tmp_path, head=head, intro=intro), health, period)) == said


def test_the_report_of_another_period_comes_in_for_review_under_the_own_title(health: Unit, brvt: Unit, outline):
    period = open_period(brvt, "2022-6T", outline)[0]
    report = start_report(health, period)
    imported = import_report(SEED, health, period)
    assert imported.kept == ("title", "intro")
    assert lines_of(report, "title") == ["BÁO CÁO", "Công tác cải cách hành chính 6 tháng đầu năm 2022"]
    assert "Sở Y tế báo cáo công tác cải cách Quý I/2022 như sau:" in kept_otherwise(imported)
    assert len(lines_of(report, "legal_bases")) == 2
    assert set(report.sections.filter(finished=True).values_list("key", flat=True)) == {*imported.kept}
    reviewed = SectionLine.objects.filter(section__report=report, to_review=True)
    assert set(reviewed.values_list("origin", flat=True)) == {"written"}
    assert reviewed.filter(text__startswith="Văn bản số 177/PC-SYT ngày 25/2/2022").exists()
    assert not reviewed.filter(text="Chưa phát sinh trong kỳ báo cáo.").exists()


def test_the_figures_of_another_period_stay_in_its_words(health: Unit, brvt: Unit, outline):
    period = open_period(brvt, "2022-6T", outline)[0]
    report = import_report(SEED, health, period).report
    assert not report.figures.filter(state="answered").exists()
    line = SectionLine.objects.get(section__report=report, sentence__contains="{plan_tasks.total}")
    assert (line.text.split(), line.origin, line.to_review) == (["Tổng", "số", "nhiệm", "vụ:", "25"], "written", True)


def test_the_number_and_the_day_of_another_report_are_not_taken_over(health: Unit, brvt: Unit, outline, tmp_path: Path):
    period = open_period(brvt, "2022-6T", outline)[0]
    head = "Số: 05/BC-SYT\nBà Rịa, ngày 15 tháng 3 năm 2022"
    report = import_report(framed(tmp_path, "CCHC Quý I/2022", head), health, period).report
    assert (report.number, report.issued_on) == ("", None)


def test_a_report_of_the_same_period_is_finished_and_has_nothing_to_review(seed_report: Report):
    assert seed_report.sections.filter(finished=True).count() == seed_report.sections.filter(state="answered").count()
    assert not SectionLine.objects.filter(to_review=True).exists()
