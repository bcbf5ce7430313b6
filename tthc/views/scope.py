"""Fetching in scope: a unit that the user may not see does not exist for the user."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Unit
from accounts.selectors import units_of, units_written_by


def unit_in_scope(request: HttpRequest, unit_id: int) -> Unit:
    """Return the unit, with `is_written`: whether the user keeps its dossiers (one query); raises Http404."""
    own = units_written_by(request.user).filter(unit=OuterRef("pk"))
    units = units_of(request.user).select_related("province").annotate(is_written=Exists(own))
    return get_object_or_404(units, pk=unit_id)


def unit_to_write(request: HttpRequest, unit_id: int) -> Unit:
    """Return the unit for writing; raises Http404 as above, PermissionDenied for who only reads its dossiers."""
    unit = unit_in_scope(request, unit_id)
    if not unit.is_written:
        raise PermissionDenied(
            f"Chỉ người lập báo cáo và thủ trưởng của {unit.name} được sửa hồ sơ, thủ tục của đơn vị này. "
            "Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò trong đơn vị cho tài khoản."
        )
    return unit
