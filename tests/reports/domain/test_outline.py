"""The outline as data: what the two shipped outlines hold, and every way in which a file can be wrong."""

from pathlib import Path

import pytest

from core.errors import InputError
from reports import models
from reports.domain.outline import Outline, OutlineFigure, OutlineNode
from reports.domain.outline_faults import LENGTHS, outline_faults
from reports.domain.outline_reading import read_outline

OUTLINES = Path("fixtures/outlines")
HEAD = 'key = "o"\ntitle = "Đề cương"\nprovince = "BRVT"\n'
PART = '[[node]]\nkey = "part"\nkind = "heading"\nnumeral = "I."\nheading = "PHẦN"\n'


def shipped(name: str) -> Outline:
    return read_outline(name, {path.name: path.read_text(encoding="utf-8") for path in OUTLINES.glob("*.toml")})


def faults_of(text: str, **others: str) -> list[str]:
    files = {"o.toml": text} | {f"{name}.toml": other for name, other in others.items()}
    with pytest.raises(InputError) as refusal:
        read_outline("o.toml", files)
    name, _, faults = str(refusal.value).partition(": ")
    assert name == "o.toml"
    return faults.split("; ")


def test_the_outline_of_the_demo_report_loads() -> None:
    outline = shipped("brvt_315_2022.toml")
    assert (outline.key, outline.province) == ("brvt-315-2022", "BRVT")
    assert [node.heading for node in outline.nodes if node.level == 1] == [
        "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
        "KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",
        "ĐÁNH GIÁ CHUNG",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC",
        "KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert [node.kind for node in outline.nodes if node.level == 0] == [
        *("header", "title", "legal_bases", "intro"),
        *("closing", "recipients", "signer"),
    ]


def test_an_outline_on_a_base_takes_its_national_nodes_renumbered() -> None:
    base, other = shipped("brvt_315_2022.toml"), shipped("dlk_2023.toml")
    assert [node.key for node in other.nodes] == [node.key for node in base.nodes if node.scope == "national"]
    digital = [node for node in other.nodes if node.parent == "results.digital_government"]
    assert [node.numeral for node in digital] == [f"6.{number}." for number in range(1, 8)]
    assert digital[-1].key == "results.digital_government.online_services"


def test_every_heading_of_the_demo_report_is_in_its_outline() -> None:
    keys = [node.key for node in shipped("brvt_315_2022.toml").nodes]
    assert len(keys) == len(set(keys)) == 84


def test_dossiers_that_wait_are_not_added_up_over_periods() -> None:
    ways = {one.code: one.over_periods for one in shipped("brvt_315_2022.toml").figures()}
    assert {code: ways[f"dossiers.{code}"] for code in ("received_online", "resolved", "pending", "carried_over")} == {
        "received_online": "sum",
        "resolved": "sum",
        "pending": "last",
        "carried_over": "none",
    }


@pytest.mark.parametrize(
    ("node", "level"),
    [
        (OutlineNode("a", "heading", numeral="IV."), 1),
        (OutlineNode("a", "heading", numeral="1."), 2),
        (OutlineNode("a", "heading", numeral="6.7."), 3),
        (OutlineNode("a", "narrative", marker="-"), 4),
        (OutlineNode("a", "narrative"), 4),
        (OutlineNode("a", "narrative", marker="+"), 5),
        (OutlineNode("a", "signer"), 0),
    ],
)
def test_the_level_follows_from_numeral_and_marker(node: OutlineNode, level: int) -> None:
    assert node.level == level


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ('key = "Part"', "mục “Part”: khoá chỉ gồm chữ thường không dấu, dấu gạch dưới và dấu chấm"),
        ('key = "part"', "mục “part”: khoá dùng hai lần"),
        ('key = "none.child"', "mục “none.child”: chưa có mục cha “none” ở phía trước"),
        ('key = "b"\nkind = "poem"', "mục “b”: không có loại “poem”"),
        ('key = "b"\nsource = "gossip"', "mục “b”: không có sổ “gossip”"),
        ('key = "b"\nscope = "local"', "mục “b”: phạm vi “local” phải là national hoặc provincial"),
        ('key = "b"\nmarker = "~"', "mục “b”: dấu đầu dòng “~” phải là -, + hoặc *"),
        ('key = "b"\nheading = ""', "mục “b”: thiếu lời của đề mục"),
        ('key = "b"\nnumeral = "III."', "mục “b”: số thứ tự “III.” phải là “II.”"),
        ('key = "b"\ncolour = "red"', "mục thứ 2 (“b”): không có trường “colour”"),
        ('key = "b"\nrequired = "yes"', "mục thứ 2 (“b”): “required” phải là true hoặc false"),
        ('key = "b"\ntopic = 5', "mục thứ 2 (“b”): “topic” phải là chữ"),
        ('key = "b"\nlines = "x"', "mục thứ 2 (“b”): “lines” phải là danh sách"),
        ('key = "b"\nlines = [5]', "mục thứ 2 (“b”): “lines” phải là danh sách chữ"),
        ('key = "b"\nfigures = [5]', "mục thứ 2 (“b”): chỉ tiêu phải ở dạng { code = … }"),
        ('key = "b"\nfigures = [{ code = "n", unit = "số" }]', "mục “b”: chỉ tiêu “n” thiếu tên hoặc đơn vị tính"),
        (
            'key = "b"\nfigures = [{ code = "N", label = "Số", unit = "số" }]',
            "mục “b”: mã chỉ tiêu “N” chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, dấu chấm",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", size = "1" }]',
            "mục thứ 2 (“b”): chỉ tiêu không có trường “size”",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "A", unit = "B" }, { code = "n", label = "A", unit = "B" }]',
            "mục “b”: chỉ tiêu “n” dùng hai lần",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", measure = "total" }]',
            "mục “b”: sổ “” không đếm được “total” cho chỉ tiêu “n”",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", over_units = "mean" }]',
            "mục “b”: chỉ tiêu “n” có cách cộng “mean”, phải là sum, last hoặc none",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", find = ["có nhiệm vụ"] }]',
            "mục “b”: cụm từ “có nhiệm vụ” của chỉ tiêu “n” phải có đúng một chỗ của số {}",
        ),
        (
            'key = "b"\nlines = ["Kỳ {quarter} {}"]',
            "mục “b”: lời có sẵn có chỗ điền lạ “”, “quarter”, chỉ nhận period và unit",
        ),
        ('key = "b"\nlines = [" "]', "mục “b”: “lines” và “sentences” không được có dòng trống"),
        (f'key = "b"\ntopic = "{"t" * 51}"', "mục “b”: “topic” dài 51 ký tự, tối đa 50"),
        (f'key = "{"b" * 121}"', f"mục “{'b' * 121}”: “key” dài 121 ký tự, tối đa 120"),
        ('key = "b"\nsentences = ["Số: {n}"]', "mục “b”: câu mẫu nhắc chỉ tiêu lạ “n”"),
        ('key = "b"\nsentences = ["Số: {Số}"]', "mục “b”: câu mẫu nhắc chỉ tiêu lạ “Số”"),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", formula = "m + 1" }]',
            "chỉ tiêu “n”: công thức nhắc chỉ tiêu lạ “m”",
        ),
        (
            'key = "b"\nfigures = [{ code = "n", label = "Số", unit = "số", formula = "1 +" }]',
            "chỉ tiêu “n”: công thức “1 +” còn thiếu số hạng ở cuối",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(node: str, fault: str) -> None:
    rest = "".join(
        f'{field} = "{value}"\n'
        for field, value in (("kind", "narrative"), ("heading", "B"))
        if f"{field} =" not in node
    )
    assert faults_of(f"{HEAD}{PART}[[node]]\n{node}\n{rest}") == [fault]


def test_words_of_a_new_report_may_name_period_and_unit() -> None:
    node = OutlineNode("intro", "intro", lines=("{unit} báo cáo {period} (mẫu {1):",))
    assert outline_faults([node]) == []


@pytest.mark.parametrize(("field", "most"), [("code", 80), ("label", 300), ("unit", 50), ("formula", 300)])
def test_texts_of_a_figure_fit_their_columns(field: str, most: int) -> None:
    def faults(length: int) -> list[str]:
        texts = {"code": "n", "label": "Số", "unit": "số", field: "1" * length if field == "formula" else "a" * length}
        node = OutlineNode("x", "figures", heading="Số liệu", figures=(OutlineFigure(**texts),))
        return outline_faults([node])

    code = "a" * (most + 1) if field == "code" else "n"
    assert faults(most) == []
    assert faults(most + 1) == [f"mục “x”: chỉ tiêu “{code}”: “{field}” dài {most + 1} ký tự, tối đa {most}"]


@pytest.mark.parametrize(
    ("head", "faults"),
    [
        ({"key": "k" * 61}, ["đề cương: “key” dài 61 ký tự, tối đa 60"]),
        ({"key": "đề cương"}, ["mã đề cương “đề cương” chỉ gồm chữ không dấu, chữ số, gạch nối và gạch dưới"]),
        (
            {"key": "o", "title": "t" * 301, "guidance": "g" * 301},
            ["đề cương: “title” dài 301 ký tự, tối đa 300", "đề cương: “guidance” dài 301 ký tự, tối đa 300"],
        ),
    ],
)
def test_texts_of_the_outline_fit_their_columns(head: dict[str, str], faults: list[str]) -> None:
    fields = {"title": "Đề cương", "province": "BRVT", **head}
    assert faults_of("".join(f'{name} = "{text}"\n' for name, text in fields.items()) + PART) == faults


def test_lengths_are_those_of_the_columns() -> None:
    columns = {"outline": models.Outline, "node": models.OutlineNode, "figure": models.OutlineFigure}
    assert {
        kind: {name: columns[kind]._meta.get_field(name).max_length for name in lengths}
        for kind, lengths in LENGTHS.items()
    } == LENGTHS


def test_a_node_away_from_its_parent_is_a_fault() -> None:
    other = PART.replace('"part"', '"other"').replace('"I."', '"II."')
    child = '[[node]]\nkey = "part.child"\nkind = "narrative"\nheading = "B"\n'
    assert faults_of(HEAD + PART + other + child) == ["mục “part.child”: nằm rời khỏi mục cha “part”"]


def test_all_faults_are_told_at_once() -> None:
    assert faults_of('guidance = 5\n[[node]]\nkey = "b"\nkind = "poem"\nheading = "B"\n') == [
        "đề cương: “guidance” phải là chữ",
        "thiếu “key” của đề cương",
        "thiếu “title” của đề cương",
        "thiếu “province” của đề cương",
        "mục “b”: không có loại “poem”",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD, "không có mục nào ([[node]])"),
        (f'{HEAD}node = "x"\n', "đề cương: “node” phải là danh sách"),
        ("key = \n", "tệp không đúng định dạng TOML ở dòng 1, cột 7"),
        (f'{HEAD}base = "x.toml"\n', "không có đề cương gốc “x.toml” trong cùng thư mục"),
        (f'{HEAD}base = "../o.toml"\n', "không có đề cương gốc “../o.toml” trong cùng thư mục"),
        (f'{HEAD}base = ["o.toml"]\n', "không có đề cương gốc “['o.toml']” trong cùng thư mục"),
        (f'{HEAD}base = "o.toml"\n', "đề cương gốc “o.toml” cũng có “base”, hãy chọn đề cương không có"),
    ],
)
def test_a_file_that_is_no_outline_is_refused(text: str, fault: str) -> None:
    assert faults_of(text)[0] == fault


def test_formulas_that_need_each_other_in_a_circle_are_refused() -> None:
    figures = (
        OutlineFigure("a", "Một", "số", formula="b + 1"),
        OutlineFigure("b", "Hai", "số", formula="a + c"),
        OutlineFigure("c", "Ba", "số"),
        OutlineFigure("d", "Bốn", "số", formula="d + c"),
    )
    node = OutlineNode("x", "figures", heading="Số liệu", figures=figures)
    assert outline_faults([node]) == [f"chỉ tiêu “{code}”: công thức đi vòng về chính nó" for code in "abd"]


def test_the_key_of_what_lies_outside_is_reserved_and_braces_must_match() -> None:
    node = OutlineNode(
        "outside", "figures", heading="x", sentences=("Số: {a",), figures=(OutlineFigure("a", "Một", "số"),)
    )
    assert outline_faults([node]) == [
        "mục “outside”: khoá này dành cho nội dung ngoài đề cương",
        "mục “outside”: câu mẫu “Số: {a” có dấu ngoặc nhọn không khớp",
    ]
