"""References in running text: their spans, faults and order, and how they are written again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.domain.citation import format_date, format_document
from directives.domain.document_types import TYPE_NAMES
from directives.domain.references import Reference, format_reference, parse_references


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "+ Đã xây dựng Kế hoạch số 18/KH-SYT ngày 17/02/2022 về theo dõi thi hành pháp luật và đang triển khai;",
            "Kế hoạch số 18/KH-SYT ngày 17/02/2022 về theo dõi thi hành pháp luật",
        ),
        ("theo Quyết định số 184/QĐ-UBND.", "Quyết định số 184/QĐ-UBND"),
        ("Căn cứ số 385/SYT-VP ngày 17/01/2022.", "số 385/SYT-VP ngày 17/01/2022"),
        ("Căn cứ 385/SYT-VP của Sở Y tế.", "385/SYT-VP của Sở Y tế"),
        ("thực hiện Nghị định 98/2021/NĐ-CP; Triển khai", "Nghị định 98/2021/NĐ-CP"),
        ("theo kế hoạch đào tạo số 41/KH-SYT", "số 41/KH-SYT"),
    ],
)
def test_span_runs_from_the_first_word_to_the_last_part(text: str, span: str) -> None:
    [reference] = parse_references(text)
    assert text[reference.start : reference.end] == span


def test_span_never_crosses_a_line() -> None:
    text = "Kế hoạch số\n22/KH-SYT\nngày 21/02/2022 về tuyên truyền"
    [reference] = parse_references(text)
    assert text[reference.start : reference.end] == "22/KH-SYT"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Nghị định số 107/2021/NĐ", ("Ký hiệu “NĐ” thiếu cơ quan ban hành",)),
        ("Công văn số 385/SYT", ("Ký hiệu “SYT” thiếu tên loại văn bản hoặc đơn vị soạn thảo",)),
        ("Nghị định số 30/NĐ-CP", ("Số 30/NĐ-CP thiếu năm ban hành",)),
        ("Luật số 59/QH14", ("Số 59/QH14 thiếu năm ban hành",)),
        ("Kế hoạch số 22/KH-SYT ngày 31/02/2022", ("Ngày 31/02/2022 không có trong lịch",)),
        ("Kế hoạch số 22/KH-SYT ngày 21/02", ("Ngày 21/02 thiếu năm",)),
        ("Kế hoạch số 22/KH-SYT ngày 21/02/22", ("Ngày 21/02/22 phải ghi năm bằng bốn chữ số",)),
        (
            "Nghị định số 60/2022/NĐ-CP ngày 21/6/2021",
            ("Năm 2022 trong số văn bản khác năm của ngày 21/6/2021",),
        ),
        ("Luật số 59/2020/QH14", ()),
        ("Kế hoạch số 22/KH-SYT", ()),
    ],
)
def test_names_what_is_malformed(text: str, faults: tuple[str, ...]) -> None:
    [reference] = parse_references(text)
    assert reference.faults == faults


def test_a_reference_without_accents_has_its_type_and_its_date() -> None:
    [reference] = parse_references("(theo Ke hoach so 17/KH-SYT ngay 11 thang 2 nam 2022 ve tuyen dung)")
    assert (reference.type_name, reference.type_code, reference.issued_on) == ("Ke hoach", "KH", date(2022, 2, 11))
    assert reference.start == 6


def test_references_in_a_row_are_siblings() -> None:
    found = parse_references(
        "Kế hoạch số 11/KH-SYT, 12/KH-SYT ngày 01/3/2022 về tuyên truyền và Kế hoạch số 13/KH-SYT về kiểm tra"
    )
    assert [(one.number, one.subject, one.within) for one in found] == [
        ("11", "", None),
        ("12", "về tuyên truyền", None),
        ("13", "về kiểm tra", None),
    ]


def test_a_row_goes_on_after_a_nested_reference_of_another_issuer() -> None:
    found = parse_references(
        "Kế hoạch số 11/KH-SYT về triển khai Kế hoạch số 2/KH-UBND của UBND tỉnh về A, Kế hoạch số 13/KH-SYT về B"
    )
    assert [(one.number, one.subject, one.within) for one in found] == [
        ("11", "về triển khai Kế hoạch số 2/KH-UBND của UBND tỉnh về A", None),
        ("2", "về A", 0),
        ("13", "về B", None),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("kế hoạch số 28/KH–SYT ngày 3.3.2022 về A", "Kế hoạch số 28/KH-SYT ngày 03/3/2022 về A"),
        ("Nghị Quyết 2/2022/NQ-HĐND", "Nghị quyết số 02/2022/NQ-HĐND"),
        ("số 22/KH-SYT", "Kế hoạch số 22/KH-SYT"),
        ("số 385/SYT-VP", "Công văn số 385/SYT-VP"),
        ("văn bản số 352/UBND-VP của UBND tỉnh", "Văn bản số 352/UBND-VP của UBND tỉnh"),
    ],
)
def test_format_reference_writes_what_was_read_as_the_decree_wants(written: str, expected: str) -> None:
    [reference] = parse_references(written)
    assert format_reference(reference) == expected


# --- Properties ------------------------------------------------------------------------------------------------------

TITLED = st.sampled_from(sorted(set(TYPE_NAMES) - {"L", "PL"})).map(lambda code: (TYPE_NAMES[code], code))
ISSUERS = st.sampled_from(
    ["", "UBND tỉnh", "Chủ tịch UBND tỉnh", "Chính phủ", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Bộ Y tế"]
)
SUBJECTS = st.one_of(
    st.just(""),
    st.tuples(
        st.sampled_from(["về", "về việc", "quy định", "ban hành", "triển khai", "phê duyệt"]),
        st.lists(st.sampled_from(["công tác", "cải cách", "hồ sơ,", "(đợt 1)", "năm 2022", "và", "PAR"]), max_size=9),
    ).map(lambda words: " ".join([words[0], *words[1], "hành chính"])),
)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A well-formed reference, worded as format_document words it."""
    type_name, type_code = draw(TITLED)
    body = draw(st.sampled_from(["SYT", "UBND", "HĐND", "TTg", "BGDĐT"]))
    number = str(draw(st.integers(1, 99999))).zfill(2)
    issued_on = draw(st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31)))
    year = draw(st.just(issued_on.year) if issued_on else st.integers(1990, 2099))
    symbol = f"{year}/{type_code}-{body}"
    issuer, subject = draw(ISSUERS), draw(SUBJECTS)
    text = format_document(type_name, number, symbol, issued_on, issuer, subject)
    return Reference(
        start=0,
        end=len(text),
        type_name=type_name,
        type_code=type_code,
        number=number,
        symbol=symbol,
        year=year,
        issuer_code=body,
        issuer=issuer,
        issued_on=issued_on,
        date_text=format_date(issued_on) if issued_on else "",
        subject=subject,
        within=None,
        faults=(),
    )


@given(references())
def test_parsing_what_was_formatted_gives_the_reference_again(reference: Reference) -> None:
    assert parse_references(format_reference(reference)) == [reference]


FRAGMENTS = st.sampled_from(
    [
        *("Kế hoạch ", "Luật ", "số ", "số: ", "22", "/", "2022/", "KH-SYT", "NĐ", "QH15", "&", "-", " - ", "ngày "),
        *("07/3/2022", "31/02/2022", " tháng ", " của ", "UBND tỉnh", " về ", "và ", ", ", "; ", ". ", "(", ")", "“"),
        *("”", '"', "\n", "Sở Y tế đã ", "tuy nhiên", "\u00a0", "TP. ", ":", "…"),
    ]
)


@given(st.text() | st.lists(FRAGMENTS, max_size=60).map("".join))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = parse_references(text)
    previous_start = 0
    for index, reference in enumerate(found):
        assert previous_start <= reference.start < reference.end <= len(text)
        assert "\n" not in text[reference.start : reference.end]
        assert text[reference.start : reference.end].endswith(reference.subject)
        if reference.within is not None:
            outer = found[reference.within]
            assert reference.within < index
            assert outer.start < reference.start < outer.end
        previous_start = reference.start + 1


MEGABYTE = 1_000_000


@pytest.mark.parametrize("unit", ["số 1/", "1/1/", "12345", " ", "A-", "((((", "“", "Kế hoạch số    ", ", Sở y ", ". "])
def test_a_megabyte_without_references_gives_none(unit: str) -> None:
    assert parse_references(unit * (MEGABYTE // len(unit))) == []
