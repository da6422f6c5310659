"""Names and safe parsing of the XML inside a DOCX."""

from lxml import etree

from forensics.errors import ReadError, Unread

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINK = f"{_R}id"
EMBED = f"{_R}embed"


def parse(blob: bytes) -> etree._Element:
    """The root element, entities left alone. Raises ReadError(malformed)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(Unread.MALFORMED, "is a damaged DOCX (a part is no XML)") from error


def is_on(element: etree._Element | None) -> bool:
    """The value of a switch such as w:vanish: present and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")
