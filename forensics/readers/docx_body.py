"""The text of a DOCX story (body, header, note) in order, with what is hidden kept apart."""

from lxml import etree

from forensics.model.document import Hiding
from forensics.readers.docx_styles import (
    TINY,
    UNKNOWN,
    Look,
    Styles,
    is_unreadable,
    look,
)
from forensics.readers.docx_xml import MC, W
from forensics.readers.draft import Draft

_BOX = f"{W}txbxContent"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_LIST_MARK = "• "


class Body:
    """Writes stories into a draft; `ground` is the colour of the page.

    Every list item is marked alike, numbered or not.
    """

    def __init__(self, draft: Draft, styles: Styles, ground: str) -> None:
        self._draft = draft
        self._styles = styles
        self._ground = ground
        self._deleted = 0

    def add(self, story: etree._Element) -> None:
        """Add the lines of a story."""
        for line in self._blocks(story, self._ground):
            if line.strip():
                self._draft.line(line)
            else:
                self._draft.blank()

    def _blocks(self, parent: etree._Element, ground: str) -> list[str]:
        lines: list[str] = []
        for child in parent:
            if child.tag == f"{W}p":
                lines += self._paragraph(child, ground)
            elif child.tag == f"{W}tbl":
                lines += self._table(child, ground)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}body", f"{W}customXml"):
                lines += self._blocks(child, ground)
        return lines

    def _table(self, table: etree._Element, ground: str) -> list[str]:
        ground = self._styles.table(table.find(f"{W}tblPr")) or ground
        lines: list[str] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue  # the row of a table within a cell is read with its cell
            # A row may depart from its table by w:tblPrEx.
            behind = look(row.find(f"{W}tblPrEx")).shade or ground
            cells = [self._cell(cell, behind) for cell in row.iter(f"{W}tc")
                     if next(cell.iterancestors(f"{W}tr")) is row]  # fmt: skip
            cells = [cell for cell in cells if any(line.strip() for line in cell)]
            if all(sum(bool(line.strip()) for line in cell) == 1 for cell in cells):
                # Facts side by side: one line, as a person reads them.
                facts = ("".join(cell).strip() for cell in cells)
                lines += ["\t".join(facts)] if cells else []
            else:
                for cell in cells:
                    lines += cell
        return lines

    def _cell(self, cell: etree._Element, ground: str) -> list[str]:
        shade = look(cell.find(f"{W}tcPr")).shade
        return self._blocks(cell, shade or ground)

    def _paragraph(self, paragraph: etree._Element, ground: str) -> list[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, paragraph, ground, pieces, boxes)
        text = "".join(pieces)
        if text.strip() and self._styles.list_number(paragraph) is not None:
            text = _LIST_MARK + text.lstrip()
        return [*text.split("\n"), *boxes]

    def _inline(
        self,
        paragraph: etree._Element,
        parent: etree._Element,
        ground: str,
        pieces: list[str],
        boxes: list[str],
    ) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(paragraph, child, ground, pieces, boxes)
            elif child.tag == f"{W}del":
                self._deletion(child)
            elif child.tag not in (f"{W}pPr", f"{W}moveFrom") and isinstance(child.tag, str):
                # Hyperlinks, insertions, smart tags, fields: containers of runs.
                self._inline(paragraph, child, ground, pieces, boxes)

    def _run(
        self,
        paragraph: etree._Element,
        run: etree._Element,
        ground: str,
        pieces: list[str],
        boxes: list[str],
    ) -> None:
        text = ""
        for child in run:
            if child.tag == f"{W}t":
                text += child.text or ""
            elif child.tag in _BREAKS:
                text += _BREAKS[child.tag]
            elif child.tag == f"{W}sym":
                text += _symbol(child)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                boxes += self._boxes(child)
        if not text:
            return
        hiding = _hiding(self._styles.run(paragraph, run), ground)
        if hiding is None or not text.strip():
            pieces.append(text)
        else:
            self._draft.conceal(text, *hiding)

    def _boxes(self, drawing: etree._Element) -> list[str]:
        # Word writes a text box twice, for new and for old readers: one of the two is taken.
        if drawing.tag == f"{MC}AlternateContent":
            choice = drawing.find(f"{MC}Choice")
            drawing = choice if choice is not None else drawing
        lines: list[str] = []
        for box in drawing.iter(_BOX):
            around = list(box.iterancestors(_BOX, f"{MC}Fallback"))
            inner = [a for a in around if a is not drawing and drawing in a.iterancestors()]
            if not inner:
                lines += self._blocks(box, UNKNOWN)  # a shape may have any fill behind its text
        return lines

    def _deletion(self, element: etree._Element) -> None:
        words = "".join(t.text or "" for t in element.iter(f"{W}delText"))
        if words.strip():
            self._deleted += 1
            self._draft.state(f"docx:deleted:{self._deleted}", words)


def _hiding(seen: Look, ground: str) -> tuple[Hiding, str] | None:
    if seen.vanish:
        return "vanish", "hidden font property (w:vanish)"
    if seen.size is not None and seen.size <= TINY:
        return "tiny", f"font size {seen.size:g} pt"
    behind = seen.shade or ground
    if is_unreadable(seen, behind):
        return "invisible_ink", f"colour #{seen.colour} on #{behind}"
    return None


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char", "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= value <= 0xF0FF else chr(value) if 31 < value < 0xD800 else ""
