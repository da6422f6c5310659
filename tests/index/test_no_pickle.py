"""Nothing is unpickled, and no derived file is parsed before its checksum was compared."""

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.snapshot import FILES, load

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for top in ("forensics", "index", "prompts", "ui") for path in (ROOT / top).rglob("*.py")
)
MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "jsonpickle"}
CALLS = {"torch.load", "faiss.read_index", "np.fromfile", "pandas.read_pickle", "pd.read_pickle"}
UNSAFE_YAML = {"yaml.unsafe_load", "yaml.full_load", "yaml.load_all", "yaml.UnsafeLoader"}


def names(tree: ast.AST) -> Iterator[str]:
    """Dotted names that a module imports or uses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def test_no_source_unpickles() -> None:
    assert len(SOURCES) > 300
    for path in SOURCES:
        used = set(names(ast.parse(path.read_text(encoding="utf-8"))))
        found = {name.partition(".")[0] for name in used} & MODULES | used & (CALLS | UNSAFE_YAML)
        assert found == set(), path


def test_every_array_file_is_read_without_objects() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"np.load", "numpy.load"}:
                given = {word.arg: ast.unparse(word.value) for word in node.keywords}
                assert given.get("allow_pickle") == "False", f"{path}:{node.lineno}"


@pytest.mark.parametrize("name", ["passages.faiss", "background.faiss", "cohort.npz"])
def test_a_file_of_another_checksum_is_never_parsed(
    stocked: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    held = stocked.snapshot().held
    folder = tmp_path / "derived"
    assert load(held, folder) is not None
    assert name in FILES.values()
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    (folder / name).write_bytes(bytes(content))
    bad = hashlib.sha256(bytes(content)).hexdigest()
    parsed: list[str] = []

    import faiss
    import numpy as np

    deserialize, read = faiss.deserialize_index, np.load

    def seen(data: object) -> str:
        raw = data.getvalue() if hasattr(data, "getvalue") else bytes(memoryview(data))  # type: ignore[call-overload]
        return hashlib.sha256(raw).hexdigest()

    def noted(inner: object) -> object:
        def call(data: object, *rest: object, **named: object) -> object:
            parsed.append(seen(data))
            return inner(data, *rest, **named)  # type: ignore[operator]

        return call

    monkeypatch.setattr(faiss, "deserialize_index", noted(deserialize))
    monkeypatch.setattr(np, "load", noted(read))
    assert load(held, folder) is None
    assert bad not in parsed
