"""Dossiers in the report: figures and sentences of II.2 and II.6.8, and the table as an annex."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Unit, User
from reports.assembly.build import build_report
from reports.assembly.open_section import open_section
from reports.checks.runner import check
from reports.domain.document import ReportDocument
from reports.models import AnswerState, Figure, Report, SectionLine
from reports.services.starting import start_report
from tests.reports.assembly.test_build import reloaded
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tthc.models import Dossier, StatisticForm, TypedRow, TypedTable

FROM, TO = date(2021, 12, 15), date(2022, 3, 14)
TABLE = "results.procedures.one_stop.dossiers"
RATE = "results.digital_government.online_services.rate"
ZEROS = {name: 0 for name in ("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13")}


@pytest.fixture
def report(health: Unit, period) -> Report:
    return start_report(health, period)


@pytest.fixture
def clerk(user_with, health: Unit) -> User:
    return user_with(Membership.Role.CLERK, health)


@pytest.fixture
def listed(report: Report) -> Report:
    """Seven dossiers of two fields: one in each of the columns 4 to 6, 8 to 10, 12 and 13 at least."""
    unit = report.unit
    make_list(unit, listed_on=TO)
    drugs, care = make_listed(unit, "Dược phẩm"), make_listed(unit, "Khám bệnh, chữa bệnh")
    due = date(2022, 2, 10)
    for code, field, received_on, more in (
        ("1", drugs, FROM, {"channel": "online", "due_on": due, "finished_on": due - timedelta(1)}),
        ("2", drugs, FROM, {"channel": "online", "due_on": due, "finished_on": due}),
        ("3", drugs, FROM, {"channel": "post", "due_on": due, "finished_on": due + timedelta(1)}),
        ("4", drugs, FROM - timedelta(1), {"due_on": due, "finished_on": due}),
        ("5", care, TO, {"due_on": TO + timedelta(5)}),
        ("6", care, FROM, {"due_on": due, "apology_on": due - timedelta(1)}),
        ("7", care, FROM, {"due_on": due, "extended_due_on": TO + timedelta(1), "apology_on": due}),
    ):
        make_dossier(unit, code, received_on, field, **more)
    return report


def typed_table(report: Report, clerk: User, is_used: bool | None = None, **counts: int) -> TypedTable:
    table = TypedTable.objects.create(unit=report.unit, starts_on=FROM, ends_on=TO, entered_by=clerk, is_used=is_used)
    TypedRow.objects.create(table=table, position=0, field="Dược phẩm", **(ZEROS | counts))
    return table


def tree(report: Report) -> ReportDocument:
    return build_report(reloaded(report))


def values(document: ReportDocument, beginning: str) -> dict[str, Decimal | None]:
    return {one.code.removeprefix(beginning): one.value for one in document.figures() if one.code.startswith(beginning)}


def lines(document: ReportDocument, key: str) -> list[str]:
    return next([line.text for line in node.lines] for node in document.walk() if node.key == key)


def test_the_figures_are_the_columns_of_the_table(listed: Report):
    assert values(tree(listed), "dossiers.") == {
        "received": 7,
        "received_in_period": 6,
        "received_online": 2,
        "received_in_person": 4,
        "carried_over": 1,
        "resolved": 4,
        "resolved_in_time": 3,
        "resolved_early": 1,
        "resolved_on_time": 2,
        "resolved_late": 1,
        "pending": 3,
        "pending_in_time": 2,
        "pending_late": 1,
        "on_time_rate": 75,
        "on_time_rate_of_received": Decimal("42.86"),
    }


def test_letters_count_by_the_first_due_day(listed: Report):
    assert values(tree(listed), "apologies.") == {
        "overdue": 3,
        "sent": 2,
        "sent_in_time": 1,
        "sent_late": 1,
        "missing": 1,
        "reappointed": 0,
    }


def test_the_online_rate_names_what_it_is_of(listed: Report):
    assert values(tree(listed), "online_dossiers.") == {"rate": 50, "resolved": 2, "all_resolved": 4}
    assert lines(tree(listed), RATE) == [
        "Số hồ sơ tiếp nhận trực tuyến đã giải quyết: 02/04 hồ sơ đã giải quyết trong kỳ, đạt 50%."
    ]


def test_the_sentences_hold_the_figures(listed: Report):
    assert lines(tree(listed), TABLE) == [
        "Tổng số hồ sơ tiếp nhận: 07 hồ sơ (trong kỳ: 06 hồ sơ, gồm trực tuyến 02 hồ sơ, trực tiếp và qua dịch vụ bưu "
        "chính công ích 04 hồ sơ; từ kỳ trước chuyển sang: 01 hồ sơ).",
        "Số hồ sơ đã giải quyết: 04 hồ sơ (trước hạn: 01 hồ sơ; đúng hạn: 02 hồ sơ; quá hạn: 01 hồ sơ).",
        "Số hồ sơ đang giải quyết: 03 hồ sơ (trong hạn: 02 hồ sơ; quá hạn: 01 hồ sơ).",
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn: 03/04 hồ sơ đã giải quyết, đạt 75%; 03/07 hồ sơ tiếp "
        "nhận, đạt 42,86%.",
        "Hồ sơ quá hạn hẹn trả ban đầu: 03 hồ sơ, trong đó đã có văn bản xin lỗi: 02 hồ sơ (đúng hạn: 01; muộn: 01), "
        "chưa có văn bản xin lỗi: 01 hồ sơ.",
    ]
    assert {line.origin for node in tree(listed).walk() if node.key == TABLE for line in node.lines} == {"generated"}


def test_a_figure_says_which_dossiers_it_was_counted_from(listed: Report):
    sources = {one.code: one.source for one in tree(listed).figures()}
    late = sources["dossiers.resolved_late"]
    assert (late.kind, late.count, late.measure, late.record_ids) == ("dossiers", 1, "resolved_late", ())
    assert (sources["apologies.missing"].kind, sources["apologies.missing"].measure) == ("apologies", "not_apologised")
    assert sources["dossiers.on_time_rate"] is None


def test_without_dossiers_nothing_is_counted_and_figures_are_typed_as_before(report: Report):
    assert set(values(tree(report), "dossiers.").values()) == {None}
    assert tree(report).attached_tables == ()
    assert lines(tree(report), TABLE)[2] == (
        "Số hồ sơ đang giải quyết: ..... hồ sơ (trong hạn: ..... hồ sơ; quá hạn: ..... hồ sơ)."
    )
    for code, value in (("resolved_early", 120), ("resolved_on_time", 75), ("resolved_late", 10)):
        Figure.objects.create(report=report, code=f"dossiers.{code}", state=AnswerState.ANSWERED, value=value)
    typed = values(tree(report), "dossiers.")
    assert (typed["resolved_in_time"], typed["resolved"], typed["on_time_rate"]) == (195, 205, Decimal("95.12"))


def test_a_typed_value_stands_over_the_counted_one_and_both_are_known(listed: Report):
    Figure.objects.create(report=listed, code="dossiers.received", state=AnswerState.ANSWERED, value=9)
    shown = next(one for one in tree(listed).figures() if one.code == "dossiers.received")
    assert (shown.value, shown.computed, shown.origin) == (9, 7, "typed")


def test_a_table_entered_by_hand_gives_its_columns_and_nothing_that_it_does_not_tell(report: Report, clerk: User):
    typed_table(report, clerk, c4=3, c5=2, c6=1, c8=4, c12=2)
    document = tree(report)
    counted = values(document, "dossiers.")
    assert (counted["received"], counted["resolved"], counted["pending"]) == (6, 4, 2)
    assert values(document, "online_dossiers.") == {"rate": None, "resolved": None, "all_resolved": 4}
    assert set(values(document, "apologies.").values()) == {None}
    assert next(one.source.kind for one in document.figures() if one.code == "dossiers.resolved") == "dossier_table"
    assert document.attached_tables[0].notes[-1] == "Nguồn số liệu: bảng do đơn vị nhập tay."


def test_the_table_is_an_annex_of_its_section_with_a_total(listed: Report):
    [table] = tree(listed).attached_tables
    assert (table.key, table.head_rows) == (TABLE, 4)
    assert table.title == (
        "Tình hình, kết quả giải quyết thủ tục hành chính Quý I/2022 (từ ngày 15/12/2021 đến ngày 14/3/2022)"
    )
    assert [row[:2] + tuple(map(int, row[2:])) for row in table.rows[4:]] == [
        ("1", "Dược phẩm", 4, 2, 1, 1, 4, 1, 2, 1, 0, 0, 0),
        ("2", "Khám bệnh, chữa bệnh", 3, 0, 3, 0, 0, 0, 0, 0, 3, 2, 1),
        ("", "Tổng cộng", 7, 2, 4, 1, 4, 1, 2, 1, 3, 2, 1),
    ]
    assert table.notes[1:] == (
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên tổng số hồ sơ tiếp nhận (điểm c khoản 2 Điều 30 Nghị định "
        "số 61/2018/NĐ-CP): (cột 8 + cột 9) / cột 3 = 3/7 = 42,86%.",
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số hồ sơ đã giải quyết: (cột 8 + cột 9) / cột 7 = 3/4 = "
        "75%.",
        "Nguồn số liệu: danh sách hồ sơ của đơn vị, số liệu đến ngày 14/3/2022.",
        "Quá hạn tính theo hạn hiện tại (đã tính gia hạn); nếu tính theo hạn hẹn trả ban đầu: cột (10) là 1, cột (13) "
        "là 2.",
    )


def test_columns_that_the_version_of_the_form_adds_stand_behind_the_thirteenth(listed: Report):
    StatisticForm.objects.all().delete()
    StatisticForm.objects.create(
        symbol="II.06a", legal_basis="Thông tư", extra_columns=["stopped", "overdue_apologised"]
    )
    [table] = tree(listed).attached_tables
    assert table.rows[0][13:] == ("Dừng xử lý", "Quá hạn có văn bản xin lỗi")
    assert (table.rows[3][13:], table.rows[-1][13:]) == (("(14)", "(15)"), ("0", "1"))


def test_the_annex_keeps_the_promise_of_its_section(listed: Report):
    section = listed.sections.get(key=TABLE)
    SectionLine.objects.create(section=section, position=9, text="đính kèm bảng số liệu.")
    assert [node.key for node in tree(listed).walk() if node.open_annex] == []
    Dossier.objects.all().delete()
    assert [node.key for node in tree(listed).walk() if node.open_annex] == [TABLE]


def test_a_heading_that_the_report_leaves_out_has_no_annex(listed: Report):
    listed.sections.filter(key=TABLE).delete()
    assert tree(listed).attached_tables == ()


def test_the_sums_of_the_annex_are_checked_and_hold(listed: Report):
    assert [issue for issue in check(tree(listed)) if issue.code == "table_sums"] == []


def test_a_list_beside_a_typed_table_waits_for_a_choice(listed: Report, clerk: User):
    table = typed_table(listed, clerk, c4=3, c12=3)
    document = tree(listed)
    assert set(values(document, "dossiers.").values()) == {None}
    assert document.attached_tables == ()
    [issue] = [issue for issue in check(document) if issue.code == "dossier_table_unchosen"]
    assert (issue.severity, issue.node) == ("error", TABLE)
    assert "Bảng tổng hợp" in issue.suggestion
    opened = open_section(reloaded(listed), TABLE)
    assert ([fault.rule for fault in opened.faults], opened.mark) == (["dossier_table_unchosen"], "to_mend")
    table.is_used = True
    table.save()
    assert values(tree(listed), "dossiers.")["received"] == 3
    assert [issue for issue in check(tree(listed)) if issue.code == "dossier_table_unchosen"] == []


def test_the_editor_shows_the_same_figures_and_sentences(listed: Report):
    opened = open_section(reloaded(listed), RATE)
    assert [figure.value.value for figure in opened.figures] == [50, 2, 4]
    assert [line.text for line in opened.lines] == lines(tree(listed), RATE)


def counted_queries(ask) -> Iterator[int]:
    """Yield how many queries `ask` takes, once the outline is read."""
    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    yield len(queries)


def test_a_report_takes_the_same_queries_for_few_and_many_dossiers(listed: Report):
    report = reloaded(listed)
    asks = (lambda: build_report(report), lambda: open_section(report, TABLE), lambda: open_section(report, RATE))
    few = [next(counted_queries(ask)) for ask in asks]
    by = listed.unit.dossier_lists.get()
    procedures = [make_listed(listed.unit, f"Lĩnh vực {number}") for number in range(20)]
    Dossier.objects.bulk_create(dossier_of(one, by, FROM, due_on=TO) for one in procedures for _ in range(20))
    assert [next(counted_queries(ask)) for ask in asks] == few
    assert values(tree(listed), "dossiers.")["received"] == 407
    assert few[1] <= 11
