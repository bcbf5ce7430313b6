"""Formulas of figures: sums, differences, products and quotients over figure codes.

`plan_tasks.done / plan_tasks.total * 100` — a code is dotted words; numbers are whole or with a decimal point.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.numbers import format_number

CODE: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
"""A figure's code."""
_NUMBER: Final = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_TOKEN: Final = re.compile(rf"\s*(?:(?P<code>{CODE.pattern})|{_NUMBER}|(?P<sign>[-+*/()]))")
_WORDED: Final = re.compile(rf"(?P<code>{CODE.pattern})|{_NUMBER}|\s*(?P<sign>[*/])\s*")
_SIGNS: Final = {"*": " × ", "/": " : "}
PLACES: Final = Decimal("0.01")
_MOST: Final = Decimal(10) ** 15
"""From here on a value cannot be stored: SQLite keeps 15 digits."""
_OPERATIONS: Final = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def parse_formula(text: str) -> list[str]:
    """Return the tokens of a formula in reverse Polish order; raises ValueError, in Vietnamese, if it is malformed."""
    output: list[str] = []
    waiting: list[str] = []
    strength = {"+": 1, "-": 1, "*": 2, "/": 2}
    expects_value, position = True, 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if not match:
            raise ValueError(f"công thức “{text}” có ký tự lạ ở vị trí {position + 1}")
        token, position = match[0].strip(), match.end()
        if match["sign"] is None:
            if not expects_value:
                raise ValueError(f"công thức “{text}” thiếu dấu phép tính trước “{token}”")
            output.append(token)
            expects_value = False
        elif token == "(":
            if not expects_value:
                raise ValueError(f"công thức “{text}” thiếu dấu phép tính trước “(”")
            waiting.append(token)
        elif expects_value:
            raise ValueError(f"công thức “{text}” thiếu số hạng trước “{token}”")
        elif token == ")":
            while waiting and waiting[-1] != "(":
                output.append(waiting.pop())
            if not waiting:
                raise ValueError(f"công thức “{text}” thừa dấu đóng ngoặc")
            waiting.pop()
        else:
            while waiting and strength.get(waiting[-1], 0) >= strength[token]:
                output.append(waiting.pop())
            waiting.append(token)
            expects_value = True
    if expects_value:
        raise ValueError(f"công thức “{text}” còn thiếu số hạng ở cuối")
    if "(" in waiting:
        raise ValueError(f"công thức “{text}” thiếu dấu đóng ngoặc")
    return output + waiting[::-1]


def formula_codes(text: str) -> set[str]:
    """Return the figure codes that a formula names."""
    return {token for token in parse_formula(text) if token[0].isalpha()}


def word_formula(formula: str, word: Callable[[str], str]) -> str:
    """Return a formula as people write it ("a × b : 1,5"), with `word(code)` in place of each code."""

    def worded(match: re.Match[str]) -> str:
        if match["code"]:
            return word(match["code"])
        return format_number(Decimal(match["number"])) if match["number"] else _SIGNS[match["sign"]]

    return _WORDED.sub(worded, formula)


def evaluate(text: str, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """Return the value of the formula, or None where a figure is missing, a divisor is 0 or no number comes out
    that can be stored.

    The result is rounded to two decimals, half up, at the very end. Raises ValueError as parse_formula does.
    """
    tokens = parse_formula(text)
    try:
        return _worked_out(tokens, values)
    except ArithmeticError:
        return None


def is_too_large(text: str, values: Mapping[str, Decimal | None]) -> bool:
    """Tell whether the formula has a value that is too large to be stored; no formula has none."""
    try:
        value = _exact(parse_formula(text), values)
    except (ArithmeticError, ValueError):
        return False
    return value is not None and abs(value) >= _MOST


def _worked_out(tokens: Sequence[str], values: Mapping[str, Decimal | None]) -> Decimal | None:
    result = _exact(tokens, values)
    if result is None or abs(result) >= _MOST:
        return None
    return result.quantize(Decimal(1) if result == result.to_integral_value() else PLACES, ROUND_HALF_UP)


def _exact(tokens: Sequence[str], values: Mapping[str, Decimal | None]) -> Decimal | None:
    stack: list[Decimal] = []
    for token in tokens:
        if token[0].isdigit():
            stack.append(Decimal(token))
        elif token[0].isalpha():
            value = values.get(token)
            if value is None:
                return None
            stack.append(value)
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_OPERATIONS[token](left, right))
    return stack.pop()
