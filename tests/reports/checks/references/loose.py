"""Loose texts for the rules on references."""

from datetime import date

from core.issue import Issue
from reports.checks.context import CheckContext
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading
from reports.checks.rule import Rule

TITLE = "BÁO CÁO\nCÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2022\nSở Y tế báo cáo như sau:\nI. CHỈ ĐẠO, ĐIỀU HÀNH\n"
"""A report on the days from 15/12/2021 to 14/3/2022."""


def read(text: str, today: date | None = None, holidays: frozenset[date] = frozenset()) -> Reading:
    return Reading(document_of_text(split_lines(text)), CheckContext(today=today, holidays=holidays))


def issues(rule: Rule, text: str, **context: object) -> list[Issue]:
    return list(rule(read(text, **context)))


def excerpts(rule: Rule, text: str, **context: object) -> list[str]:
    return [issue.excerpt for issue in issues(rule, text, **context)]
