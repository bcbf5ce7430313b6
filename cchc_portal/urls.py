"""All URLs of the portal."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from accounts.views import SignInView

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/", SignInView.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("", include("reports.urls")),
]
