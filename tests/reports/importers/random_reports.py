"""Reports made from the outline at random, with every way of answering and with or without front and back matter."""

from dataclasses import dataclass

from hypothesis import strategies as st

from reports.domain.outline import OutlineNode
from reports.domain.sentences import word_sentence
from tests.reports.importers.samples import demo_lines, outline

FRONT = [
    "BÁO CÁO",
    "Công tác cải cách hành chính Quý II/2022",
    "Căn cứ Kế hoạch số 219/KH-SYT;",
    "Sở Y tế báo cáo như sau:",
]
BACK = [
    "Trên đây là báo cáo của Sở Y tế./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Trần Văn B",
]
WORDS = [
    "đơn",
    "vị",
    "trong",
    "tháng",
    "vừa",
    "qua",
    "phối",
    "hợp",
    "xử",
    "lý",
    "kịp",
    "thời",
    "hồ",
    "sơ",
    "tồn",
    "đọng",
    "vướng",
    "mắc",
    "phần",
    "việc",
    "còn",
    "lại",
]
# What is a heading of the outline is no answer.
PIECES = [
    *(
        "chưa phát sinh trong kỳ báo cáo.",
        ".....",
        "- .....%",
        "…",
        "Đang triển khai thực hiện.",
        "+ đính kèm bảng số liệu;",
    ),
    *(
        line
        for line in demo_lines()
        if "/" in line and len(line) < 250 and ":" not in line and not line.startswith(("- Việc", "6.7. "))
    ),
]


@dataclass(frozen=True)
class Written:
    """A report as a list of lines; `heads` is the line of each heading by key."""

    lines: list[str]
    heads: dict[str, str]


answers = st.lists(
    st.sampled_from(PIECES) | st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join), max_size=3
)


@st.composite
def reports(draw: st.DrawFn) -> Written:
    nodes = [node for node in outline().nodes if node.level and draw(st.booleans())]
    lines: list[str] = draw(st.sampled_from([[], FRONT]))[:]
    found = {}
    for node in nodes:
        heading = head_of(node) + draw(st.sampled_from(["", ":", ": chưa phát sinh trong kỳ báo cáo.", ": ....."]))
        found[node.key] = heading
        lines.append(heading)
        if node.sentences and draw(st.booleans()):
            lines += [word_sentence(sentence, {}) for sentence in node.sentences]
        lines += draw(answers)
    lines += draw(st.sampled_from([[], BACK])) if nodes else []
    return Written(lines, found)


def head_of(node: OutlineNode) -> str:
    return " ".join(part for part in (node.numeral, node.marker, node.heading) if part)
