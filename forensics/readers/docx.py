"""DOCX: headers, body with tables and text boxes, notes, footers; properties, images, hidden runs.

Comments and tracked deletions are shown by word processors beside the text, so they are neither
visible lines nor concealed: they are kept as properties ("docx:comment:1", "docx:deleted:1").
"""

import io
import zipfile
from collections.abc import Iterator

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import images
from forensics.readers.archive import Archive
from forensics.readers.docx_body import Body
from forensics.readers.docx_ground import page_ground
from forensics.readers.docx_properties import state
from forensics.readers.docx_styles import Styles
from forensics.readers.docx_xml import EMBED, LINK, W, parse
from forensics.readers.draft import Draft
from forensics.readers.limits import MAX_IMAGES
from forensics.readers.sniff import MediaType

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"


def read(data: bytes, name: str) -> Document:
    """Read a DOCX. Raises ReadError: malformed, encrypted, too_large, empty."""
    archive = Archive(data)
    for entry in archive.names:
        if entry.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(entry)[:4096]:
            message = f"its part {entry[:80]!r} declares a document type, as no word processor does"
            raise ReadError(Unread.MALFORMED, message)
    try:
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
    except (
        KeyError, ValueError, AttributeError, zipfile.BadZipFile, PackageNotFoundError,
        etree.XMLSyntaxError,
    ) as error:  # fmt: skip
        raise ReadError(Unread.MALFORMED, "is a damaged DOCX (a part is missing)") from error
    draft = Draft(MediaType.DOCX)
    state(draft, archive)
    _text(draft, main)
    for number, link in enumerate(_links(main), start=1):
        draft.state(f"docx:link:{number}", link)
    _images(draft, main)
    return draft.finish(data, name)


def _text(draft: Draft, main: Part) -> None:
    root = parse(main.blob)
    headers = [parse(part.blob) for part in _edges(main, root, "header")]
    ground = page_ground(root, _related(main, "settings"), [root, *headers])
    body = Body(draft, Styles(_related(main, "styles")), ground)
    said: set[str] = set()
    for part in _edges(main, root, "header"):
        _once(body, part, said)
    draft.blank()
    body.add(root)
    for kind in ("footnotes", "endnotes"):
        notes = _related(main, kind)
        if notes is not None:
            for note in notes:
                if note.get(f"{W}type") is None:
                    body.add(note)
    for part in _edges(main, root, "footer"):
        _once(body, part, said)
    comments = _related(main, "comments")
    for number, comment in enumerate(comments if comments is not None else (), start=1):
        words = "".join(t.text or "" for t in comment.iter(f"{W}t"))
        draft.state(f"docx:comment:{number}", f"{comment.get(f'{W}author', '')}: {words}")


def _once(body: Body, part: Part, said: set[str]) -> None:
    # First, even and odd pages often carry the same header.
    root = parse(part.blob)
    words = "".join(t.text or "" for t in root.iter(f"{W}t"))
    if words not in said:
        said.add(words)
        body.add(root)


def _edges(main: Part, root: etree._Element, kind: str) -> Iterator[Part]:
    for reference in root.iter(f"{W}{kind}Reference"):
        relation = main.rels.get(reference.get(LINK, ""))
        if relation is not None and not relation.is_external:
            yield relation.target_part


def _related(main: Part, kind: str) -> etree._Element | None:
    for relation in main.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse(relation.target_part.blob)
    return None


def _links(main: Part) -> list[str]:
    found = (
        relation.target_ref
        for relation in main.rels.values()
        if relation.is_external and relation.reltype.endswith("/hyperlink")
    )
    return list(dict.fromkeys(found))


def _images(draft: Draft, main: Part) -> None:
    seen: set[bytes] = set()
    for part in (main, *_edges(main, parse(main.blob), "header")):
        for element in parse(part.blob).iter(_BLIP, _PICTURE):
            relation = part.rels.get(element.get(EMBED) or element.get(LINK) or "")
            if relation is None or relation.is_external or relation.target_part.blob in seen:
                continue
            if len(draft.images) >= MAX_IMAGES:
                draft.notes.append(f"only the first {MAX_IMAGES} images were hashed")
                return
            seen.add(relation.target_part.blob)
            image = images.from_bytes(relation.target_part.blob, len(draft.images) + 1)
            if image is not None:
                draft.images.append(image)
