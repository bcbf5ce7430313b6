"""The reporting period in title, opening sentence and closing."""

from dataclasses import replace

from core.issue import Issue, Mend
from reports.checks.loose_text import document_of_text, period_of, split_lines
from reports.checks.previous.named_period import check_named_period
from reports.checks.reading import Reading
from reports.domain.document import Line
from tests.reports.checks.trees import report, section


def frame(kind: str, *texts: str) -> object:
    node = section(*(Line("", text) for text in texts), key=kind, kind=kind)
    return replace(node, heading="", marker="")


def issues(*nodes: object) -> list[Issue]:
    return list(check_named_period(report(*nodes)))


def of_text(text: str, key: str = "") -> list[Issue]:
    period = period_of(key) if key else None
    return list(check_named_period(Reading(document_of_text(split_lines(text), period))))


LOOSE = """BÁO CÁO
Công tác cải cách hành chính {title}

Sở Y tế báo cáo công tác cải cách hành chính {intro} như sau:
I. KẾT QUẢ
Đã ban hành 12 văn bản.
Trên đây là báo cáo công tác cải cách hành chính {closing} của Sở Y tế./."""


def test_a_closing_of_the_last_period_has_a_certain_mend() -> None:
    (issue,) = issues(
        frame("title", "BÁO CÁO", "Công tác cải cách hành chính Quý I năm 2022"),
        frame("closing", "Trên đây là báo cáo công tác cải cách hành chính quý IV năm 2021 của Sở Y tế./."),
    )
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "closing", "quý IV năm 2021")
    assert issue.message == "Câu kết thúc ghi “quý IV năm 2021”, trong khi báo cáo này là của kỳ Quý I năm 2022."
    assert issue.suggestion == "Sửa thành “quý I năm 2022”."
    assert issue.mend == Mend("quý IV năm 2021", "quý I năm 2022")


def test_a_title_of_the_same_quarter_of_another_year_keeps_its_manner() -> None:
    (issue,) = issues(frame("title", "BÁO CÁO", "CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2021"))
    assert issue.mend == Mend("QUÍ I NĂM 2021", "QUÍ I NĂM 2022")


def test_a_mend_reaches_as_far_as_tells_it_from_the_same_words_beside() -> None:
    (issue,) = issues(
        frame("intro", "So với quý I/2021, tình hình ổn định.", "Sở Y tế báo cáo công tác quý I/2021 như sau:")
    )
    assert issue.mend == Mend("tác quý I/2021", "tác quý I/2022")


def test_a_bare_year_of_the_last_report_is_told_without_a_mend() -> None:
    (issue,) = issues(frame("closing", "Trên đây là báo cáo công tác cải cách hành chính năm 2021 của Sở Y tế."))
    assert (issue.excerpt, issue.mend) == ("năm 2021", None)


def test_other_names_plans_comparisons_and_titles_of_documents_are_right() -> None:
    right = (
        "Công tác cải cách hành chính quý I và phương hướng, nhiệm vụ quý II năm 2022",
        "Công tác cải cách hành chính quý I",
        "Công tác cải cách hành chính năm 2022",
        "Kết quả quý I/2022 so với quý I/2021",
        "Kết quả thực hiện Kế hoạch cải cách hành chính năm 2021",
        "Thực hiện Công văn số 12/SNV-CCHC ngày 05/01/2022 của Sở Nội vụ về báo cáo quý IV năm 2021",
        "Công tác cải cách hành chính",
    )
    for text in right:
        assert issues(frame("title", "BÁO CÁO", text)) == [], text


def test_what_the_body_compares_is_no_frame() -> None:
    assert issues(section(Line("", "Trong quý IV năm 2021, Sở Y tế đã ban hành 5 văn bản."))) == []


def test_a_loose_text_goes_by_what_most_places_say() -> None:
    (issue,) = of_text(LOOSE.format(title="quý II năm 2023", intro="quý II/2023", closing="quý I/2023"))
    assert (issue.node, issue.excerpt) == ("line.7", "quý I/2023")
    assert issue.message == "Câu kết thúc ghi “quý I/2023”, trong khi tiêu đề ghi “quý II năm 2023”."
    assert issue.mend == Mend("quý I/2023", "quý II/2023")


def test_two_places_that_contradict_each_other_are_both_told() -> None:
    text = LOOSE.format(title="quý II năm 2023", intro="trong kỳ", closing="quý I/2023")
    first, second = of_text(text)
    assert [(one.node, one.excerpt, one.mend) for one in (first, second)] == [
        ("line.2", "quý II năm 2023", None),
        ("line.7", "quý I/2023", None),
    ]
    assert "câu kết thúc ghi “quý I/2023”" in first.message


def test_a_loose_text_is_held_against_the_period_that_was_given() -> None:
    text = LOOSE.format(title="quý I/2021", intro="quý I/2021", closing="quý I/2021")
    assert [one.node for one in of_text(text, "2022-Q1")] == ["line.2", "line.4", "line.7"]
    assert of_text(text) == []


def test_a_loose_text_without_a_frame_says_nothing() -> None:
    assert of_text("Trong quý I/2023 có 5 văn bản.\nTrong quý II/2023 có 6 văn bản.") == []


def test_a_thousand_closings_take_no_time() -> None:
    lines = "\n".join(["Trên đây là báo cáo quý I/2021", "Trên đây là báo cáo quý II/2022"] * 5_000)
    assert len(of_text(lines)) <= 8
