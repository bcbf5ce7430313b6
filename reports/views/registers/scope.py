"""Fetching in scope: the registers of a unit that the user may not see do not exist for the user."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Unit
from accounts.selectors import units_of, units_written_by
from directives.models import Record
from reports.register_entries import entries_of
from reports.registers import Register


def unit_in_scope(request: HttpRequest, unit_id: int) -> Unit:
    """Return the unit, with `is_written`: whether the user keeps its registers (one query); raises Http404."""
    own = units_written_by(request.user).filter(unit=OuterRef("pk"))
    units = units_of(request.user).select_related("province").annotate(is_written=Exists(own))
    return get_object_or_404(units, pk=unit_id)


def unit_to_write(request: HttpRequest, unit_id: int) -> Unit:
    """Return the unit for writing; raises Http404 as above, PermissionDenied for who only reads its registers."""
    unit = unit_in_scope(request, unit_id)
    if not unit.is_written:
        raise PermissionDenied(
            f"Chỉ người lập báo cáo và thủ trưởng của {unit.name} được sửa sổ của đơn vị này. "
            "Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò trong đơn vị cho tài khoản."
        )
    return unit


def entry_of(register: Register, unit: Unit, record_id: int, is_removed: bool | None = None) -> Record:
    """Return an entry of the unit's register, with its unit; raises Http404.

    `is_removed` None: whether it was removed does not count.
    """
    entries = entries_of(register).filter(unit=unit)
    if is_removed is not None:
        entries = entries.filter(removed_at__isnull=not is_removed)
    record = get_object_or_404(entries, pk=record_id)
    record.unit = unit
    return record
