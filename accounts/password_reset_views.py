"""A new password by mail, for whoever has forgotten the old one: anybody may open these pages."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import (
    PasswordResetCompleteView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy

from accounts.forms import ForgottenForm, ResetPasswordForm
from accounts.lockout import client_address
from accounts.password_resets import MAILS_TO_AN_ADDRESS, may_ask
from core.mail_server import mail_is_set_up


class RedirectThen(HttpResponseRedirect):
    """A redirect with work that begins once the answer has left, so that its time tells nobody what was done."""

    def __init__(self, address: str, work: Callable[[], Any]) -> None:
        super().__init__(address)
        self.work = work

    def close(self) -> None:
        try:
            self.work()
        finally:
            super().close()


class ForgottenView(PasswordResetView):
    """Ask for the mail address; the answer is the same whether anybody has it or not."""

    form_class = ForgottenForm
    template_name = "accounts/forgotten.html"
    subject_template_name = "accounts/mail/reset_subject.txt"
    email_template_name = "accounts/mail/reset_body.txt"
    success_url = reverse_lazy("accounts:forgotten_sent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mail_is_set_up=mail_is_set_up(), **kwargs)

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        if not mail_is_set_up():
            return self.render_to_response(self.get_context_data(form=form))
        if not may_ask(form.cleaned_data["email"], client_address(self.request)):
            return HttpResponseRedirect(self.get_success_url())
        return RedirectThen(self.get_success_url(), lambda: form.save(**self.mail()))

    def mail(self) -> dict[str, Any]:
        return {
            "request": self.request,
            "use_https": self.request.is_secure(),
            "subject_template_name": self.subject_template_name,
            "email_template_name": self.email_template_name,
            "extra_email_context": {"hours": settings.PASSWORD_RESET_TIMEOUT // 3600},
        }


class ForgottenSentView(PasswordResetDoneView):
    """Say that the mail is on its way, if anybody has the address."""

    template_name = "accounts/forgotten_sent.html"
    extra_context = {"hours": settings.PASSWORD_RESET_TIMEOUT // 3600, "mails": MAILS_TO_AN_ADDRESS}


class ResetView(PasswordResetConfirmView):
    """Ask for the new password, where the link is good."""

    form_class = ResetPasswordForm
    template_name = "accounts/reset.html"
    success_url = reverse_lazy("accounts:reset_done")

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        answer = super().form_valid(form)
        # Whoever is signed in here was signed out with everywhere else: the session must not be stored again.
        logout(self.request)
        return answer


class ResetDoneView(PasswordResetCompleteView):
    """Lead to the sign-in."""

    template_name = "accounts/reset_done.html"
