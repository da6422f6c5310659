"""Front matter: the YAML between two ``---`` lines on top of a file."""

import re
from collections.abc import Hashable
from typing import Any, NamedTuple

import yaml

from index.errors import TemplateError

_FRONT = re.compile(r"\A---\r?\n(.*?\n)---\r?\n(.*)\Z", re.DOTALL)


class Parts(NamedTuple):
    """The mapping on top of a file, and every character after it."""

    values: dict[Any, Any]
    body: str


class _Strict(yaml.SafeLoader):
    """YAML without duplicate keys (the second would silently win) and without aliases.

    A few aliases of aliases are a list of billions of items.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise TemplateError("front matter: aliases are not taken")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for name, _ in node.value:
            found = self.construct_object(name, deep=True)
            if not isinstance(found, Hashable):
                raise TemplateError("front matter: a key is not plain text")
            if found in seen:
                raise TemplateError(f"front matter: duplicate key {found!r}")
            seen.add(found)
        return super().construct_mapping(node, deep)


class _Exact(yaml.SafeDumper):
    """YAML that comes back as it was: YAML 1.1 folds these breaks where they are not escaped."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    breaks = any(mark in value for mark in "\x85\u2028\u2029")
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if breaks else None)


_Exact.add_representer(str, _text)


def split(content: str) -> Parts:
    """Front matter and body of a file's text.

    Raises:
        TemplateError: no front matter, no mapping, no YAML, a duplicate key or an alias.
    """
    match = _FRONT.match(content)
    if match is None:
        raise TemplateError("the text does not start with front matter between ---")
    try:
        values = yaml.load(match[1], _Strict)
    except yaml.YAMLError as error:
        reason = str(error).split("\n", 1)[0]
        raise TemplateError(f"front matter is not YAML: {reason}") from error
    # 2026-02-31, and tags that their values are not: !!bool x, !!int '', !!timestamp x
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise TemplateError("front matter is not YAML that can be read") from error
    if not isinstance(values, dict):
        raise TemplateError("front matter is not a mapping")
    return Parts(values, match[2])


def join(values: dict[str, Any], body: str) -> str:
    """The text of a file of which ``split`` gives the same parts."""
    # A long value is not broken over rows: a person edits these by hand.
    head = yaml.dump(values, Dumper=_Exact, sort_keys=False, allow_unicode=True, width=1 << 20)
    return f"---\n{head}---\n{body}"
