"""What an HTML page says of itself: title, meta and Open Graph, links, JSON-LD."""

import json

from bs4 import BeautifulSoup

from forensics.readers.draft import Draft
from forensics.readers.leaves import leaves

_MAX_LINKS = 300


def state(draft: Draft, soup: BeautifulSoup) -> None:
    """Record "html:title", "html:description", "og:title", "jsonld:Person.name", "html:link:N"."""
    if soup.title and soup.title.string:
        draft.state("html:title", soup.title.string)
    if soup.html and soup.html.get("lang"):
        draft.state("html:lang", soup.html["lang"])
    for meta in soup.find_all("meta"):
        key = str(meta.get("property") or meta.get("name") or "")
        if key and meta.get("content"):
            prefix = "" if ":" in key else "html:"
            draft.state(prefix + key, meta["content"])
    canonical = soup.find("link", rel="canonical")
    if canonical is not None and canonical.get("href"):
        draft.state("html:canonical", canonical["href"])
    for script in soup.find_all("script", type="application/ld+json"):
        _json_ld(draft, script.get_text())
    targets = dict.fromkeys(str(a["href"]) for a in soup.find_all("a", href=True))
    for number, target in enumerate(list(targets)[:_MAX_LINKS], start=1):
        if not target.startswith(("#", "javascript:")):
            draft.state(f"html:link:{number}", target)


def _json_ld(draft: Draft, text: str) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        draft.notes.append("its JSON-LD is damaged and was not read")
        return
    things = value if isinstance(value, list) else [value]
    for thing in things:
        graph = thing.get("@graph", [thing]) if isinstance(thing, dict) else []
        for item in graph if isinstance(graph, list) else []:
            if isinstance(item, dict):
                kind = item.get("@type", "Thing")
                name = str(kind[0] if isinstance(kind, list) and kind else kind)
                for path, leaf in leaves(item):
                    draft.state(f"jsonld:{name}.{path}", leaf)
