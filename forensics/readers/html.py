"""HTML: blocks as lines, list items with a dash, what CSS hides kept apart.

Saved LinkedIn public profiles come out as the lines of a resume: title, company, dates, place,
description, each on its own; the site's navigation, sign-in forms and "people also viewed" are not
the person's and are left out. Controls (buttons, menus) are no text.
"""

import re
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import (
    CData,
    Comment,
    Declaration,
    Doctype,
    NavigableString,
    PageElement,
    ProcessingInstruction,
    Tag,
)

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import html_photo
from forensics.readers.draft import Draft
from forensics.readers.html_look import Hidden, Look
from forensics.readers.html_nesting import require_plausible
from forensics.readers.html_properties import state
from forensics.readers.html_styles import Style, Stylesheet, class_names
from forensics.readers.html_visibility import hides
from forensics.readers.plain import decode


def _names(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_BLOCKS = _names(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption",
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section",
    "summary table tbody tfoot thead tr ul caption",
)
_SEPARATE = frozenset(["h1", "h2", "h3", "section", "article", "table", "ul", "ol"])
_NO_TEXT = _names(
    "script style noscript template svg canvas iframe object embed audio video select option",
    "button input textarea datalist head title meta link map",
)
_NOT_THE_PERSONS = re.compile(
    r"(^|[-_ ])(browse-?map|similar|people-also|aside|right-rail|join-form|sign-?in|modal|nav|"
    r"footer|cookie|ad-banner|contextual)([-_ ]|$)|people-also-viewed|authwall",
    re.IGNORECASE,
)
_PLATFORM = re.compile(r"top-card-layout|profile-section-card|public_profile", re.IGNORECASE)
_ENTRY = re.compile(r"(?:^| )(?:experience-group|profile-section-card)(?: |$)")
_ENTRIES = frozenset(["article", "li", "div"])
_LINES = frozenset(["p", "div"])
_FEW, _SHORT = 2, 80  # lines above a heading, characters in each
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 250


def read(data: bytes, name: str) -> Document:
    """Read an HTML page. Raises ReadError: empty, malformed, too_large."""
    text = _characters(data)
    require_plausible(text)
    soup = BeautifulSoup(text, "lxml")
    draft = Draft("text/html")
    state(draft, soup)
    platform = any(
        _PLATFORM.search(" ".join(class_names(tag))) for tag in soup.find_all(class_=True)
    )
    html_photo.state(draft, soup)
    body = (soup.find("main") if platform else None) or soup.body or soup
    _Page(draft, Stylesheet.of(soup), platform).read(body)
    return draft.finish(data, name)


def _characters(data: bytes) -> str:
    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


class _Page:
    def __init__(self, draft: Draft, stylesheet: Stylesheet, platform: bool) -> None:
        self._draft, self._stylesheet, self._platform = draft, stylesheet, platform
        self._line = ""
        self._mark = ""
        self._unseen: tuple[Hidden, list[str]] | None = None

    def read(self, root: Tag) -> None:
        look = Look()
        for element in reversed(list(root.parents)):
            look = self._look(element, self._stylesheet.style(element), look)
        self._walk(root, 0, False, look)
        self._break()
        self._flush()

    def _look(self, tag: Tag, style: Style, around: Look) -> Look:
        return around.within(tag, style, certain=not self._stylesheet.may_colour(tag))

    def _walk(self, node: PageElement, depth: int, preformatted: bool, around: Look) -> None:
        if depth > _MAX_DEPTH:
            raise ReadError(Unread.MALFORMED, "is nested too deeply to be read")
        if isinstance(node, NavigableString):
            self._string(node, preformatted, around)
        elif isinstance(node, Tag):
            self._tag(node, depth, preformatted, around)

    def _string(self, node: NavigableString, preformatted: bool, look: Look) -> None:
        if isinstance(node, Comment):
            if not node.strip().startswith(("[if", "<![endif")):
                self._draft.conceal(_SPACE.sub(" ", node), "comment", "HTML comment")
        elif not isinstance(node, (CData, Declaration, Doctype, ProcessingInstruction)):
            hidden = self._hidden(look) if node.strip() else None
            if hidden is not None:
                self._keep_unseen(hidden, node)
                return
            if preformatted:
                self._line += str(node)
                return
            text = _SPACE.sub(" ", node)
            self._line += text.lstrip() if self._line.endswith((" ", "\t", "\n")) else text

    def _hidden(self, look: Look) -> Hidden | None:
        hidden = look.hidden()
        if hidden is None or hidden[0] != "invisible_ink" or look.certain:
            return hidden
        note = "the colours of some of its text depend on style rules that were not applied"
        self._draft.notes.append(note)
        return None

    def _keep_unseen(self, hidden: Hidden, text: str) -> None:
        if self._unseen is None or self._unseen[0] != hidden:
            self._flush()
            self._unseen = (hidden, [])
        self._unseen[1].append(text)

    def _flush(self) -> None:
        if self._unseen is not None:
            hidden, texts = self._unseen
            self._draft.conceal(_SPACE.sub(" ", " ".join(texts)), *hidden)
        self._unseen = None

    def _tag(self, tag: Tag, depth: int, preformatted: bool, around: Look) -> None:
        if tag.name in _NO_TEXT or (self._platform and self._foreign(tag)):
            return
        look, style = around, self._stylesheet.style(tag)
        if not self._stylesheet.is_empty or tag.attrs:
            look = self._look(tag, style, around)
        hidden = hides(tag, style)
        if hidden is not None and not (self._platform and _is_folded(tag)):
            self._conceal(tag, hidden)
            return
        if tag.name == "br":
            self._break()
            return
        block = tag.name in _BLOCKS
        if block:
            self._break()
            if self._separate(tag):
                self._draft.blank()
        side_by_side = self._platform and _is_item(tag)
        if side_by_side:
            self._break()
        elif self._platform and tag.name in ("span", "time") and self._line[-1:].strip():
            self._line += " "
        if tag.name == "li" and not self._platform:
            self._mark = "- "
        apart = tag.name in ("td", "th") or (not block and self._stylesheet.sets_apart(tag))
        if apart and self._line.strip():
            self._line = self._line.rstrip() + "\t"
        for child in tag.children:
            self._walk(child, depth + 1, preformatted or tag.name == "pre", look)
        if side_by_side:
            self._break()
        if block:
            self._break()

    def _separate(self, tag: Tag) -> bool:
        """True for what opens a new block; a heading below the line that dates it does not."""
        if self._platform and _ENTRY.search(" ".join(class_names(tag))):
            return not _leads_group(tag)
        if tag.name not in _SEPARATE or (self._platform and tag.find_parent("li", class_=_ENTRY)):
            return False
        return tag.name != "h3" or not _heads_on(tag)

    def _foreign(self, tag: Tag) -> bool:
        if tag.name in ("nav", "footer", "form", "dialog", "aside", "header") and not _is_profile(
            tag
        ):
            return True
        if tag.get("role") in ("dialog", "alert", "alertdialog", "navigation"):
            return True
        return bool(_NOT_THE_PERSONS.search(" ".join(class_names(tag)))) or _is_shortened(tag)

    def _conceal(self, tag: Tag, hidden: Hidden) -> None:
        self._flush()
        for comment in tag.find_all(string=lambda text: isinstance(text, Comment)):
            comment.extract()
        for control in tag.find_all(list(_NO_TEXT)):
            control.extract()
        self._draft.conceal(_SPACE.sub(" ", tag.get_text(" ")), *hidden)

    def _break(self) -> None:
        for line in self._line.split("\n"):
            if line.strip():
                self._draft.line(self._mark + line.strip())
                self._mark = ""
        self._line = ""


def _heads_on(tag: Tag) -> bool:
    # An entry may begin with its dates, and its heading follows in the same entry.
    if tag.parent is None or tag.parent.name not in _ENTRIES:
        return False
    above = [part for part in islice(tag.previous_siblings, 2 * _FEW) if str(part).strip()]
    return 0 < len(above) <= _FEW and all(
        isinstance(part, Tag)
        and (part.name in _LINES or part.name not in _BLOCKS)
        and len(part.get_text(strip=True)) <= _SHORT
        for part in above
    )


def _leads_group(tag: Tag) -> bool:
    # The employer of several posts is printed once, above the first.
    group = "experience-group-position" in class_names(tag)
    return group and tag.find_previous_sibling("li") is None


def _is_profile(tag: Tag) -> bool:
    return bool(_PLATFORM.search(" ".join(class_names(tag)))) or bool(
        tag.find(class_=re.compile("top-card-layout__title"))
    )


def _is_shortened(tag: Tag) -> bool:
    # The platform writes a long text twice: cut off, and whole behind "show more".
    classes = class_names(tag)
    return "show-more-less-text__text--less" in classes and bool(
        tag.parent and tag.parent.find(class_="show-more-less-text__text--more")
    )


def _is_item(tag: Tag) -> bool:
    # The platform sets such facts (place, number of connections) apart by style alone.
    return tag.name == "span" and tag.parent is not None and tag.parent.name == "div"


def _is_folded(tag: Tag) -> bool:
    return "show-more-less-text__text--more" in class_names(tag)
