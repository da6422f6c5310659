"""Unseen text that serves a page's use: labels for screen readers, menus folded away.

Every page builder writes such text, and it is meant for people who hear the page or open its menu.
It stays out of the visible text and counts as a comment. A label is a few words: whatever is longer
and no list of links is a message, however its element or class is called.
"""

from bs4.element import Tag

CLASSES = frozenset(
    (
        *("sr-only", "sr-only-focusable", "visually-hidden", "visually-hidden-focusable"),
        *("visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader"),
        *("show-for-sr", "u-sr-only", "a11y-hidden", "hidden-visually", "element-invisible"),
        *("assistive-text", "skip-link", "skip-nav", "skip-to-content", "skiplink"),
    )
)
"""Class names by which style sheets in wide use hide text from the eye alone (Bootstrap, Tailwind,
HTML5 Boilerplate, WordPress, Foundation, Drupal), and those of links past the menu."""

_FURNITURE = frozenset(
    ("nav", "header", "footer", "button", "label", "template", "noscript", "menu", "legend")
)
_ROLES = frozenset(
    ("navigation", "menu", "menubar", "banner", "status", "alert", "tooltip", "search")
)
_LABEL = 100  # characters: the longest labels in the wild are single sentences
_LINK = 60  # characters of one menu entry
_MENU = 2_000  # characters


def is_label(tag: Tag, classes: list[str]) -> bool:
    """True when a hidden tag is a label or a menu by its markup and by how little it says."""
    if not any(name.lower() in CLASSES for name in classes) and not _is_furniture(tag):
        return False
    loose = menu = 0
    for text in tag.find_all(string=True):
        length = len(" ".join(text.split()))
        if text.find_parent(["a", "button"]) is None or length > _LINK:
            loose += length
        else:
            menu += length
    return loose <= _LABEL and menu <= _MENU


def _is_furniture(tag: Tag) -> bool:
    return any(
        one.name in _FURNITURE or str(one.get("role") or "").lower() in _ROLES
        for one in (tag, *tag.parents)
    )
