"""Title, opening sentence and closing name the period that is reported on.

Source: Công văn 581/BNV-CCHC sets the periods; clerks copy the file of the last period and forget to change its name.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.mending import certain_mend
from reports.checks.previous.told_periods import Reported, Told, reported
from reports.checks.reading import Reading
from reports.domain.period_names import reword

CODE = "named_period"


def check_named_period(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each of these places that names another period.

    Where a text names two periods, and none of them more often, both places are told.
    """
    found = reported(reading)
    for told in found.others:
        if found.period is None:
            yield _contradiction(told, found)
        else:
            yield _other_period(reading, told, found)


def _contradiction(told: Told, found: Reported) -> Issue:
    other = next(one for one in found.told if not one.fits(told.mention.kind, told.mention.year))
    return Issue(
        "warning",
        CODE,
        told.passage.node,
        f"Kỳ báo cáo ghi không thống nhất: {told.place} ghi “{told.words}”, {other.place} ghi “{other.words}”.",
        told.words,
        "Hãy xác định kỳ báo cáo và ghi thống nhất ở tiêu đề, câu mở đầu và câu kết thúc.",
    )


def _other_period(reading: Reading, told: Told, found: Reported) -> Issue:
    assert found.period is not None
    kind, year = found.period
    right = reword(told.words, told.mention, kind, year)
    if found.is_given:
        told_by = f"báo cáo này là của kỳ {reading.document.period.name}"
    else:
        agreeing = next(one for one in found.told if one not in found.others)
        told_by = f"{agreeing.place} ghi “{agreeing.words}”"
    is_certain = len(told.mentions) == 1 and not told.mention.shares_year and "N" not in (told.mention.kind, kind)
    mend = certain_mend(reading, told.passage, told.mention.start, told.mention.end, right) if is_certain else None
    return Issue(
        "warning",
        CODE,
        told.passage.node,
        f"{told.place.capitalize()} ghi “{told.words}”, trong khi {told_by}.",
        told.words,
        f"Sửa thành “{right}”.",
        mend=mend,
    )
