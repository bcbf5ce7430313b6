"""The frame of a report: what stands before part I and after the last part (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.text import fold, search_key, squeeze
from reports.domain.lines import split_marker

_STATE_WORDS: Final = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")
_NUMBER: Final = re.compile(r"so ?: ?(\d{0,6}) ?/ ?bc\b", re.ASCII)
_SYMBOL: Final = re.compile(r"/\s?(BC\s?[-–]\s?[\w&-]{1,40})")
# Side by side with the number in one line, the place stands after a tab or a wide gap.
_PLACE: Final = re.compile(r"(?:^|\t|\s{3})\s*([^\t,;:/]{2,60}),\s*ng[àa]y\b", re.IGNORECASE)
_NUMBER_LINE: Final = re.compile(r"so ?:")
_PLACE_OF_NUMBER: Final = r"[\d.…_]{0,20}"
_DATED: Final = re.compile(
    rf", ?ngay ?({_PLACE_OF_NUMBER}) ?thang ?({_PLACE_OF_NUMBER}) ?nam ?({_PLACE_OF_NUMBER})", re.ASCII
)
# The portal's own line of a correction, reports.renderers.frame.replaces_text.
_REPLACES: Final = re.compile(r"\(Thay thế (Báo cáo số [^()]{1,180})\)", re.IGNORECASE)
_RULE: Final = re.compile(r"[\s_\-–—*=]{3,}")
_BASIS: Final = re.compile(r"(?:can cu|thuc hien|theo|xet)\b")
_POST: Final = re.compile(
    r"(?:(?:kt|tm|tl|tuq|q|t\s*m|k\s*t)\s+)?(?:pho\s+)?(?:giam doc|chu tich|truong ban|chanh van phong|chanh thanh tra|"
    r"thu truong|uy ban nhan dan|truong phong|cuc truong|vien truong|bi thu|hieu truong|bo truong)\b(?P<rest>.*)|"
    r"(?:kt|tm|tl|tuq|q)\s.*"
)
_RECIPIENTS: Final = re.compile(r"noi nhan ?(?::.*)?")
_LAST_RECIPIENT: Final = re.compile(r"luu ?:")
_ANNEX_TITLE: Final = re.compile(r"(?:phu luc|danh sach|danh muc|bang|bieu|mau so|thong ke|tong hop)\b")
_MAX_TITLE_LINES: Final = 4
_MAX_SIGNER_LINES: Final = 8


@dataclass(slots=True)
class Frame:
    """`kinds`: which paragraphs belong to which node of the frame; the body ends before `body_end`.

    The other parts are what the paragraphs say, blank where they do not.
    """

    kinds: dict[int, str] = field(default_factory=dict)
    body_end: int = 0
    number: str = ""
    symbol: str = ""
    place_name: str = ""
    issued_on: date | None = None
    addressees: list[str] = field(default_factory=list)
    replaces: str = ""


def find_frame(texts: Sequence[str], headings: Sequence[int], unit_name: str) -> Frame:
    """Find the frame round a body whose headings stand at `headings`, in order; without any nothing is claimed."""
    frame = Frame(body_end=len(texts))
    if headings:
        _read_front(texts, headings[0], unit_name, frame)
        _read_back(texts, headings, frame)
    return frame


def _read_front(texts: Sequence[str], body_start: int, unit_name: str, frame: Frame) -> None:
    title = next((index for index in range(body_start) if _is_title(texts[index])), None)
    head_end = title if title is not None else 0
    for index in range(head_end):
        if _is_header_line(texts[index], unit_name) or (texts[index].isupper() and len(texts[index]) < 150):
            frame.kinds[index] = "header"
            _read_number_and_date(texts[index], frame)
    if title is None:
        after_title = next((index for index in range(body_start) if _is_header_line(texts[index], unit_name)), 0)
    else:
        after_title = title
        title_end = min(body_start, title + _MAX_TITLE_LINES)
        while after_title < title_end and (after_title == title or _goes_on_title(texts[after_title])):
            frame.kinds[after_title] = "title"
            after_title += 1
    in_addressees = in_intro = False
    for index in range(after_title, body_start):
        if index in frame.kinds:
            continue
        text, folded = texts[index], squeeze(fold(split_marker(texts[index])[1]))
        replaced = _REPLACES.fullmatch(text)
        if replaced and not frame.replaces:
            frame.kinds[index], frame.replaces = "header", replaced[1]
        elif folded.startswith("kinh gui"):
            in_addressees = True
            frame.kinds[index] = "header"
            rest = text.partition(":")[2].strip()
            frame.addressees += [_addressee(rest)] if rest else []
        elif in_addressees and (split_marker(text)[0] or not frame.addressees):
            frame.kinds[index] = "header"
            frame.addressees.append(_addressee(split_marker(text)[1]))
        elif _RULE.fullmatch(text):
            frame.kinds[index] = "header"
        elif not in_intro and _BASIS.match(folded) and folded.endswith((";", ".", ",")):
            in_addressees = False
            frame.kinds[index] = "legal_bases"
        else:
            in_addressees, in_intro = False, True
            frame.kinds[index] = "intro"


def _addressee(text: str) -> str:
    return split_marker(text)[1].rstrip(" ;.")


def _is_title(text: str) -> bool:
    folded = search_key(text)
    return folded == "bao cao" or (folded.startswith("bao cao ") and (text.isupper() or len(text) < 120))


def _goes_on_title(text: str) -> bool:
    """Whether a paragraph under BÁO CÁO is still its trích yếu."""
    if len(text) > 250 or text.endswith((";", ":", ".", ",")) or _BASIS.match(fold(text)) or _REPLACES.fullmatch(text):
        return False
    folded = search_key(text)
    return not folded.startswith("kinh gui") and not _RULE.fullmatch(text)


def _is_header_line(text: str, unit_name: str) -> bool:
    folded = search_key(text)
    if any(words in folded for words in _STATE_WORDS) or _RULE.fullmatch(text):
        return True
    spaced = squeeze(fold(text))
    if _NUMBER_LINE.match(spaced) or _DATED.search(spaced):
        return True
    if unit_name and folded == search_key(unit_name):
        return True
    return text.isupper() and folded.startswith(("ubnd", "uy ban nhan dan", "bo ", "tinh ", "so ", "thanh pho "))


def _read_number_and_date(text: str, frame: Frame) -> None:
    folded = squeeze(fold(text))
    number = _NUMBER.search(folded)
    if number and number[1]:
        frame.number = number[1]
    symbol = _SYMBOL.search(text)
    if symbol:
        frame.symbol = squeeze(symbol[1]).replace(" ", "").replace("–", "-")
    dated = _DATED.search(folded)
    place = _PLACE.search(text)
    if dated and place:
        frame.place_name = squeeze(place[1])
    if dated and all(dated[index].isdigit() for index in (1, 2, 3)):
        try:
            frame.issued_on = date(int(dated[3]), int(dated[2]), int(dated[1]))
        except ValueError:
            return


def _read_back(texts: Sequence[str], headings: Sequence[int], frame: Frame) -> None:
    """Closing words, recipients and signer; the last two come in either order, or side by side in a table."""
    recipients = next(
        (index for index in range(headings[0] + 1, len(texts)) if _RECIPIENTS.fullmatch(squeeze(fold(texts[index])))),
        None,
    )
    closing_end = recipients if recipients is not None else len(texts)
    after_headings = max(index for index in headings if index < closing_end) + 1
    closing = next(
        (
            at
            for at in range(closing_end - 1, after_headings - 1, -1)
            if search_key(texts[at]).startswith("tren day la")
        ),
        None,
    )
    if closing is None and recipients is None:
        return
    signed_from = closing + 1 if closing is not None else max(after_headings, closing_end - _MAX_SIGNER_LINES)
    signer = next((at for at in range(signed_from, closing_end) if _is_post(texts[at])), None)
    frame.body_end = next(at for at in (closing, signer, closing_end) if at is not None)
    for index in range(frame.body_end, closing_end if signer is None else signer):
        frame.kinds[index] = "closing"
    if signer is not None:
        _read_signer(texts, signer, closing_end, frame)
    if recipients is not None:
        after_recipients = _read_recipients(texts, recipients, frame)
        if signer is None and after_recipients < len(texts) and _is_post(texts[after_recipients]):
            _read_signer(texts, after_recipients, len(texts), frame)


def _read_recipients(texts: Sequence[str], start: int, frame: Frame) -> int:
    """Take the list up to its last entry, "Lưu: VT" (NĐ 30/2020/NĐ-CP); return where it ends."""
    for index in range(start, len(texts)):
        marker, text = split_marker(texts[index])
        if index > start and (len(text) >= 120 or (not marker and (text.isupper() or _is_post(text)))):
            return index
        frame.kinds[index] = "recipients"
        if _LAST_RECIPIENT.match(fold(text)):
            return index + 1
    return len(texts)


def _is_post(text: str) -> bool:
    found = _POST.fullmatch(search_key(text))
    return found is not None and (text.isupper() or not found["rest"])


def _read_signer(texts: Sequence[str], start: int, end: int, frame: Frame) -> None:
    """Posts in capitals, then at most a bracketed note and the name; what follows is no longer the signer's."""
    named = False
    for index in range(start, min(start + _MAX_SIGNER_LINES, end)):
        text = texts[index]
        noted = text.startswith(("(", "[")) or search_key(text) == "da ky"
        is_post = _is_post(text)
        if named or len(text) > 80 or _ANNEX_TITLE.match(search_key(text)):
            return
        frame.kinds[index] = "signer"
        named = not (is_post or noted)
