"""Who reports: units (đơn vị báo cáo), users and the roles that users have in units."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import F, Q

from accounts.codes import MAX_LENGTH, normalise_code
from accounts.sessions import SessionStore
from core.text import clean, search_key, sort_key, squeeze

_MAX_SUFFIX = 20
"""So much of a file's ending is kept: the path fits into its column."""


class UnitQuerySet(models.QuerySet["Unit"]):
    def in_force_within(self, first: date | F, last: date | F) -> "UnitQuerySet":
        """Units that exist on a day from `first` to `last`; a date that is not known counts as open.

        The days may be columns of an outer query (OuterRef).
        """
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=last), Q(valid_to__isnull=True) | Q(valid_to__gte=first)
        )

    def search(self, words: str) -> "UnitQuerySet":
        """Units whose code, symbol or name holds every word of `words`, accents and case aside; no word: all units."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found


class Unit(models.Model):
    """A reporting unit: a node of a province's tree. The province is the root and has no `province` itself.

    Names and parents change on a date: a new unit then begins where the old one ends, and old reports keep the old one.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", "Tỉnh, thành phố"
        DEPARTMENT = "department", "Sở, ban, ngành"
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="đơn vị cấp trên"
    )
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name="tỉnh, thành phố"
    )
    code = models.CharField("mã đơn vị", max_length=MAX_LENGTH)
    kind = models.CharField("loại đơn vị", max_length=20, choices=Kind.choices)
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=20, blank=True)
    parent_body = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    place_name = models.CharField("địa danh", max_length=100, blank=True)
    valid_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("có hiệu lực đến", null=True, blank=True)
    clerk_submits = models.BooleanField(
        "người lập được tự gửi báo cáo",
        default=False,
        help_text="Người lập báo cáo gửi thẳng Sở Nội vụ, không phải qua thủ trưởng trên hệ thống.",
    )
    search_key = models.TextField(editable=False)
    sort_key = models.TextField(editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị báo cáo"
        verbose_name_plural = "đơn vị báo cáo"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code"],
                name="unit_code_unique_in_province",
                violation_error_message="Mã đơn vị đã có trong tỉnh, thành phố này.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(province__isnull=True),
                name="unit_code_unique_among_provinces",
                violation_error_message="Mã tỉnh, thành phố đã có.",
            ),
            models.CheckConstraint(
                condition=Q(kind="province", province__isnull=True, parent__isnull=True)
                | (~Q(kind="province") & Q(province__isnull=False, parent__isnull=False)),
                name="unit_province_is_root",
                violation_error_message=(
                    "Tỉnh, thành phố không có đơn vị cấp trên; đơn vị khác phải có tỉnh, thành phố và đơn vị cấp trên."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="unit_valid_from_before_valid_to",
                violation_error_message="Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.normalise()
        if update_fields is not None:
            update_fields = {*update_fields, "search_key", "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def normalise(self) -> None:
        """Bring the texts to their stored form and fill the keys; bulk writers call it, as `save` does."""
        self.code = normalise_code(self.code)
        for field in ("name", "short_name", "parent_body", "place_name"):
            setattr(self, field, squeeze(clean(getattr(self, field))))
        self.search_key = search_key(f"{self.code} {self.short_name} {self.name}")
        self.sort_key = sort_key(self.name)


class User(AbstractUser):
    """A person who signs in. Vietnamese names are one field: they are neither split nor turned round."""

    first_name = None
    last_name = None
    display_name = models.CharField("họ và tên", max_length=150, blank=True)
    is_demo = models.BooleanField("tài khoản trình diễn", default=False, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def get_full_name(self) -> str:
        return self.display_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.display_name = squeeze(clean(self.display_name))
        super().save(*args, **kwargs)


class SessionManager(BaseSessionManager):
    def get_queryset(self) -> models.QuerySet["Session"]:
        return super().get_queryset().select_related("user")


class Session(AbstractBaseSession):
    """A session of the portal; `user` is blank for a visitor who has not signed in."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions", verbose_name="người dùng")

    objects = SessionManager()

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "phiên đăng nhập"
        verbose_name_plural = "phiên đăng nhập"

    @classmethod
    def get_session_store_class(cls) -> type:
        return SessionStore


class Membership(models.Model):
    """A role of a user in a unit."""

    class Role(models.TextChoices):
        CLERK = "clerk", "Người lập báo cáo"
        LEADER = "leader", "Thủ trưởng đơn vị"
        REVIEWER = "reviewer", "Người kiểm tra, tổng hợp"
        ADMINISTRATOR = "administrator", "Quản trị"

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name="người dùng")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="memberships", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = "vai trò trong đơn vị"
        verbose_name_plural = "vai trò trong đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                name="membership_unique",
                violation_error_message="Người dùng đã có vai trò này trong đơn vị.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user.get_full_name()}: {self.get_role_display()}"


def stored_path(file: Any, name: str) -> str:
    """Return where a file is kept: under a name of our own, so that the sender's never names a path.

    `file` is a row whose model has a FOLDER.
    """
    return f"{file.FOLDER}/{uuid4().hex}{PurePath(name).suffix.lower()[:_MAX_SUFFIX]}"


class Attachment(models.Model):
    """A file that proves what a record or a section says; it belongs to the unit, and is served to its readers alone.

    `media_type` was found in the content, never taken from the name. `owner` is a record of the registers or a section.
    """

    FOLDER = "attachments"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attachments", verbose_name="đơn vị")
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    owner = GenericForeignKey()
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveIntegerField("dung lượng")
    sha256 = models.CharField("mã băm", max_length=64)
    content = models.FileField("tệp", upload_to=stored_path)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đính kèm")
    uploaded_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="attachment_owner")]

    def __str__(self) -> str:
        return self.name


class UploadedList(models.Model):
    """A list (register, procedures …) on its way in, and after it was loaded the trace of the load.

    Until `loaded_at` its uploader alone sees it, and `content` holds the file; a loaded list keeps only its counts.
    """

    FOLDER = "lists"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="uploaded_lists", verbose_name="đơn vị")
    kind = models.CharField("loại danh sách", max_length=30)
    name = models.CharField("tên tệp", max_length=255)
    content = models.FileField("tệp", upload_to=stored_path, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nộp")
    uploaded_at = models.DateTimeField("nộp lúc", auto_now_add=True)
    loaded_at = models.DateTimeField("nạp lúc", null=True, blank=True)
    created = models.PositiveIntegerField("thêm mới", default=0)
    changed = models.PositiveIntegerField("thay đổi", default=0)
    unchanged = models.PositiveIntegerField("giữ nguyên", default=0)

    class Meta:
        verbose_name = "danh sách nộp lên"
        verbose_name_plural = "danh sách nộp lên"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["unit", "kind", "-loaded_at"], name="uploaded_list_loads")]

    def __str__(self) -> str:
        return self.name
