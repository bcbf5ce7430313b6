"""Figures against what they are counted, computed and told from."""

from typing import Final

from reports.checks.figures.dossier_table_unchosen import check_dossier_table_unchosen
from reports.checks.figures.figure_overrides import check_figure_overrides
from reports.checks.figures.none_beside_record import check_none_beside_record
from reports.checks.figures.record_differs import check_record_differs
from reports.checks.figures.table_sums import check_table_sums

RULES: Final = (
    check_none_beside_record,
    check_figure_overrides,
    check_dossier_table_unchosen,
    check_table_sums,
    check_record_differs,
)
NAMES: Final = {
    "none_beside_record": "Không phát sinh",
    "figure_overrides": "Số liệu nhập khác số tính được",
    "dossier_table_unchosen": "Bảng tổng hợp hồ sơ",
    "table_sums": "Phép cộng trong bảng",
    "record_differs": "Câu khác sổ theo dõi",
}
