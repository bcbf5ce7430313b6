"""Totals against their parts by level of government or of online service.

Source: the outline of Công văn 581/BNV-CCHC asks for procedures and dossiers by province, district and commune, and for
online services by level ("126 thủ tục, trong đó 50 mức độ 3 và 76 mức độ 4").
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.figures.parts_wording import part_issues
from reports.checks.reading import Reading

LEVEL_DIMENSIONS: Final = frozenset({"level", "scale"})


def check_levels(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every total that its levels do not make."""
    yield from part_issues(reading, "levels", LEVEL_DIMENSIONS)
