"""Notices to one person, in the portal and by mail."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from core.jobs import Job
from notices.kinds import KINDS


class Notice(models.Model):
    """Something that a person should know; `kind` is one of notices.kinds.

    `key` names what happened: the same thing is told to the same person once. `data` is what the kind words its mail
    from when it is sent. `is_shown`: the person wants notices of this kind in the portal.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="notices", verbose_name="người nhận")
    kind = models.CharField("loại", max_length=30)
    key = models.CharField("khoá", max_length=120)
    title = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("nội dung", blank=True)
    link = models.CharField("đường dẫn", max_length=300, blank=True)
    data = models.JSONField("dữ liệu", default=dict)
    is_shown = models.BooleanField("hiện trong cổng thông tin", default=True)
    made_at = models.DateTimeField("lúc", auto_now_add=True)
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["user"], name="notice_unread", condition=Q(read_at=None, is_shown=True)),
            models.Index(fields=["user", "-made_at"], name="notice_newest"),
        ]

    def __str__(self):
        return self.title

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind].label


class Mail(Job):
    """A notice that goes out by mail; the address is the person's when it is sent."""

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="mail", verbose_name="thông báo")

    class Meta:
        verbose_name = "thư"
        verbose_name_plural = "thư"
        indexes = [models.Index(fields=["try_after"], name="mail_due", condition=Q(done_at=None))]

    def __str__(self):
        return str(self.notice)


class MutedKind(models.Model):
    """A kind of notice that a person does not want in the portal, or by mail."""

    class Channel(models.TextChoices):
        PORTAL = "portal", "Trong cổng thông tin"
        MAIL = "mail", "Qua thư điện tử"

    user = models.ForeignKey(User, models.CASCADE, related_name="muted_kinds", verbose_name="người nhận")
    kind = models.CharField("loại", max_length=30)
    channel = models.CharField("nơi nhận", max_length=10, choices=Channel)

    class Meta:
        verbose_name = "loại thông báo đã tắt"
        verbose_name_plural = "loại thông báo đã tắt"
        constraints = [models.UniqueConstraint(fields=["user", "kind", "channel"], name="muted_kind_once")]

    def __str__(self):
        return f"{self.kind_label}: {self.get_channel_display()}"

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind].label
