"""Levels that carry out a procedure (cấp thực hiện), in one wording and one order."""

from typing import Final

from core.text import clean, squeeze

LEVELS: Final = ("Cấp bộ", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Cơ quan khác")


def parse_levels(text: str) -> str:
    """Return the levels in `text` (separated by commas, any case and order) as "Cấp bộ, Cấp tỉnh".

    Raises ValueError with a Vietnamese reason where there is no level, or one that is not in LEVELS.
    """
    names = [squeeze(name).capitalize() for name in clean(text).split(",")]
    unknown = [name for name in names if name not in LEVELS]
    if names == [""]:
        raise ValueError("thiếu cấp thực hiện")
    if unknown:
        raise ValueError(f'cấp thực hiện "{", ".join(unknown)}" không có, chỉ nhận {", ".join(LEVELS)}')
    return ", ".join(level for level in LEVELS if level in names)
