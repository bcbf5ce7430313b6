"""URLs of dossiers that fall due, of apology letters, and of public holidays."""

from django.urls import path

from tthc.views.deadlines import holidays
from tthc.views.deadlines.apologies import apologies
from tthc.views.deadlines.due import due

app_name = "dossier_deadlines"

_DOSSIERS = "don-vi/<int:unit_id>/ho-so/"
_HOLIDAYS = "quan-tri/<int:province_id>/ngay-nghi/"
_HOLIDAY = f"{_HOLIDAYS}<int:holiday_id>/"

urlpatterns = [
    path(f"{_DOSSIERS}den-han/", due, name="due"),
    path(f"{_DOSSIERS}thu-xin-loi/", apologies, name="apologies"),
    path(_HOLIDAYS, holidays.holiday_list, name="holidays"),
    path(f"{_HOLIDAYS}them/", holidays.add, name="add_holidays"),
    path(f"{_HOLIDAYS}co-dinh/", holidays.add_fixed, name="add_fixed_holidays"),
    path(_HOLIDAY, holidays.change, name="holiday"),
    path(f"{_HOLIDAY}bo/", holidays.remove, name="remove_holiday"),
]
