"""Resumes as web pages: with semantic tags, with bare divisions, and laid out in tables."""

from collections.abc import Callable
from html import escape

from forensics.evaluate.generate.outline import Entry, Outline, Row

HtmlLayout = Callable[[Outline], bytes]
_STYLE = (
    "body{font:15px/1.5 Georgia,serif;margin:2em auto;max-width:46em}"
    ".right{float:right;color:#555}h2{border-bottom:1px solid #999}.b{font-weight:bold}"
)


def _page(outline: Outline, body: str) -> bytes:
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(outline.name)} | Resume</title>\n<style>{_STYLE}</style>\n"
        f"<script>document.documentElement.className='js';</script>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def _details(entry: Entry) -> str:
    bullets = "".join(f"<li>{escape(text)}</li>\n" for text in entry.bullets)
    lines = "".join(f"<p>{escape(text)}</p>\n" for text in entry.lines)
    return (f"<ul>\n{bullets}</ul>\n" if bullets else "") + lines


def semantic(outline: Outline) -> bytes:
    """Headings, articles and lists, the contact as links."""

    def row(row: Row) -> str:
        tag = "h3" if row.bold else "p"
        right = f'<span class="right">{escape(row.right)}</span>' if row.right else ""
        return f"<{tag}>{escape(row.left)} {right}</{tag}>\n"

    email = outline.truth.emails[0]
    contact = "".join(f"<li>{escape(text)}</li>\n" for text in outline.contact)
    contact = contact.replace(
        escape(email), f'<a href="mailto:{escape(email)}">{escape(email)}</a>'
    )
    parts = [
        (
            f"<header>\n<h1>{escape(outline.printed_name)}</h1>\n<p>{escape(outline.headline)}</p>\n"
            f"<ul>\n{contact}</ul>\n</header>\n<main>\n"
        )
    ]
    for section in outline.sections:
        parts.append(f"<section>\n<h2>{escape(section.heading)}</h2>\n")
        parts += [
            f"<article>\n{''.join(map(row, entry.rows))}{_details(entry)}</article>\n"
            for entry in section.entries
        ]
        parts.append("</section>\n")
    return _page(outline, "".join(parts) + "</main>")


def divisions(outline: Outline) -> bytes:
    """Nothing but divisions and spans, as page builders emit them."""

    def row(row: Row) -> str:
        style = ' class="b"' if row.bold else ""
        right = f"<span>{escape(row.right)}</span>" if row.right else ""
        return f"<div><span{style}>{escape(row.left)}</span> {right}</div>"

    contact = " &nbsp;|&nbsp; ".join(map(escape, outline.contact))
    parts = [f'<div class="b">{escape(outline.printed_name)}</div><div>{contact}</div>']
    for section in outline.sections:
        parts.append(f'<div class="sec"><div class="b">{escape(section.heading)}</div>')
        for entry in section.entries:
            bullets = "".join(
                f"<div>{outline.glyph} {escape(text)}</div>" for text in entry.bullets
            )
            lines = "".join(f"<div>{escape(text)}</div>" for text in entry.lines)
            parts.append(f"<div>{''.join(map(row, entry.rows))}{bullets}{lines}</div>")
        parts.append("</div>")
    return _page(outline, "".join(parts))


def tables(outline: Outline) -> bytes:
    """A table of two columns, headings left, as word processors export and old pages were built."""
    contact = "<br>".join(map(escape, outline.contact))
    parts = [
        (
            f"<h1>{escape(outline.printed_name)}</h1>\n<p>{escape(outline.headline)}<br>{contact}</p>\n"
            "<table>\n"
        )
    ]
    for section in outline.sections:
        cells = []
        for entry in section.entries:
            rows = "<br>\n".join(
                escape(row.left) + (f" &mdash; {escape(row.right)}" if row.right else "")
                for row in entry.rows
            )
            cells.append((f"<p>{rows}</p>\n" if rows else "") + _details(entry))
        parts.append(
            f'<tr valign="top"><td><b>{escape(section.heading)}</b></td>\n'
            f"<td>{''.join(cells)}</td></tr>\n"
        )
    return _page(outline, "".join(parts) + "</table>")


HTML_LAYOUTS: dict[str, HtmlLayout] = {
    "semantic": semantic,
    "divisions": divisions,
    "tables": tables,
}
