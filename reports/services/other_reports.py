"""Whether a file is the report of another period or unit than the one it is taken into."""

import re
from collections import defaultdict
from typing import Final

from accounts.models import Unit
from core.text import fold, search_key
from directives.domain.identity import is_issuer
from reports.domain.review_marks import review_marks
from reports.importers.parsing import ParsedReport
from reports.models import Report

_PERIOD_NAMES: Final = {
    **{"Q1": "Quý I", "Q2": "Quý II", "Q3": "Quý III", "Q4": "Quý IV"},
    **{"6T": "6 tháng đầu năm", "N": "Năm"},
}
_OUTLOOK: Final = re.compile("phương hướng|nhiệm vụ trọng tâm", re.IGNORECASE)
# "quý II và 6 tháng" names two periods.
_BEFORE_MONTHS: Final = re.compile(r"(?:,|và)\s+(?=\d+\s+tháng)", re.IGNORECASE)
_QUARTERS: Final = re.compile(r"\b(?:(i{1,3}|iv)|([1-4]))\b")
_ROMAN: Final = ("i", "ii", "iii", "iv")
# 581/BNV-CCHC: the report of Quý III is that of nine months.
_MONTHS: Final = {"3": "Q1", "ba": "Q1", "6": "6T", "sau": "6T", "9": "Q3", "chin": "Q3", "12": "N"}
_MONTHS_OF_YEAR: Final = re.compile(r"(\d+|ba|sau|chin) thang(?! cuoi)")
_BODY: Final = re.compile(
    r"\s*(?:(?:UBND|[ủu][ỷy] ban nhân dân)\s+)?"
    r"((tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|sở)\s.*)",
    re.IGNORECASE,
)


def other_report(report: Report, parsed: ParsedReport) -> list[str]:
    """Return what shows that the file is the report of another period or unit, as sentences; [] where nothing does."""
    told = []
    named = _named_periods(parsed)
    own = (report.period.kind, report.period.year)
    if named and not any((kind, year or own[1]) == own for kind, year in named):
        told.append(f"Tệp là báo cáo {_period_words(*named[0])}, còn báo cáo này là của {report.period.name}.")
    words = _other_unit(parsed, report.unit)
    if words:
        told.append(f"Tệp ghi “{words}”, còn báo cáo này là của {report.unit.name}.")
    return told


def _named_periods(parsed: ParsedReport) -> list[tuple[str, int | None]]:
    """Return (kind, year) of the periods that the file's title names, or else its intro; no year is None."""
    for kind in ("title", "intro"):
        # A title may be broken anywhere ("QUÝ I" / "NĂM 2022"), and may go on to what is planned for the next period.
        text = " ".join(words for node in parsed.nodes if node.node.kind == kind for words in node.paragraphs)
        text = _BEFORE_MONTHS.sub("; ", _OUTLOOK.split(text)[0])
        marks = [fold(mark.text) for mark in review_marks(text) if mark.kind == "period"]
        named = [period for words in marks for period in _periods(words)]
        # "Kế hoạch năm 2022 … trong Quý I/2022": the year is that of a plan; the last quarter's report is the year's.
        if any(period[0] not in ("N", "Q4") for period in named):
            named = [period for period in named if period[0] != "N"]
        if named:
            return named
    return []


def _periods(words: str) -> list[tuple[str, int | None]]:
    """Return (kind, year) of what a folded mark names: "qui i nam 2022" is ("Q1", 2022); a month or a span is none."""
    years = re.findall(r"\d{4}", words)
    year = int(years[0]) if years else None
    if words.startswith("q"):
        quarters = _QUARTERS.findall(re.sub(r"^q(?:u[yi])?", "", words))
        return [(f"Q{digit or _ROMAN.index(roman) + 1}", year) for roman, digit in quarters]
    months = _MONTHS_OF_YEAR.match(words)
    if months and months[1] in _MONTHS:
        return [(_MONTHS[months[1]], year)]
    return [("N", year)] if re.fullmatch(r"nam \d{4}", words) else []


def _period_words(kind: str, year: int | None) -> str:
    name = _PERIOD_NAMES[kind]
    if year is None:
        return name
    return f"{name}/{year}" if name.startswith("Quý") else f"{name} {year}"


def _other_unit(parsed: ParsedReport, unit: Unit) -> str:
    """Return the words of the file's frame that name another body of the unit's own kind or province, or ""."""
    own = [body for body in (unit, unit.parent, unit.province) if body]
    levels = defaultdict(set)
    for body in own:
        found = _BODY.match(body.name)
        if found:
            level = search_key(found[2])
            # "SỞ GD&ĐT" is SGDĐT, "TỈNH BR-VT" is BRVT.
            levels[level] |= {_letters(found[1]), _letters(f"{level} {body.code}")}
            levels[level] |= {_letters(f"{level} {body.short_name[1:]}")} if body.short_name[1:] else set()
    for node in parsed.nodes:
        for words in node.paragraphs if node.node.kind in ("header", "intro") else ():
            # Side by side with the state's name; an intro counts where its first words tell who reports.
            words = words.split("\t")[0].strip()
            found = _BODY.match(words)
            if not found or (node.node.kind == "intro" and " bao cao" not in search_key(words[:80])):
                continue
            names = levels.get(search_key(found[2]))
            if names and not any(_letters(found[1]).startswith(name) for name in names):
                return words[:100]
    issuers = [part for part in parsed.frame.symbol.split("-")[1:] if part]
    signs_own = unit.kind == Unit.Kind.DEPARTMENT and unit.short_name != ""
    if signs_own and issuers and not any(is_issuer(unit.short_name, part) for part in issuers):
        return parsed.frame.symbol
    return ""


def _letters(text: str) -> str:
    return "".join(word for word in search_key(text).split() if word != "va")
