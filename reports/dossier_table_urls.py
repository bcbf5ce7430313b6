"""URLs of the dossier table (biểu II.06) of a unit's periods."""

from django.urls import path

from reports.views.dossier_tables.carried_over import carried_over
from reports.views.dossier_tables.choosing import choose
from reports.views.dossier_tables.drill_down import days_dossiers, table_dossiers
from reports.views.dossier_tables.entering import enter_table
from reports.views.dossier_tables.export import export_table
from reports.views.dossier_tables.periods import table_periods
from reports.views.dossier_tables.tables import days_table, dossier_table

app_name = "dossier_tables"

_TABLES = "don-vi/<int:unit_id>/bang-tong-hop/"
_PERIOD = f"{_TABLES}<int:period_id>/"

urlpatterns = [
    path(_TABLES, table_periods, name="periods"),
    path(f"{_TABLES}ngay/", days_table, name="days"),
    path(f"{_TABLES}ngay/ho-so/<slug:column>/", days_dossiers, name="days_dossiers"),
    path(_PERIOD, dossier_table, name="table"),
    path(f"{_PERIOD}ho-so/<slug:column>/", table_dossiers, name="dossiers"),
    path(f"{_PERIOD}nhap-tay/", enter_table, name="enter"),
    path(f"{_PERIOD}chon/", choose, name="choose"),
    path(f"{_PERIOD}ky-truoc/", carried_over, name="carried_over"),
    path(f"{_PERIOD}tai-ve/<str:format_name>/", export_table, name="export"),
]
