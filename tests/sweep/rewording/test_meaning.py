"""What the home knows as everybody's is ordinary where passages are compared by meaning too."""

from pathlib import Path

from forensics.settings import Settings
from forensics.store.database import open_database
from forensics.sweep.rewording.meaning import background
from index.between import ordinary
from index.embedding import MiniLM
from index.library import Library
from index.published import PublishedLists

WEIGH = "Weigh eels at the landing stage and record their number by species."


def test_a_published_line_is_ordinary(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    embedder = MiniLM(threads=1)
    library = Library(open_database(settings.database), embedder, directory=None)
    given = {"file": "tasks.txt", "sha256": "ab" * 32, "author": "Ann Lee"}
    PublishedLists(library).publish("Eel Guild", [WEIGH], **given)
    vector = embedder.embed([WEIGH])
    assert ordinary(background(settings), vector).max() > 0.99
    assert ordinary(background(Settings(home=tmp_path / "none")), vector).max() < 0.9
