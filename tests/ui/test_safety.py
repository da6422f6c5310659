"""Foreign text cannot reach a place where Streamlit reads Markdown: held by reading the sources."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui

SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))

# What may be called on Streamlit at all. Nothing that prints a text of its own as Markdown.
LAYOUT = {
    "columns",
    "container",
    "fragment",
    "image",
    "navigation",
    "Page",
    "pagination",
    "rerun",
    "set_page_config",
    "switch_page",
}
LABELLED = {
    "button",
    "checkbox",
    "date_input",
    "download_button",
    "expander",
    "file_uploader",
    "segmented_control",
    "selectbox",
    "spinner",
    "status",
    "text_area",
    "text_input",
}
ONE_PLACE = {"html": "show.py", "iframe": "show.py", "cache_resource": "bench.py"}
STATE = {"session_state", "query_params"}

# Labels that are no literal: each is one of this project's own words.
OWN_WORDS = {
    "label",  # a parameter; what is given for it is held below
    "placeholder",  # the same
    "_AGREED[action]",
    "family.capitalize()",  # of a signal's own name
    "_progress(count)",  # of a number
    "step(name, asked)",  # words of `present.step`, whatever it is given
}
TYPES = {"Action", "Detail", "Choice", "From", "Part", "Stamp"}
TAKE_A_LABEL = {
    "_choose": (0,),
    "_text": (0,),
    "_short": (0, 2),
    "_long": (0,),
    "_pick": (0, 2),
    "uploads": (1,),
    "dated_uploads": (1,),
}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call of an attribute: the call, what it is called on, the attribute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def source(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_only_listed_calls_are_made(source: Path) -> None:
    for call, on, name in calls(parsed(source)):
        if on == "st":
            where = f"{source.name}:{call.lineno}: st.{name}"
            assert name in LAYOUT | LABELLED | ONE_PLACE.keys(), where
            assert ONE_PLACE.get(name, source.name) == source.name, where
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            pytest.fail(f"{source.name}: import streamlit as st, so that its calls are seen here")


def test_labels_are_the_projects_own_words(source: Path) -> None:
    for call, on, name in calls(parsed(source)):
        if name in LABELLED and (on == "st" or name == "status"):
            shown = ast.unparse(call.args[0])
            where = f"{source.name}:{call.lineno}: {name}({shown})"
            assert isinstance(call.args[0], ast.Constant) or shown in OWN_WORDS, where
        for keyword in call.keywords:
            if keyword.arg in {"help", "placeholder", "label", "caption", "alt"}:
                shown = ast.unparse(keyword.value)
                where = f"{source.name}:{call.lineno}: {keyword.arg}={shown}"
                assert isinstance(keyword.value, ast.Constant) or shown in OWN_WORDS, where


def test_who_passes_a_label_on_is_given_a_literal(source: Path) -> None:
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for place in TAKE_A_LABEL.get(node.func.id, ()):
                for given in node.args[place : place + 1]:
                    where = f"{source.name}:{node.lineno}: {ast.unparse(node)}"
                    assert isinstance(given, ast.Constant) or ast.unparse(given) == "label", where


def test_choices_are_named_by_tables_of_this_project(source: Path) -> None:
    named = {"STAGES[value]", "DISPOSITIONS[value]", "choices[value]", "_DETAILS[value]"}
    named |= {"_FROM[value]", "_PARTS[value]"}
    for call, _, name in calls(parsed(source)):
        if name in {"selectbox", "segmented_control"}:
            options = ast.unparse(call.args[1])
            own = {"list(STAGES)", "list(DISPOSITIONS)", "list(choices)", "list(_DETAILS)"}
            own |= {"list(AGES)", "list(get_args(Stage))", "['Text', 'Pages']"}
            own |= {"list(_FROM)", "list(_PARTS)"}
            assert options in own, f"{source.name}:{call.lineno}: {options}"
            for keyword in call.keywords:
                if keyword.arg == "format_func":
                    assert isinstance(keyword.value, ast.Lambda)
                    assert ast.unparse(keyword.value.body) in named


def test_nothing_is_marked_safe_but_what_a_template_rendered(source: Path) -> None:
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Markup":
            shown = ast.unparse(node.args[0])
            rendered = shown.startswith("html.") or source.name == "show.py"
            assert rendered, f"{source.name}:{node.lineno}: {shown}"
        if isinstance(node, ast.keyword) and node.arg:
            assert not node.arg.startswith("unsafe"), f"{source.name}:{node.lineno}"


def test_nothing_of_a_user_can_be_held_by_a_module(source: Path) -> None:
    """Modules are shared by every session, so they hold constants and functions alone."""
    tree = parsed(source)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            name = ast.unparse(target)
            assert name.isupper() or name == "_log" or name in TYPES, name
        assert not isinstance(node, ast.AugAssign)


def test_only_the_bench_is_shared() -> None:
    cached = [
        (path.name, ast.unparse(decorator))
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if "cache" in ast.unparse(decorator)
    ]
    assert sorted(cached) == [
        ("bench.py", "st.cache_resource(show_spinner=False)"),
        ("icon.py", "cache"),
        ("show.py", "cache"),
    ]
