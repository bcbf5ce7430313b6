"""Loading outlines: a file becomes a new version; the same file again changes nothing."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from accounts.models import Unit
from core.errors import InputError
from reports.domain.outline import Outline as OutlineData
from reports.domain.outline_reading import read_outline
from reports.models import Outline, OutlineFigure, OutlineNode
from reports.selectors import outline_data


@dataclass(frozen=True, slots=True)
class LoadedOutline:
    """The version in force after loading, and whether the file made it."""

    outline: Outline
    created: bool


def load_outline(path: Path) -> LoadedOutline:
    """Load an outline from TOML; raises InputError, with nothing stored, for a file that does not prove itself."""
    data = read_outline_file(path)
    province = Unit.objects.filter(province=None, code=data.province).first()
    if province is None:
        raise InputError(f"{path.name}: chưa có tỉnh, thành phố mã “{data.province}”, hãy nạp bằng lệnh load_units")
    with transaction.atomic():
        current = Outline.objects.filter(key=data.key).select_related("province").order_by("-version").first()
        if current is not None and current.province != province:
            raise InputError(f"{path.name}: mã đề cương “{data.key}” đã thuộc {current.province.name}")
        if current is not None and outline_data(current) == data:
            return LoadedOutline(current, created=False)
        return LoadedOutline(_store(data, province, current.version + 1 if current else 1), created=True)


def read_outline_file(path: Path) -> OutlineData:
    """Return the outline of a TOML file; its base, if it names one, stands in the same folder."""
    if not path.is_file():
        raise InputError(f"không có tệp “{path}”" if not path.exists() else f"“{path}” không phải là tệp")
    if path.suffix.lower() != ".toml":
        raise InputError(f"tệp “{path.name}” phải là tệp đề cương .toml")
    texts: dict[str, str] = {}
    for neighbour in path.parent.glob("*.toml"):
        try:
            texts[neighbour.name] = neighbour.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            if neighbour.name == path.name:
                raise InputError(f"{path.name}: tệp không phải bảng mã UTF-8") from error
        except OSError as error:
            if neighbour.name == path.name:
                raise InputError(f"{path.name}: không đọc được tệp, hãy kiểm tra quyền đọc") from error
    return read_outline(path.name, texts)


def _store(data: OutlineData, province: Unit, version: int) -> Outline:
    outline = Outline.objects.create(
        province=province, key=data.key, version=version, title=data.title, guidance=data.guidance
    )
    nodes = OutlineNode.objects.bulk_create(
        OutlineNode(
            outline=outline,
            position=position,
            key=node.key,
            kind=node.kind,
            numeral=node.numeral,
            marker=node.marker,
            heading=node.heading,
            source=node.source,
            topic=node.topic,
            required=node.required,
            scope=node.scope,
            sentences=list(node.sentences),
            lines=list(node.lines),
        )
        for position, node in enumerate(data.nodes)
    )
    OutlineFigure.objects.bulk_create(
        OutlineFigure(
            node=row,
            position=position,
            code=figure.code,
            label=figure.label,
            unit=figure.unit,
            measure=figure.measure,
            formula=figure.formula,
            over_units=figure.over_units,
            over_periods=figure.over_periods,
            find=list(figure.find),
        )
        for row, node in zip(nodes, data.nodes, strict=True)
        for position, figure in enumerate(node.figures)
    )
    return outline
