"""Lines: how a paragraph is split into marker and text, and when two paragraphs are the same.

A line's marker is "-", "+", "*" or none; real texts write it in many ways (–, —, •, ●, no space after it).
"""

import re
from typing import Final

MARKERS: Final = {
    "-": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "•": "-",
    "●": "-",
    "": "-",
    "+": "+",
    "*": "*",
}
_MARKER: Final = re.compile(
    rf"\s*([{re.escape(''.join(MARKERS))}])(?![\d{re.escape(''.join(MARKERS))}])[ \t\u00a0]*(?=\S)"
)
_SPACES: Final = re.compile(r"\s+")


def split_marker(paragraph: str) -> tuple[str, str]:
    """Return (marker, text) of a paragraph; the text keeps its own characters, outer white space aside.

    A dash before a digit ("-5 %") and a run of marks ("---", "**") are text, not markers.
    """
    match = _MARKER.match(paragraph)
    if not match or (match[1] == "*" and paragraph.rstrip().endswith("*")):
        return "", paragraph.strip()
    return MARKERS[match[1]], paragraph[match.end() :].rstrip()


def canonical_line(paragraph: str) -> tuple[str, str]:
    """Return what of a paragraph counts when two are compared: its marker and its text without white space."""
    marker, text = split_marker(paragraph)
    return marker, _SPACES.sub("", text)
