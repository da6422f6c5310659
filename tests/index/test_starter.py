import logging
from pathlib import Path

import numpy as np
import pytest

from index import starter
from index.embedding import MiniLM
from index.errors import BackgroundError

SMALL = """# Written for a test.

## Baker
Shaped loaves by hand every morning

## Pilot
Flew mail at night
"""


@pytest.fixture
def text(tmp_path: Path, embedder: MiniLM) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text(SMALL, encoding="utf-8")
    starter.write_vectors(embedder, path)
    return path


def test_lines_are_read_with_their_occupations() -> None:
    assert starter.read_text(SMALL) == (
        ("Shaped loaves by hand every morning", "Flew mail at night"),
        ("Baker", "Pilot"),
    )


@pytest.mark.parametrize("bad", ["", "# only notes\n", "a line without occupation\n## Late\n"])
def test_a_malformed_text_is_refused(bad: str) -> None:
    with pytest.raises(BackgroundError):
        starter.read_text(bad)


def test_stored_vectors_are_those_of_the_lines(text: Path, embedder: MiniLM) -> None:
    found = starter.load_starter(embedder, text)
    assert (found.vectors * embedder.embed(found.lines)).sum(axis=1).min() > 0.9999
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_vectors_of_another_text_are_made_again_with_a_warning(
    text: Path, embedder: MiniLM, caplog: pytest.LogCaptureFixture
) -> None:
    text.write_text(SMALL.replace("mail", "cargo"), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        found = starter.load_starter(embedder, text)
    assert "made again" in caplog.text
    assert (found.vectors * embedder.embed(found.lines)).sum(axis=1).min() > 0.9999


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not a real archive", None])
def test_damaged_or_absent_vectors_are_made_again(
    text: Path, embedder: MiniLM, damage: bytes | None
) -> None:
    vectors = text.with_suffix(".npz")
    if damage is None:
        vectors.unlink()
    else:
        vectors.write_bytes(damage)
    assert len(starter.load_starter(embedder, text).vectors) == 2


def test_the_shipped_vectors_fit_the_shipped_text(
    embedder: MiniLM, caplog: pytest.LogCaptureFixture
) -> None:
    found = starter.load_starter(embedder)
    assert not caplog.records, "run: python -m index.starter"
    assert len(found.lines) >= 600
    assert len(set(found.occupations)) >= 40
    few = slice(0, len(found.lines), 97)
    made = embedder.embed(found.lines[few])
    assert (found.vectors[few] * made).sum(axis=1).min() > 0.999
