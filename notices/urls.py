"""URLs of notices: the list, and which kinds a person wants."""

from django.urls import URLPattern, path

from notices.views import choose, notice_list, open_notice, read_all

app_name = "notices"
urlpatterns: list[URLPattern] = [
    path("thong-bao/", notice_list, name="list"),
    path("thong-bao/<int:notice_id>/", open_notice, name="open"),
    path("thong-bao/da-doc/", read_all, name="read_all"),
    path("thong-bao/cai-dat/", choose, name="settings"),
]
