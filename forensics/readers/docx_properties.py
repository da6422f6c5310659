"""What a DOCX says of itself: core, application and custom properties."""

from lxml import etree

from forensics.readers.archive import Archive
from forensics.readers.docx_xml import parse
from forensics.readers.draft import Draft


def state(draft: Draft, archive: Archive) -> None:
    """Record "docx:creator", "docx:Application", "docx:custom:NAME" and so on."""
    names = set(archive.names)
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in names:
            for element in parse(archive.read(part)):
                if isinstance(element.tag, str) and len(element) == 0:
                    draft.state(f"docx:{etree.QName(element).localname}", element.text or "")
    if "docProps/custom.xml" in names:
        for element in parse(archive.read("docProps/custom.xml")):
            values = [child.text or "" for child in element if isinstance(child.tag, str)]
            draft.state(f"docx:custom:{element.get('name', '')}", " ".join(values))
