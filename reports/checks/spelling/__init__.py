"""Spelling: syllables, letters, fixed names."""

from typing import Final

from reports.checks.rule import Rule
from reports.checks.spelling.abbreviations import check_abbreviations
from reports.checks.spelling.accentless import check_accentless
from reports.checks.spelling.capitals import check_capitals
from reports.checks.spelling.doubled_words import check_doubled_words
from reports.checks.spelling.fixed_terms import check_fixed_terms
from reports.checks.spelling.lookalike_letters import check_lookalike_letters
from reports.checks.spelling.spacing import check_spacing
from reports.checks.spelling.syllables import check_syllables

RULES: Final[tuple[Rule, ...]] = (
    check_fixed_terms,
    check_syllables,
    check_accentless,
    check_lookalike_letters,
    check_doubled_words,
    check_abbreviations,
    check_capitals,
    check_spacing,
)
NAMES: Final[dict[str, str]] = {
    "fixed_term": "Thuật ngữ sai chính tả",
    "syllable": "Từ sai chính tả",
    "accentless": "Thiếu dấu tiếng Việt",
    "lookalike": "Ký tự lạ",
    "doubled_word": "Từ viết hai lần",
    "abbreviation": "Chữ viết tắt",
    "capitals": "Viết hoa",
    "spacing": "Dấu cách",
}
