"""Pasted lines: what is doubtful beside what is there already, and what is stored."""

from datetime import date

import pytest

from accounts.models import Membership, User
from core.errors import InputError
from core.text import clean
from directives.models import AssignedTask, Document
from reports.importers.pasted_lines import PastedLine, read_pasted
from reports.models import Mention, Report, Section, SectionLine
from reports.selectors import published_outline
from reports.services.editing import StaleSection
from reports.services.pasting import PastedLines, ReviewedLine, paste_lines, review_lines
from reports.services.starting import start_report
from tests.reports.conftest import SEED

DOCUMENTS = "steering.direction.documents"
TASKS = "steering.direction.assigned_tasks"
ORDER = "Văn bản số 385/SYT-VP ngày 17/01/2022 về chấn chỉnh công tác tiếp nhận hồ sơ"


def seed_lines(*numbers: str) -> list[str]:
    """Return the lines of the real report that begin with a document of one of these numbers."""
    lines = clean(SEED.read_text("utf-8")).splitlines()
    return [line for number in numbers for line in lines if line.startswith((f"+ Văn bản số {number}/", number))]


TEN = seed_lines("7351", "385", "692", "395", "813", "177", "1133", "1295", "1299", "1347")


@pytest.fixture
def report(health, period) -> Report:
    return start_report(health, period)


@pytest.fixture
def clerk(health, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


def node_of(report: Report, key: str):
    return next(node for node in published_outline(report.outline).nodes if node.key == key)


def read(report: Report, key: str, *words: str) -> list[PastedLine]:
    return [read_pasted(one, node_of(report, key).kind, report.unit.short_name) for one in words]


def review(report: Report, *words: str, key: str = DOCUMENTS) -> list[ReviewedLine]:
    lines = dict(enumerate(read(report, key, *words), 1))
    return list(review_lines(report, node_of(report, key), lines).values())


def doubts(report: Report, *words: str, key: str = DOCUMENTS) -> list[tuple[str, ...]]:
    return [one.doubts for one in review(report, *words, key=key)]


def paste(report: Report, user: User, *words: str, key: str = DOCUMENTS, most_lines: int = 1000) -> PastedLines:
    version = Section.objects.filter(report=report, key=key).values_list("version", flat=True).first() or 0
    return paste_lines(report, node_of(report, key), version, user, read(report, key, *words), most_lines)


def stored(report: Report, key: str = DOCUMENTS) -> list[SectionLine]:
    return list(SectionLine.objects.filter(section__report=report, section__key=key).order_by("position"))


def keep(report: Report, **fields) -> Document:
    kept = {"unit": report.unit, "number": "385", "symbol": "SYT-VP", "issued_on": date(2022, 1, 17), "year": 2022}
    return Document.objects.create(**(kept | fields))


def test_the_ten_documents_of_the_real_report_become_ten_lines_and_ten_documents_of_the_section(report, clerk):
    pasted = paste(report, clerk, *TEN)
    assert (len(TEN), pasted.lines, pasted.documents) == (10, 10, 15)
    assert [line.origin for line in stored(report)] == [*["generated"] * 5, *["written"] * 2, *["generated"] * 3]
    assert [line.document.number for line in stored(report)] == [
        *("7351", "385", "692", "395", "813", "177", "1133", "1295", "1299", "1347")
    ]
    assert Document.objects.filter(topic="direction").count() == 10
    assert Mention.objects.filter(line__in=stored(report), role="issued").count() == 10


def test_pasted_lines_are_stored_as_an_import_stores_them(seed_report, clerk):
    def told(line: SectionLine) -> tuple[object, ...]:
        task = line.assigned_task
        answer = (str(task), str(task.answering_document), task.update_told_late) if task else None
        return line.marker, line.text, line.origin, line.ending, str(line.document), answer

    imported = {key: [told(line) for line in stored(seed_report, key)] for key in (DOCUMENTS, TASKS)}
    words = {key: [f"{line.marker} {line}" for line in stored(seed_report, key)] for key in (TASKS,)}
    words[DOCUMENTS] = TEN
    Section.objects.filter(key__in=imported).delete()
    Mention.objects.all().delete()
    AssignedTask.objects.all().delete()
    for key, lines in words.items():
        paste(seed_report, clerk, *lines, key=key)
    assert {key: [told(line) for line in stored(seed_report, key)] for key in imported} == imported


def test_lines_are_added_after_those_that_the_section_has(report, clerk):
    paste(report, clerk, "+ Dòng đầu.")
    paste(report, clerk, "- Dòng sau.")
    assert [(line.marker, line.text) for line in stored(report)] == [("+", "Dòng đầu."), ("-", "Dòng sau.")]
    assert Section.objects.get(report=report, key=DOCUMENTS).state == "answered"


def test_a_document_of_the_register_is_used_again(report, clerk):
    kept = keep(report, subject="về chấn chỉnh công tác tiếp nhận hồ sơ", type_name="Văn bản")
    assert paste(report, clerk, f"+ {ORDER};").documents == 0
    assert [(line.document, line.origin) for line in stored(report)] == [(kept, "generated")]


def test_a_heading_that_the_report_left_out_is_made(report, clerk):
    Section.objects.filter(report=report, key=DOCUMENTS).delete()
    paste(report, clerk, f"+ {ORDER};")
    assert Section.objects.get(report=report, key=DOCUMENTS).edited_by == clerk


def test_who_comes_late_changes_neither_the_section_nor_the_register(report, clerk):
    lines = read(report, DOCUMENTS, f"+ {ORDER};")
    with pytest.raises(StaleSection):
        paste_lines(report, node_of(report, DOCUMENTS), 7, clerk, lines, 1000)
    assert (stored(report), Document.objects.count()) == ([], 0)


def test_a_section_is_not_filled_beyond_its_limit(report, clerk):
    paste(report, clerk, "Một.", "Hai.")
    with pytest.raises(InputError) as refused:
        paste(report, clerk, f"+ {ORDER};", "Ba.", most_lines=3)
    assert str(refused.value) == "mục đã có 2 dòng, thêm 2 dòng thì vượt 3 dòng, hãy bỏ bớt dòng"
    assert (len(stored(report)), Document.objects.count()) == (2, 0)


def test_pasting_asks_the_same_number_of_queries_for_few_and_many_lines(report, clerk, django_assert_max_num_queries):
    """As long as SQLite takes all rows, and those of their history, in one insert."""
    words = [f"+ Văn bản số {n}/SYT-VP ngày 17/01/2022 về việc thứ {n};" for n in range(1, 51)]
    paste(report, clerk, ORDER)
    counts = []
    for some in (words[:10], words[10:]):
        with django_assert_max_num_queries(30) as asked:
            paste(report, clerk, *some)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_every_line_pasted_twice_is_in_the_section_already(report, clerk):
    paste(report, clerk, *TEN)
    reviewed = review(report, *TEN)
    assert ["Mục này đã nêu văn bản này." in one.doubts for one in reviewed] == [True] * 10
    assert [one.notes[0] for one in reviewed] == ["Văn bản đã có trong sổ, sẽ dùng lại."] * 10


def test_words_that_name_no_document_are_in_the_section_already_when_they_are_the_same(report, clerk):
    paste(report, clerk, "- Sở đã họp  giao ban.", key="steering.direction.emulation")
    assert doubts(report, "+ Sở đã họp giao ban.", "Sở chưa họp.", key="steering.direction.emulation") == [
        ("Mục này đã có dòng này.",),
        (),
    ]


def test_a_document_of_the_register_that_agrees_is_told_to_be_used_again(report):
    keep(report, subject="về chấn chỉnh công tác tiếp nhận hồ sơ")
    assert review(report, f"+ {ORDER};") == [ReviewedLine((), ("Văn bản đã có trong sổ, sẽ dùng lại.",))]


def test_another_date_in_the_register_is_told(report):
    keep(report, subject="về chấn chỉnh công tác tiếp nhận hồ sơ", issued_on=date(2022, 1, 18))
    assert doubts(report, f"+ {ORDER};") == [
        ("Sổ văn bản ghi Văn bản số 385/SYT-VP ngày 18/01/2022, khác ngày trong dòng.",)
    ]


@pytest.mark.parametrize(
    ("fields", "differs"),
    [
        ({"subject": "về khen thưởng"}, "khác trích yếu: “số 385/SYT-VP ngày 17/01/2022 về khen thưởng”"),
        (
            {"subject": "về khen thưởng", "issued_on": date(2022, 1, 18)},
            "khác ngày, khác trích yếu: “số 385/SYT-VP ngày 18/01/2022 về khen thưởng”",
        ),
        ({"issued_on": None, "year": 2021}, "khác năm: “số 385/SYT-VP”"),
        ({"issued_on": date(2021, 1, 17), "year": 2021}, "khác ngày: “số 385/SYT-VP ngày 17/01/2021”"),
    ],
)
def test_another_document_of_the_same_number_in_the_register_is_told(report, fields, differs):
    keep(report, **fields)
    assert doubts(report, f"+ {ORDER};") == [
        (f"Sổ văn bản đã có số này nhưng {differs}. Dòng này sẽ thêm một văn bản cùng số.",)
    ]


def test_documents_of_another_unit_do_not_count(report, brvt):
    keep(report, unit=brvt, subject="về khen thưởng")
    assert doubts(report, f"+ {ORDER};") == [()]


def test_the_same_number_in_two_pasted_rows_is_told_in_both(report):
    other = ORDER.replace("17/01", "18/01").replace("chấn chỉnh công tác tiếp nhận hồ sơ", "khen thưởng")
    assert doubts(report, f"+ {ORDER};", "+ Văn bản số 3/SYT-VP ngày 03/3/2022 về họp.", f"+ {other};") == [
        ("Cùng số văn bản với dòng 3, nhưng khác ngày, khác trích yếu.",),
        (),
        ("Cùng số văn bản với dòng 1, nhưng khác ngày, khác trích yếu.",),
    ]
    assert doubts(report, ORDER, ORDER)[1] == ("Cùng số văn bản với dòng 1, cùng ngày và trích yếu.",)


def test_other_documents_in_a_line_are_named(report):
    assert review(report, TEN[1])[0].notes == ("Còn nêu: 352/UBND-VP.",)
