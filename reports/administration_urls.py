"""URLs of periods and outlines."""

from django.urls import path

from reports.views.administration import duties, outlines, periods, publishing

app_name = "periods"

_PERIODS = "quan-tri/<int:province_id>/ky-bao-cao/"
_OUTLINES = "quan-tri/<int:province_id>/de-cuong/"

urlpatterns = [
    path(_PERIODS, periods.period_list, name="list"),
    path(f"{_PERIODS}mo/", periods.open_new, name="open"),
    path(f"{_PERIODS}nghia-vu-khac/them/", duties.add, name="add_duty"),
    path(f"{_PERIODS}nghia-vu-khac/<int:duty_id>/", duties.change, name="duty"),
    path(f"{_PERIODS}nghia-vu-khac/<int:duty_id>/bo/", duties.remove, name="remove_duty"),
    path(f"{_PERIODS}<int:period_id>/", periods.change, name="period"),
    path(f"{_PERIODS}<int:period_id>/dong/", periods.close, name="close"),
    path(_OUTLINES, outlines.outline_list, name="outlines"),
    path(f"{_OUTLINES}<int:outline_id>/", outlines.outline_page, name="outline"),
    path(f"{_OUTLINES}<int:outline_id>/them-muc/", outlines.add, name="add_item"),
    path(f"{_OUTLINES}<int:outline_id>/sua-muc/<str:key>/", outlines.reword, name="reword_item"),
    path(f"{_OUTLINES}<int:outline_id>/bo-muc/<str:key>/", outlines.drop, name="drop_item"),
    path(f"{_OUTLINES}<int:outline_id>/thay-doi/<int:change_id>/huy/", outlines.undo, name="undo_change"),
    path(f"{_OUTLINES}<int:outline_id>/ban-hanh/", publishing.publish_outline, name="publish"),
]
