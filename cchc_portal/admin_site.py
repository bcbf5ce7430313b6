"""Django's admin for superusers, behind the portal's own sign-in."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

_OF_THE_PORTAL = {"login", "password_change", "password_change_done"}
"""Pages that the portal has itself: no second door, where neither the lock-out nor the ended sessions would hold."""


class PortalAdminSite(AdminSite):
    """The admin; whoever is not a superuser does not find it."""

    site_header = "Quản trị hệ thống - Báo cáo cải cách hành chính"
    site_title = "Quản trị hệ thống"
    index_title = "Dữ liệu của hệ thống"
    # The list of all tables beside every page hides nothing that the index does not show, and is narrow on a phone.
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        checked = super().admin_view(view, cacheable)

        def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise Http404
            return checked(request, *args, **kwargs)

        return update_wrapper(found, checked)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        urls = [url for url in super().get_urls() if getattr(url, "name", None) not in _OF_THE_PORTAL]
        for url in urls:
            if isinstance(url, URLPattern):
                # Django names its own sign-in page here; without a name, that of the settings is meant.
                url.callback.login_url = None
        return urls
