"""Figures against what they are counted, computed and told from."""

from typing import Final

from reports.checks.figures.across_places import check_across_places
from reports.checks.figures.announced_counts import check_announced_counts
from reports.checks.figures.averages import check_averages
from reports.checks.figures.beside_dossier_table import check_beside_dossier_table
from reports.checks.figures.changes import check_changes
from reports.checks.figures.comparisons import check_comparisons
from reports.checks.figures.digit_slips import check_digit_slips
from reports.checks.figures.dossier_balance import check_dossier_balance
from reports.checks.figures.dossier_table_unchosen import check_dossier_table_unchosen
from reports.checks.figures.dossiers_twice import check_dossiers_twice
from reports.checks.figures.figure_overrides import check_figure_overrides
from reports.checks.figures.levels import check_levels
from reports.checks.figures.loose_columns import check_loose_columns
from reports.checks.figures.none_beside_record import check_none_beside_record
from reports.checks.figures.percentages import check_percentages
from reports.checks.figures.record_differs import check_record_differs
from reports.checks.figures.sum_of_parts import check_sum_of_parts
from reports.checks.figures.table_rates import check_table_rates
from reports.checks.figures.table_sums import check_table_sums
from reports.checks.figures.too_large import check_too_large

RULES: Final = (
    check_none_beside_record,
    check_figure_overrides,
    check_dossier_table_unchosen,
    check_table_sums,
    check_loose_columns,
    check_table_rates,
    check_record_differs,
    check_sum_of_parts,
    check_levels,
    check_dossier_balance,
    check_dossiers_twice,
    check_percentages,
    check_changes,
    check_comparisons,
    check_averages,
    check_announced_counts,
    check_across_places,
    check_beside_dossier_table,
    check_digit_slips,
    check_too_large,
)
NAMES: Final = {
    "none_beside_record": "Không phát sinh",
    "figure_overrides": "Số liệu nhập khác số tính được",
    "dossier_table_unchosen": "Bảng tổng hợp hồ sơ",
    "table_sums": "Phép cộng trong bảng",
    "table_rates": "Tỷ lệ trong bảng",
    "record_differs": "Câu khác sổ theo dõi",
    "sum_of_parts": "Tổng và các phần",
    "levels": "Tổng theo cấp, mức độ",
    "dossier_balance": "Cân đối hồ sơ",
    "percentages": "Tỷ lệ phần trăm",
    "changes": "Mức tăng, giảm",
    "comparisons": "So sánh các số liệu",
    "averages": "Mức bình quân",
    "announced_counts": "Số lượng và danh sách kèm theo",
    "across_places": "Một số liệu ghi ở nhiều chỗ",
    "beside_dossier_table": "Câu khác bảng tổng hợp hồ sơ",
    "digit_slips": "Chữ số gõ nhầm",
    "too_large": "Số tính được quá lớn",
}
