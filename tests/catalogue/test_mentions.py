"""The resolver against hand-made mentions, on the official directories of three years."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from forensics.catalogue.holdings import all_institutions
from forensics.catalogue.importing import import_given, opened, recognised
from forensics.catalogue.register import Register
from forensics.store.database import open_database

DATA = Path(__file__).parents[3] / "shared" / "data" / "ipeds"
MENTIONS = Path(__file__).with_name("mentions.tsv")
PRECISION, RECALL = 0.97, 0.90


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    files = sorted(DATA.glob("HD*.zip"))
    if not files:
        pytest.skip(f"the IPEDS directories are not at {DATA}")
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('ipeds') / 'f.db'}")
    with Session(engine) as session:
        for path in files:
            (file,) = opened(path)
            kind = recognised(file)
            assert kind == "institutions"
            import_given(session, file, kind)
        return Register(all_institutions(session))


def test_there_are_enough_mentions_of_both_sorts() -> None:
    rows = [line.split("\t") for line in MENTIONS.read_text("utf-8").splitlines()[1:]]
    nothing = sum(unitid == "-" for _, unitid, _ in rows)
    assert len(rows) - nothing >= 200
    assert nothing >= 200


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_precision_and_recall(register: Register, half: str) -> None:
    counts = Counter[str]()
    wrong = []
    for line in MENTIONS.read_text("utf-8").splitlines()[1:]:
        mention, unitid, part = line.split("\t")
        if part != half:
            continue
        found = register.resolver.resolve(mention)
        key = found.key if found else "-"
        counts["meant"] += unitid != "-"
        counts["found"] += key != "-"
        counts["right"] += key == unitid != "-"
        if key != unitid:
            wrong.append((mention, unitid, key))
    assert counts["right"] / counts["found"] >= PRECISION, wrong
    assert counts["right"] / counts["meant"] >= RECALL, wrong
