"""All URLs of the portal."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from accounts.views import SignInView

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/", SignInView.as_view(), name="login"),
    # Whoever signs out after the session ended is signed out already and must not be asked to sign in.
    path("dang-xuat/", login_not_required(LogoutView.as_view()), name="logout"),
    path("", include("accounts.urls")),
    path("", include("accounts.administration_urls")),
    path("", include("tthc.urls")),
    path("", include("tthc.unit_procedure_urls")),
    path("", include("tthc.dossier_urls")),
    path("", include("tthc.deadline_urls")),
    path("", include("reports.dossier_table_urls")),
    path("", include("reports.administration_urls")),
    path("", include("reports.register_urls")),
    path("", include("reports.register_import_urls")),
    path("", include("reports.evidence_urls")),
    path("", include("reports.urls")),
    path("", include("reports.submission_urls")),
    path("", include("reports.response_urls")),
    path("", include("reports.revision_urls")),
    path("", include("reports.paper_urls")),
    path("", include("reports.difference_urls")),
    path("", include("reports.review_urls")),
    path("", include("reports.deadline_urls")),
    path("", include("reports.audit_urls")),
    path("", include("reports.text_check_urls")),
    path("", include("notices.urls")),
    path("quan-tri/django/", admin.site.urls),
]
