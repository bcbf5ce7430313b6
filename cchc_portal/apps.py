"""Apps of others as the portal installs them (see INSTALLED_APPS)."""

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "cchc_portal.admin_site.PortalAdminSite"


class SignInLogConfig(AxesConfig):
    verbose_name = "Nhật ký đăng nhập"
