"""Words of the unit's last report, copied into a section for review."""

from datetime import date

import pytest

from accounts.models import Membership, Unit, User
from core.errors import InputError
from directives.models import Document, Inspection
from reports.models import Report, ReportingPeriod, Section, SectionLine
from reports.services.copying import copy_previous, last_lines
from reports.services.editing import StaleSection
from reports.services.periods import open_period
from reports.services.starting import start_report

DOCUMENTS = "steering.direction.documents"
EMULATION = "steering.direction.emulation"
PROGRESS = "steering.plan.progress"


@pytest.fixture
def report(health: Unit, period: ReportingPeriod, outline) -> Report:
    """The report of 6 tháng 2022, whose last report is that of Quý I."""
    return start_report(health, open_period(period.province, "2022-6T", outline)[0])


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


def copy(report: Report, user: User, key: str, version: int = 1) -> list[tuple[str, str, bool]]:
    """Copy, and return (marker, text, to review) of the section's lines, all of them written."""
    section = copy_previous(report, key, version, user)
    lines = list(section.lines.all())
    assert {line.origin for line in lines} <= {"written"}
    return [(line.marker, line.text, line.to_review) for line in lines]


def write(report: Report, key: str, *texts: str, **fields) -> Section:
    section = Section.objects.get(report=report, key=key)
    for text in texts:
        SectionLine.objects.create(section=section, position=section.lines.count(), text=text, **fields)
    return section


def test_the_words_of_the_last_report_are_copied_as_they_print(seed_report, report, clerk):
    """Lines that followed the register are copied in words; those of a plan hold a period or a number to review."""
    copied = copy(report, clerk, DOCUMENTS)
    assert len(copied) == 10
    assert copied[1] == (
        "+",
        "Văn bản số 385/SYT-VP ngày 17/01/2022 triển khai chỉ đạo của UBND tỉnh tại văn bản số 352/UBND-VP ngày "
        "12/01/2022 về tổ chức tiếp nhận hồ sơ và kết quả tại Bộ phận một cửa cấp huyện, cấp xã đảm bảo thích ứng an "
        "toàn, linh hoạt, kiểm soát hiệu quả dịch Covid;",
        True,
    )


def test_words_without_a_period_a_date_or_a_number_need_no_review(seed_report, report, clerk):
    assert copy(report, clerk, EMULATION) == [("", "chưa phát sinh trong kỳ báo cáo.", False)]
    section = Section.objects.get(report=report, key=EMULATION)
    assert (section.state, section.lines.get().inline, section.edited_by) == ("none", True, clerk)


def test_copied_words_come_after_those_of_the_section_and_below_its_heading(seed_report, report, clerk):
    write(report, EMULATION, "Đã khen thưởng.")
    assert [text for _, text, _ in copy(report, clerk, EMULATION)] == [
        "Đã khen thưởng.",
        "chưa phát sinh trong kỳ báo cáo.",
    ]
    assert not SectionLine.objects.filter(section__report=report, inline=True).exists()


def test_words_that_the_section_has_are_not_copied_again(seed_report, report, clerk):
    texts = [text for _, text, _ in copy(report, clerk, DOCUMENTS)]
    SectionLine.objects.filter(section__report=report, text=texts[4]).delete()
    assert sorted(text for _, text, _ in copy(report, clerk, DOCUMENTS, version=2)) == sorted(texts)
    with pytest.raises(InputError) as refused:
        copy(report, clerk, DOCUMENTS, version=3)
    assert str(refused.value) == "mục đã có đủ các dòng của báo cáo kỳ Quý I/2022"
    assert Section.objects.get(report=report, key=DOCUMENTS).version == 3


def test_a_line_that_follows_its_record_counts_as_the_same_words(seed_report, report, clerk):
    document = Document.objects.get(number="385")
    write(report, DOCUMENTS, "", origin="generated", document=document, ending=";")
    section = copy_previous(report, DOCUMENTS, 1, clerk)
    assert [line.document.number for line in section.lines.all()][:3] == ["385", "7351", "692"]
    assert section.lines.filter(document=document).count() == 1


def test_a_visit_is_copied_in_words(seed_report, report, clerk, health):
    visit = Inspection.objects.create(unit=health, team="Đoàn kiểm tra", visited_on=date(2022, 3, 1))
    write(seed_report, EMULATION, "", origin="generated", inspection=visit, ending=".")
    assert copy(report, clerk, EMULATION)[-1] == (
        "",
        "Ngày 01/3/2022, Đoàn kiểm tra kiểm tra công tác CCHC tại đơn vị.",
        True,
    )


def test_lines_that_print_figures_are_left_to_the_new_report(seed_report, report, clerk):
    held = SectionLine.objects.filter(section__report=seed_report, section__key=PROGRESS).exclude(sentence="")
    assert held.count() == 3
    assert list(last_lines(report, PROGRESS)) == []
    with pytest.raises(InputError) as refused:
        copy_previous(report, PROGRESS, 1, clerk)
    assert str(refused.value) == "báo cáo kỳ Quý I/2022 của Sở Y tế không có lời ở mục này, hãy tự viết"


def test_without_a_last_report_it_is_said_which_one_is_missing(seed_report, clerk):
    with pytest.raises(InputError) as refused:
        copy_previous(seed_report, DOCUMENTS, 1, clerk)
    assert str(refused.value) == "Sở Y tế chưa có báo cáo kỳ Năm 2021 trên cổng, hãy tự viết hoặc dán từ báo cáo cũ"
    assert Section.objects.get(report=seed_report, key=DOCUMENTS).version == 1


def test_the_report_of_another_unit_is_never_copied(seed_report, brvt, period, outline, user_with):
    justice = Unit.objects.get(province=brvt, code="STP")
    other = start_report(justice, open_period(brvt, "2022-6T", outline)[0])
    with pytest.raises(InputError):
        copy_previous(other, DOCUMENTS, 1, user_with(Membership.Role.CLERK, justice))
    assert list(last_lines(other, DOCUMENTS)) == []


def test_who_comes_late_changes_nothing(seed_report, report, clerk):
    with pytest.raises(StaleSection):
        copy_previous(report, DOCUMENTS, 5, clerk)
    assert not SectionLine.objects.filter(section__report=report, section__key=DOCUMENTS).exists()


def test_the_last_lines_are_read_in_one_query(seed_report, report, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [line.document and line.document.number for line in last_lines(report, DOCUMENTS)][:2] == ["7351", "385"]


def test_copying_asks_the_same_number_of_queries_for_few_and_many_lines(
    seed_report, report, clerk, health, django_assert_max_num_queries
):
    counts = []
    for number in (1, 20):
        for n in range(number):
            document = Document.objects.create(unit=health, number=str(9000 + number + n), symbol="SYT-VP")
            visit = Inspection.objects.create(unit=health, team=f"Đoàn {number}.{n}", visited_on=date(2022, 3, 1))
            write(seed_report, EMULATION, "", origin="generated", document=document)
            write(seed_report, EMULATION, "", origin="generated", inspection=visit)
        version = Section.objects.get(report=report, key=EMULATION).version
        with django_assert_max_num_queries(30) as asked:
            copy_previous(report, EMULATION, version, clerk)
        counts.append(len(asked))
    assert counts[0] >= counts[1]
