"""The catalogue of procedures in Django's admin: a row is closed by its last day, never deleted."""

from django.contrib import admin

from accounts.admin_classes import KeptAdmin
from tthc.models import Procedure


@admin.register(Procedure)
class ProcedureAdmin(KeptAdmin):
    list_display = ["code", "name", "field", "levels", "time_limit", "time_limit_unit", "valid_to"]
    list_filter = ["levels", "online", ("valid_to", admin.EmptyFieldListFilter)]
    search_fields = ["search_key", "code"]
