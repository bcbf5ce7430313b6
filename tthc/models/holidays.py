"""Public holidays and days worked instead: what working days (ngày làm việc) are counted with."""

from django.db import models


class Holiday(models.Model):
    """A day off on a weekday (nghỉ lễ, nghỉ bù), or a weekend day that is worked instead (làm bù)."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=200)
    is_worked = models.BooleanField("làm bù", default=False)

    class Meta:
        verbose_name = "ngày nghỉ lễ"
        verbose_name_plural = "ngày nghỉ lễ"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
