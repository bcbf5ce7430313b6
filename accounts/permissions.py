"""Who administers which province: pages of the administration belong to one province, everybody else gets 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Unit
from accounts.selectors import administered_provinces


def province_to_administer(request: HttpRequest, province_id: int) -> Unit:
    """Return the province where the user is an administrator (one query); raises Http404 for anybody else."""
    return get_object_or_404(administered_provinces(request.user), pk=province_id)
