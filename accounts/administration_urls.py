"""URLs of units and users of a province."""

from django.urls import URLPattern, path

from accounts.administration.views import unit_lists, units, user_access, users

app_name = "administration"
_UNITS = "quan-tri/<int:province_id>/don-vi/"
_USERS = "quan-tri/<int:province_id>/nguoi-dung/"
_USER = f"{_USERS}<int:user_id>/"
urlpatterns: list[URLPattern] = [
    path("quan-tri/", units.home, name="home"),
    path(_UNITS, units.unit_list, name="units"),
    path(f"{_UNITS}them/", units.add_unit, name="add_unit"),
    path(f"{_UNITS}nhap-tep/", unit_lists.upload_units, name="upload_units"),
    path(f"{_UNITS}nhap-tep/<int:list_id>/", unit_lists.review_units, name="unit_list"),
    path(f"{_UNITS}<int:unit_id>/", units.edit_unit, name="unit"),
    path(f"{_UNITS}<int:unit_id>/ket-thuc/", units.end_of_unit, name="end_unit"),
    path(_USERS, users.user_list, name="users"),
    path(f"{_USERS}them/", users.add_user, name="add_user"),
    path(_USER, users.edit_user, name="user"),
    path(f"{_USER}vai-tro/", users.give_role, name="add_role"),
    path(f"{_USER}vai-tro/<int:role_id>/bo/", users.take_role, name="remove_role"),
    path(f"{_USER}dat-lai-mat-khau/", user_access.new_password_of_user, name="reset_password"),
    path(f"{_USER}khoa/", user_access.lock_user, name="lock_user"),
    path(f"{_USER}mo/", user_access.unlock_user, name="unlock_user"),
]
