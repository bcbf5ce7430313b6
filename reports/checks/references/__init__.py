"""Documents that the report cites."""

from typing import Final

from reports.checks.references.dated_after import check_dated_after
from reports.checks.references.day_off import check_day_off
from reports.checks.references.event_before import check_event_before
from reports.checks.references.impossible_date import check_impossible_date
from reports.checks.references.one_number import check_one_number
from reports.checks.references.outside_period import check_outside_period
from reports.checks.references.plan_year import check_plan_year
from reports.checks.references.register_order import check_register_order
from reports.checks.references.reversed_period import check_reversed_period
from reports.checks.references.symbol import check_symbol
from reports.checks.references.symbol_slips import check_symbol_slips
from reports.checks.references.two_numbers import check_two_numbers
from reports.checks.references.type_code import check_type_code
from reports.checks.references.type_word import check_type_word
from reports.checks.references.undated import check_undated
from reports.checks.references.wrong_year import check_wrong_year
from reports.checks.references.year_in_number import check_year_in_number
from reports.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    check_symbol,
    check_symbol_slips,
    check_type_code,
    check_type_word,
    check_impossible_date,
    check_reversed_period,
    check_year_in_number,
    check_one_number,
    check_two_numbers,
    check_dated_after,
    check_event_before,
    check_register_order,
    check_wrong_year,
    check_outside_period,
    check_plan_year,
    check_day_off,
    check_undated,
)
NAMES: Final[dict[str, str]] = {
    "symbol": "Số, ký hiệu văn bản",
    "type_code": "Tên loại văn bản",
    "type_word": "Tên loại và ký hiệu",
    "impossible_date": "Ngày không có trong lịch",
    "reversed_period": "Thời gian đảo ngược",
    "reference_year": "Năm trong số văn bản",
    "one_number_two_subjects": "Một số cho hai văn bản",
    "one_number_two_dates": "Một văn bản hai ngày",
    "one_document_two_issuers": "Một văn bản hai cơ quan",
    "one_document_two_numbers": "Một văn bản hai số",
    "dated_after_citing": "Văn bản sau văn bản dẫn chiếu",
    "dated_after_event": "Văn bản sau việc thực hiện",
    "dated_after_report": "Văn bản sau báo cáo",
    "register_order": "Thứ tự số và ngày",
    "wrong_year": "Năm của ngày ban hành",
    "outside_period": "Văn bản ngoài kỳ",
    "plan_year": "Năm của kế hoạch",
    "day_off": "Ngày nghỉ",
    "undated_reference": "Viện dẫn thiếu ngày",
}
