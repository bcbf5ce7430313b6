"""The demo data: the real report of Sở Y tế tỉnh Bà Rịa - Vũng Tàu, Quý I/2022, and the inspection of Sở Y tế tỉnh
Đắk Lắk on 27/6/2023, entered as records, with a list of invented dossiers of the quarter after it. Loading it again
changes nothing. The accounts are invented, too, and say so.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from accounts.importers import import_units
from accounts.models import Membership, Unit, User
from accounts.selectors import find_province, find_unit
from core.row_files import LoadSummary, read_row_file
from directives.models import Commitment, Finding, InspectedCount, Inspection, InspectionRequest
from reports.models import ReportingPeriod
from reports.renderers.json_tree import render_json
from reports.selectors import find_report, latest_outline
from reports.services.current import document_of
from reports.services.exporting import export_name, export_report, write_file
from reports.services.formats import FORMATS
from reports.services.importing import import_report
from reports.services.outlines import load_outline
from reports.services.periods import open_period
from reports.services.starting import start_report
from tthc.importers.procedures import import_procedures
from tthc.services.dossier_lists import AlreadyLoaded
from tthc.services.dossier_loading import load_file

FIXTURES = settings.BASE_DIR / "fixtures"
SEED_REPORT = FIXTURES / "demo" / "bao_cao_so_y_te_quy_1_2022.txt"
"""The real report this project comes from, verbatim."""
DOSSIERS = FIXTURES / "demo" / "ho_so_trinh_dien.csv"
"""Invented dossiers (TRINHDIEN-…) of real procedures, as the one-stop software lists them; of no citizen."""


@dataclass(frozen=True, slots=True)
class DemoUser:
    """An account that exists only where DEBUG is on."""

    username: str
    password: str
    display_name: str
    unit: str
    role: str


DEMO_USERS = (
    DemoUser("canbo.syt", "trinh-dien-2022", "Cán bộ lập báo cáo (trình diễn)", "BRVT/SYT", Membership.Role.CLERK),
    DemoUser("lanhdao.syt", "trinh-dien-2022", "Lãnh đạo Sở Y tế (trình diễn)", "BRVT/SYT", Membership.Role.LEADER),
    DemoUser(
        "kiemtra.snv", "trinh-dien-2022", "Người kiểm tra Sở Nội vụ (trình diễn)", "BRVT/SNV", Membership.Role.REVIEWER
    ),
    DemoUser("quantri", "trinh-dien-2022", "Quản trị (trình diễn)", "BRVT/SNV", Membership.Role.ADMINISTRATOR),
    DemoUser(
        "canbo.syt.daklak", "trinh-dien-2022", "Cán bộ Sở Y tế Đắk Lắk (trình diễn)", "DLK/SYT", Membership.Role.CLERK
    ),
)

_FINDINGS = (
    "Trong năm 2022, Sở chưa thực hiện báo cáo khắc phục các vấn đề cần phải xử lý sau kiểm tra CCHC",
    "Chưa có sáng kiến hoặc giải pháp mới trong CCHC triển khai tại cơ quan, đơn vị",
    "Kết quả thực hiện Bản cam kết công tác CCHC năm 2022 chưa hoàn thành 100% nhiệm vụ, chỉ đạt 86% "
    "(chỉ đạt 13/15 nhiệm vụ)",
    "Việc thông báo, gửi văn bản xin lỗi cho người dân chưa được thực hiện kịp thời",
)
_REQUESTS = (
    "Xây dựng giải pháp xử lý, khắc phục những tồn tại, hạn chế mà Đoàn kiểm tra đã nêu",
    "Phối hợp triển khai thực hiện hiệu quả Kế hoạch CCHC năm 2023 của tỉnh, Kế hoạch cải thiện Chỉ số CCHC năm 2023 "
    "để nâng cao chất lượng phục vụ người dân, doanh nghiệp",
    "Thường xuyên theo dõi, thực hiện Bản cam kết CCHC năm 2023 đảm bảo hoàn thành 100% chỉ tiêu đã cam kết với "
    "Chủ tịch UBND tỉnh",
    "Tăng cường tìm kiếm, thực hiện các sáng kiến, giải pháp CCHC",
    "Đa dạng hơn về hình thức tuyên truyền CCHC",
    "Thực hiện nghiêm túc việc xin lỗi người dân đối với hồ sơ TTHC giải quyết quá hạn theo quy định",
    "Thường xuyên rà soát, cập nhật Quyết định công bố TTHC của Bộ Y tế, kịp thời tham mưu công bố đầy đủ TTHC thuộc "
    "thẩm quyền quản lý của ngành",
    "Đẩy mạnh ứng dụng công nghệ thông tin tại Bệnh viện Đa khoa vùng Tây Nguyên",
    "Quan tâm triển khai hiệu quả việc thanh toán trực tuyến đối với các TTHC đã đăng ký thực hiện thanh toán "
    "trực tuyến",
)


def seed_demo() -> Iterator[str]:
    """Load everything the demo shows, saying in Vietnamese what each step did. Raises InputError."""
    units = FIXTURES / "units"
    yield _loaded("Đơn vị của Bà Rịa - Vũng Tàu", import_units(read_row_file(units / "ba_ria_vung_tau_2022.json")))
    yield _loaded("Đơn vị của Đắk Lắk", import_units(read_row_file(units / "dak_lak_2023.json")))
    yield _loaded("Đơn vị cả nước từ 01/7/2025", import_units(read_row_file(units / "viet_nam_2025.csv")))
    yield _loaded(
        "Thủ tục hành chính", import_procedures(read_row_file(FIXTURES / "procedures" / "procedures_2026.json"))
    )
    for name in ("brvt_315_2022.toml", "dlk_2023.toml"):
        outline = load_outline(FIXTURES / "outlines" / name).outline
        yield f"Đề cương {outline.key}: phiên bản {outline.version}."
    health_brvt, health_dlk = find_unit("BRVT/SYT"), find_unit("DLK/SYT")
    period = _open("BRVT", "2022-Q1")
    imported = import_report(SEED_REPORT, health_brvt, period)
    parsed = imported.parsed
    yield f"Báo cáo {period.name}, {health_brvt.name}: {parsed.lines_placed}/{parsed.lines_in} dòng đã vào báo cáo."
    with transaction.atomic():
        _seed_inspection(health_dlk)
        start_report(health_dlk, _open("DLK", "2023-Q3"))
    yield f"Cuộc kiểm tra ngày 27/6/2023 tại {health_dlk.name} tỉnh Đắk Lắk: đã có trong sổ."
    yield _seed_dossiers(health_dlk)
    for user in DEMO_USERS:
        _seed_user(user)


def write_demo_files(folder: Path) -> list[Path]:
    """Write the demo report in every format and return the paths; nothing is rendered again while it is the same."""
    folder.mkdir(parents=True, exist_ok=True)
    report = find_report(find_unit("BRVT/SYT"), "2022-Q1")
    stamp = folder / ".rendered"
    digest = hashlib.sha256(render_json(document_of(report))).hexdigest()
    paths = [folder / export_name(report, name) for name in FORMATS]
    if not (stamp.exists() and stamp.read_text() == digest and all(path.exists() for path in paths)):
        for path, format_name in zip(paths, FORMATS, strict=True):
            write_file(path, export_report(report, format_name))
        stamp.write_text(digest)
    return paths


def _open(province_code: str, key: str) -> ReportingPeriod:
    province = find_province(province_code)
    return open_period(province, key, latest_outline(province))[0]


def _loaded(what: str, summary: LoadSummary) -> str:
    return f"{what}: {summary.created} mới, {summary.changed} đổi, {summary.unchanged} không thay đổi."


def _seed_dossiers(unit: Unit) -> str:
    try:
        loaded = load_file(unit, DOSSIERS, date(2023, 9, 14), lambda _: True).loaded
    except AlreadyLoaded:
        return f"Hồ sơ trình diễn của {unit.name}: không thay đổi."
    return f"Hồ sơ trình diễn của {unit.name}: {loaded.created} mới, {loaded.changed} đổi."


def _seed_user(demo: DemoUser) -> None:
    user, created = User.objects.get_or_create(
        username=demo.username, defaults={"display_name": demo.display_name, "is_demo": True}
    )
    if created:
        user.set_password(demo.password)
        user.save()
    Membership.objects.get_or_create(user=user, unit=find_unit(demo.unit), role=demo.role)


def _seed_inspection(unit: Unit) -> None:
    visit, created = Inspection.objects.get_or_create(
        unit=unit,
        team="Đoàn kiểm tra 611",
        visited_on=date(2023, 6, 27),
        removed_at=None,
        defaults={
            "head": "Phó Giám đốc Sở Nội vụ Hoàng Mạnh Hùng",
            "strengths": "Việc tổ chức thực hiện chương trình CCHC đã được thực hiện thường xuyên và đi vào nền nếp; "
            "không có hồ sơ trễ hạn theo mốc thời gian được kiểm tra; 100% văn bản điện tử được ký số (trừ văn bản "
            "mật); 100% công chức được cấp tài khoản thư điện tử công vụ.",
        },
    )
    if created:
        Finding.objects.bulk_create(
            Finding(inspection=visit, position=position, content=content)
            for position, content in enumerate(_FINDINGS, start=1)
        )
        InspectionRequest.objects.bulk_create(
            InspectionRequest(inspection=visit, position=position, content=content)
            for position, content in enumerate(_REQUESTS, start=1)
        )
        InspectedCount.objects.create(
            inspection=visit,
            label="Hồ sơ giải quyết được cập nhật lên Hệ thống iGate",
            part=5292,
            whole=5292,
            starts_on=date(2022, 1, 1),
            ends_on=date(2023, 5, 25),
        )
    Commitment.objects.get_or_create(
        unit=unit, year=2022, removed_at=None, defaults={"tasks_total": 15, "tasks_done": 13}
    )
