"""URLs of the page that checks a text which is no report of the portal."""

from django.urls import path

from reports.views.text_checks.files import findings_file, text_file
from reports.views.text_checks.page import check_text

app_name = "text_checks"
urlpatterns = [
    path("kiem-tra-van-ban/", check_text, name="check"),
    path("kiem-tra-van-ban/van-ban.txt", text_file, name="text_file"),
    path("kiem-tra-van-ban/ket-qua.xlsx", findings_file, name="findings_file"),
]
