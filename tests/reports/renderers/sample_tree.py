"""A realistic ReportDocument for the renderers' tests: the whole report of Sở Y tế, Quý I/2022, with 40 figures.

The text is a real one, cut by the simplest rules that give every kind of node; it is no model of the importer.
"""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.text import search_key
from reports.domain.document import (
    TABLE_ROW,
    DocumentRow,
    FigureValue,
    Header,
    InspectionRow,
    Line,
    Node,
    Period,
    ReportDocument,
    Source,
    TaskRow,
)

TEXT = (Path(__file__).resolve().parents[3] / "fixtures/demo/bao_cao_so_y_te_quy_1_2022.txt").read_text(
    encoding="utf-8"
)

_NUMERAL = re.compile(r"([IVX]+\.|\d\.\d\.?|\d\.) (.+)")
_MARKED = re.compile(r"([-+*]) (.+)")
_RUN_IN = re.compile(r"((?:[^:(]|\([^)]*\))*: ?)(?=\S)(.+)")

DOSSIER_TABLE = (
    "STT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\tĐang giải quyết\tQuá hạn",
    "1\tTrang thiết bị và công trình y tế\t152\t148\t4\t0",
    "2\tDược phẩm, mỹ phẩm\t214\t205\t9\t1",
    "3\tKhám bệnh, chữa bệnh\t98\t90\t8\t2",
    "\tTổng cộng\t464\t443\t21\t3",
)

FIGURES = (
    FigureValue(
        "plan.tasks_total",
        "Tổng số nhiệm vụ trong kế hoạch CCHC",
        "nhiệm vụ",
        "answered",
        Decimal(25),
        "typed",
        computed=Decimal(24),
        previous=Decimal(25),
        source=Source("plan_tasks", 24),
    ),
    FigureValue(
        "plan.tasks_done",
        "Số nhiệm vụ đã thực hiện",
        "nhiệm vụ",
        "answered",
        Decimal(10),
        "records",
        previous=Decimal(0),
        source=Source("plan_tasks", 10, (1, 2, 3)),
    ),
    FigureValue("plan.tasks_doing", "Số nhiệm vụ đang triển khai", "nhiệm vụ", "answered", Decimal(15), "records"),
    FigureValue(
        "plan.done_rate",
        "Tỷ lệ hoàn thành kế hoạch",
        "%",
        "answered",
        Decimal("40"),
        "formula",
        formula="đã thực hiện / tổng số",
    ),
    FigureValue(
        "budget.revenue",
        "Thu ngân sách nhà nước trong quý",
        "nghìn đồng",
        "answered",
        Decimal("564250.5"),
        "typed",
        previous=Decimal("1203400"),
    ),
    FigureValue("training.classes_held", "Số lớp bồi dưỡng đã tổ chức", "lớp", "unanswered"),
    FigureValue("emulation.rewards", "Số tập thể, cá nhân được khen thưởng", "lượt", "none", previous=Decimal(2)),
    FigureValue(
        "dossiers.online_rate",
        "Tỷ lệ giải quyết hồ sơ trực tuyến",
        "%",
        "not_yet_available",
        note="Chờ số liệu của Trung tâm Phục vụ hành chính công",
    ),
    *(
        FigureValue(
            f"services.item_{number:02}",
            f"Chỉ tiêu cung cấp dịch vụ công trực tuyến số {number}",
            "thủ tục",
            "answered",
            Decimal(number * 137),
            "typed",
            previous=Decimal(number * 100),
        )
        for number in range(1, 33)
    ),
)

DOCUMENTS = (
    DocumentRow(
        1,
        "Kế hoạch",
        "219",
        "KH-SYT",
        date(2021, 12, 27),
        "Sở Y tế",
        "về cải cách hành chính năm 2021 của ngành Y tế tỉnh Bà Rịa-Vũng Tàu",
        ("I.1",),
    ),
    DocumentRow(
        2, "Kế hoạch", "05", "KH-SYT", None, "Sở Y tế", "về quản lý công tác thi hành pháp luật", ("II.1", "II.2")
    ),
)
TASKS = (
    TaskRow(
        1,
        "UBND tỉnh",
        "Xây dựng Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2022",
        date(2022, 3, 15),
        date(2022, 3, 23),
        None,
        "Kế hoạch số 28/KH-SYT ngày 23/3/2022",
        "Trễ hạn",
    ),
)
INSPECTIONS = (
    InspectionRow(
        1, "Đoàn kiểm tra 611", date(2022, 3, 1), "Tồn tại, hạn chế", "Chưa thực hiện báo cáo khắc phục", None
    ),
)


def sample_document(**changes: object) -> ReportDocument:
    """Return the sample report, a draft without number and date; `changes` replace fields of the document."""
    document = ReportDocument(
        title="Báo cáo công tác cải cách hành chính Quý I năm 2022 của Sở Y tế",
        unit_code="SYT",
        unit_name="Sở Y tế",
        state="draft",
        period=Period("2022-Q1", "Quý I năm 2022", date(2021, 12, 15), date(2022, 3, 14)),
        previous_period_name="Năm 2021",
        header=Header("UBND tỉnh Bà Rịa - Vũng Tàu", "Sở Y tế", "BC-SYT", "Bà Rịa", addressees=("Sở Nội vụ",)),
        nodes=_nodes(),
        documents=DOCUMENTS,
        tasks=TASKS,
        inspections=INSPECTIONS,
    )
    return replace(document, **changes)


def small_document(*nodes: Node, **changes: object) -> ReportDocument:
    """Return a report that holds `nodes` alone, without records."""
    return sample_document(nodes=nodes, documents=(), tasks=(), inspections=(), **changes)


def issued_header() -> Header:
    """Return the sample's frame as văn thư fills it in."""
    return replace(sample_document().header, number="5", issued_on=date(2022, 2, 7))


def headings(document: ReportDocument) -> list[str]:
    """Return the words of the headings of levels 1 to 3 of the sample's body."""
    return [f"{node.numeral} {node.heading}".strip() for node in document.walk() if node.numeral and node.level <= 3]


def printed_paragraphs(document: ReportDocument) -> list[tuple[str, str]]:
    """Return (marker, text) of every paragraph that the paper prints."""
    printed = (node for node in document.walk() if node.kind not in ("header", "outside"))
    return [pair for node in printed for pair in node.paragraphs()]


def _nodes() -> tuple[Node, ...]:
    paragraphs = [line.strip() for line in TEXT.splitlines() if line.strip()]
    body_from = paragraphs.index("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH.")
    closing = next(index for index, text in enumerate(paragraphs) if text.startswith("Trên đây"))
    signer = paragraphs.index("GIÁM ĐỐC")
    return (
        _plain("front.header", "header", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        _plain("front.title", "title", paragraphs[:2]),
        _plain("front.legal_bases", "legal_bases", paragraphs[2:4]),
        _plain("front.intro", "intro", paragraphs[4:body_from]),
        *_parts(paragraphs[body_from:closing]),
        _plain("back.closing", "closing", [paragraphs[closing]]),
        replace(
            _plain("back.recipients", "recipients", paragraphs[closing + 2 : signer]), heading=paragraphs[closing + 1]
        ),
        _plain("back.signer", "signer", paragraphs[signer:]),
        _plain("back.outside", "outside", ["Ghi chú của đồng nghiệp."]),
    )


def _plain(key: str, kind: str, texts: list[str]) -> Node:
    return Node(key, kind, 1, "", "", "", "answered", lines=tuple(_line(text) for text in texts))


def _line(text: str, **changes: object) -> Line:
    marked = _MARKED.fullmatch(text)
    line = Line(marked[1], marked[2]) if marked else Line("", text)
    return replace(line, **changes)


def _parts(texts: list[str]) -> list[Node]:
    """Cut the body into nested nodes: numerals are headings, dashes of Parts I and II prompts, the rest lines."""
    flat: list[Node] = []
    for text in texts:
        numbered, marked = _NUMERAL.fullmatch(text), _MARKED.fullmatch(text)
        in_assessment = any(node.numeral == "III." for node in flat)
        if numbered:
            level = 1 if numbered[1][0] in "IVX" else 2 if len(numbered[1]) == 2 else 3
            flat.append(_headed(level, numbered[1], "", numbered[2], len(flat)))
        elif marked and marked[1] == "-" and not in_assessment:
            flat.append(_headed(4, "", "-", marked[2], len(flat)))
        else:
            flat[-1] = replace(flat[-1], lines=(*flat[-1].lines, _line(text)), state="answered")
    return _nested([_dressed(node, index) for index, node in enumerate(flat)])


def _headed(level: int, numeral: str, marker: str, text: str, index: int) -> Node:
    run_in = _RUN_IN.fullmatch(text)
    heading, rest = (run_in[1], run_in[2]) if run_in else (text, "")
    key = f"{'_'.join(search_key(heading).split()[:3])}_{index}"
    lines = (Line("", rest, inline=True),) if rest else ()
    return Node(key, "narrative", level, numeral, marker, heading, "answered" if rest else "unanswered", lines=lines)


def _dressed(node: Node, index: int) -> Node:
    """Give some nodes what the registers add: figures, sources, generated lines, a table, an open annex."""
    if index == 3:
        node = replace(node, figures=FIGURES[:4])
    if node.heading.startswith("Việc ban hành các văn bản chỉ đạo"):
        lines = [replace(line, origin="generated") for line in node.lines]
        lines[2] = replace(lines[2], origin="written", differs="Văn bản số 692/SYT-VP ngày 29/01/2022")
        node = replace(node, kind="documents", lines=tuple(lines), source=Source("documents", 10))
    if "đính kèm danh sách" in "".join(line.text for line in node.lines):
        node = replace(node, open_annex=True)
    if node.heading.startswith("Kết quả thực hiện cơ chế một cửa"):
        node = replace(node, lines=(*node.lines, *(Line(TABLE_ROW, row) for row in DOSSIER_TABLE)))
    if node.heading.startswith("Tình hình ban hành và kết quả thực hiện các cơ chế"):
        node = replace(node, required=True, figures=FIGURES[4:8])
    if node.heading.startswith("Kết quả thực hiện bổ nhiệm"):
        node = replace(node, absent=True, required=True, state="unanswered", lines=())
    if node.numeral == "6.8.":
        node = replace(node, figures=FIGURES[8:])
    return node


def _nested(flat: list[Node]) -> list[Node]:
    """Put every node under the nearest one above it with a smaller level."""
    nested: list[Node] = []
    while flat:
        node, *flat = flat
        inside = next((index for index, later in enumerate(flat) if later.level <= node.level), len(flat))
        nested.append(replace(node, children=tuple(_nested(flat[:inside]))))
        flat = flat[inside:]
    return nested
