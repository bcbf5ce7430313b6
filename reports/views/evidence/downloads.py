"""An attached file as a download: never shown by the browser itself, whatever it holds."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.attachments import attachments_of


@require_safe
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """Return the file; 404 where the user may not see it, and, with a page that says so, where its content is gone."""
    attachment = get_object_or_404(attachments_of(request.user), pk=attachment_id)
    try:
        content = attachment.content.open("rb")
    except FileNotFoundError:
        return render(request, "reports/evidence/gone.html", {"attachment": attachment}, status=404)
    response = FileResponse(content, as_attachment=True, filename=attachment.name, content_type=attachment.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
