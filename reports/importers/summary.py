"""What an import found, as plain JSON values (`import_report --json`)."""

from decimal import Decimal
from typing import Any

from directives.domain.document_types import type_name_of
from reports.importers.parsing import ParsedLine, ParsedNode, ParsedReference, ParsedReport


def import_summary(parsed: ParsedReport) -> dict[str, Any]:
    """Return nodes, unmatched lines and counts; `lines_in` = lines placed + unmatched, always."""
    return {
        "nodes": [_node(node) for node in parsed.nodes],
        "unmatched": list(parsed.unmatched),
        "counts": {"lines_in": parsed.lines_in, "lines_placed": parsed.lines_placed},
        "header": {
            "number": parsed.frame.number,
            "symbol": parsed.frame.symbol,
            "place_name": parsed.frame.place_name,
            "issued_on": parsed.frame.issued_on.isoformat() if parsed.frame.issued_on else None,
            "addressees": list(parsed.frame.addressees),
            "replaces": parsed.frame.replaces,
        },
    }


def _node(node: ParsedNode) -> dict[str, Any]:
    return {
        "key": node.node.key,
        "heading": f"{node.numeral} {node.heading}".strip(),
        "text": "\n".join(_line(line) for line in node.lines),
        "state": node.state,
        "documents": [_document(found) for found in node.references],
        "figures": {code: _number(value) for code, value in node.figures.items()},
        "lines": list(node.paragraphs),
        "open_annex": node.open_annex,
    }


def _line(line: ParsedLine) -> str:
    return f"{line.marker} {line.text}" if line.marker in ("-", "+", "*") else line.text


def _document(found: ParsedReference) -> dict[str, Any]:
    reference = found.reference
    return {
        "type": reference.type_name or type_name_of(reference.type_code),
        "number": reference.number,
        "symbol": reference.symbol,
        "date": reference.issued_on.isoformat() if reference.issued_on else None,
        "issuer": reference.issuer or reference.issuer_code,
        "subject": reference.subject,
        "role": found.role,
        "faults": list(reference.faults),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
