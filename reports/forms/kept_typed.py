"""Forms whose words are kept in the browser until the server has taken them (static/js/keep_typed.js)."""

from typing import Any

from django import forms


def keep_typed(form: forms.Form, *whose: Any) -> None:
    """Let the browser keep what is typed into the form's fields; `whose` tells apart people and what they speak of."""
    for bound in form.visible_fields():
        bound.field.widget.attrs["data-keep-typed"] = ":".join(str(one) for one in whose)
