"""What the editor is compared with: two pages that _editor_site.py serves beside the portal.

`/do/ca-bao-cao/`: the fields of all sections in one form, rendered by crispy: the words, the answer and its reason of
every section, the value, the way of answering and the note of every figure.
`/do/phien/`: a page that does no more than find out who is signed in.
"""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from cchc_portal import urls
from reports.models import Report
from reports.selectors import published_outline

STATES = [("", "Có số"), ("none", "Không phát sinh"), ("not_yet_available", "Chưa có số liệu")]
_PAGE = engines["django"].from_string(
    "{% extends 'base.html' %}{% load crispy_forms_tags %}{% block content %}{% crispy form %}{% endblock %}"
)


def whole_report(request: HttpRequest) -> HttpResponse:
    """Render the report's words and figures as one crispy form."""
    report = Report.objects.select_related("outline").get()
    outline = published_outline(report.outline)
    words: dict[str, list[str]] = {}
    for key, text in report.sections.filter(lines__isnull=False).values_list("key", "lines__text"):
        words.setdefault(key, []).append(text)
    values = dict(report.figures.values_list("code", "value"))
    form = forms.Form()
    groups = []
    for index, node in enumerate(outline.nodes):
        text = forms.CharField(label=node.heading or node.kind, required=False, widget=forms.Textarea({"rows": 3}))
        text.initial = "\n".join(words.get(node.key, ()))
        form.fields[f"text-{index}"] = text
        form.fields[f"answer-{index}"] = forms.BooleanField(label="Chưa có số liệu", required=False)
        form.fields[f"reason-{index}"] = forms.CharField(label="Lý do", required=False)
        names = [f"text-{index}", f"answer-{index}", f"reason-{index}"]
        for figure in node.figures:
            code = figure.code
            form.fields[code] = forms.DecimalField(label=figure.label, initial=values.get(code), required=False)
            form.fields[f"state-{code}"] = forms.ChoiceField(label="Cách trả lời", choices=STATES, required=False)
            form.fields[f"note-{code}"] = forms.CharField(label="Ghi chú", required=False)
            names += [code, f"state-{code}", f"note-{code}"]
        groups.append(Fieldset(node.heading[:60], *names))
    form.helper = FormHelper()
    form.helper.layout = Layout(*groups)
    return HttpResponse(_PAGE.render({"form": form}, request))


def session_only(request: HttpRequest) -> HttpResponse:
    """Answer with the name of the person who is signed in."""
    return HttpResponse(request.user.get_username())


urls.urlpatterns += [path("do/ca-bao-cao/", whole_report), path("do/phien/", session_only)]
