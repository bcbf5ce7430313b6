"""Whether a loose text is a whole report: its parts are numbered I, II, III …"""

from reports.checks.headings import FEWEST_PARTS, part_number
from reports.checks.reading import Reading


def part_places(reading: Reading) -> list[tuple[int, int]]:
    """Return (place in the passages, number) of every part's heading; none where there are fewer than three."""
    numbers = ((place, part_number(passage.text)) for place, passage in enumerate(reading.passages))
    found = [(place, number) for place, number in numbers if number]
    return found if len(found) >= FEWEST_PARTS else []
