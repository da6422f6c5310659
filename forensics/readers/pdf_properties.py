"""What a PDF says of itself: the Info dictionary, XMP, and the targets of its links."""

import ctypes
import io
from collections.abc import Iterator, Mapping

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree
from pypdfium2 import PdfPage

from forensics.readers.draft import Draft

_MAX_XMP = 2_000_000
_MAX_LINKS = 500
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def state(
    draft: Draft, pdf: pypdfium2.PdfDocument, pages: Mapping[int, PdfPage], data: bytes
) -> None:
    """Record "pdf:KEY" for Info entries, "xmp:PREFIX:NAME" for XMP, "pdf:link:N" for links."""
    draft.state("pdf:pages", len(pdf))
    version = pdf.get_version()
    if version:
        draft.state("pdf:version", f"{version // 10}.{version % 10}")
    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            for key, value in opened.docinfo.items():
                draft.state(f"pdf:{str(key).lstrip('/')}", value)
            stream = opened.Root.get("/Metadata")
            if isinstance(stream, pikepdf.Stream):
                _xmp(draft, stream)
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError):
        # The stricter library gave up; the lenient one still knows the usual entries.
        for key, value in pdf.get_metadata_dict(skip_empty=True).items():
            draft.state(f"pdf:{key}", value)
        draft.notes.append("its metadata is damaged and was read in part")
    for number, target in enumerate(_links(pdf, pages), start=1):
        draft.state(f"pdf:link:{number}", target)


def _xmp(draft: Draft, stream: pikepdf.Stream) -> None:
    body = stream.read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        if len(body) > _MAX_XMP or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            raise ValueError("unusual XMP")
        root = etree.fromstring(body.strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        draft.notes.append("its XMP metadata is damaged and was not read")
        return
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            _one(draft, str(key), str(value))
        for child in description:
            if isinstance(child.tag, str):
                items = [i.text or "" for i in child.iter(f"{_RDF}li")] or [child.text or ""]
                _one(draft, child.tag, "; ".join(item.strip() for item in items if item.strip()))


def _one(draft: Draft, tag: str, value: str) -> None:
    namespace, _, local = tag.lstrip("{").rpartition("}")
    if namespace and f"{{{namespace}}}" != _RDF:
        prefix = _PREFIXES.get(namespace, namespace.rstrip("/#").rpartition("/")[2])
        draft.state(f"xmp:{prefix}:{local}", value)


def _links(pdf: pypdfium2.PdfDocument, pages: Mapping[int, PdfPage]) -> Iterator[str]:
    found: dict[str, None] = {}
    for page in pages.values():
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while len(found) < _MAX_LINKS and pdfium.FPDFLink_Enumerate(page.raw, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            target = _target(pdf, action) if action else ""
            if target:
                found[target] = None
    return iter(found)


def _target(pdf: pypdfium2.PdfDocument, action: object) -> str:
    length = pdfium.FPDFAction_GetURIPath(pdf.raw, action, None, 0)
    if not 1 < length < 5000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(pdf.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")
