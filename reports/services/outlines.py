"""Loading outlines: a file becomes a new version; one that says what a version has said already changes nothing."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Unit
from core.errors import InputError
from reports.domain.outline import Outline as OutlineData
from reports.domain.outline_reading import read_outline
from reports.models import Outline, OutlineFigure, OutlineNode
from reports.selectors import published_outline


@dataclass(frozen=True, slots=True)
class LoadedOutline:
    """The version in force after loading, and whether the file made it."""

    outline: Outline
    created: bool


def load_outline(path: Path) -> LoadedOutline:
    """Load an outline from TOML; the same as any version there was changes nothing: the current one stays in force.

    Raises InputError, with nothing stored, for a file that does not prove itself, and while changes made in the portal
    wait to be published.
    """
    data = read_outline_file(path)
    with transaction.atomic():
        province = lock_outlines(data.province)
        if province is None:
            raise InputError(f"{path.name}: chưa có tỉnh, thành phố mã “{data.province}”, hãy nạp bằng lệnh load_units")
        versions = list(Outline.objects.filter(key=data.key).select_related("province").order_by("-version"))
        if not versions:
            return LoadedOutline(store_outline(data, province, 1), created=True)
        current = versions[0]
        if current.province != province:
            raise InputError(f"{path.name}: mã đề cương “{data.key}” đã thuộc {current.province.name}")
        if any(published_outline(version) == data for version in versions):
            return LoadedOutline(current, created=False)
        waiting = current.changes.count()
        if waiting:
            raise InputError(
                f"{path.name}: đề cương “{data.key}” có {waiting} thay đổi chờ ban hành trên cổng, "
                "hãy ban hành hoặc hủy các thay đổi đó trước"
            )
        return LoadedOutline(store_outline(data, province, current.version + 1), created=True)


def lock_outlines(province_code: str) -> Unit | None:
    """Have the outlines of a province to oneself until the transaction ends, and return it; None: there is no such one.

    Who loads, changes or publishes one calls this first and reads the versions afterwards.
    """
    # With no_key, rows that refer to the province can be stored meanwhile.
    provinces = Unit.objects.select_for_update(no_key=True).filter(province=None, code=province_code)
    return provinces.first()


def newest_outlines(province: Unit) -> QuerySet[Outline]:
    """Return the newest version of each of the province's outlines, the one published last first."""
    newer = Outline.objects.filter(key=OuterRef("key"), version__gt=OuterRef("version"))
    return Outline.objects.filter(~Exists(newer), province=province).order_by("-published_at", "key")


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


def store_outline(data: OutlineData, province: Unit, version: int) -> Outline:
    """Store an outline as a version of its own (three queries)."""
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
