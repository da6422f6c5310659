import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS = 10
ROOT = Path(__file__).parents[2]
FILES = ["background.faiss", "cohort.npz", "derived.json", "passages.faiss"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """How the library was found after each kill."""
    command = [sys.executable, "-m", "tests.index.crashing", "FOLDER", str(KILLS)]
    command[3] = str(tmp_path_factory.mktemp("crashing"))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(row) for row in done.stdout.splitlines()]


def test_the_library_stands_as_before_or_as_after_never_between(
    found: list[dict[str, Any]],
) -> None:
    assert len(found) == KILLS
    assert [told for told in found if not any(told["state"])] == []


def test_it_is_searched_as_if_nothing_had_been(found: list[dict[str, Any]]) -> None:
    assert [told for told in found if told["match"] != ["family-0/number-0"]] == []


def test_only_what_is_derived_may_be_left_over(found: list[dict[str, Any]]) -> None:
    left = {kind for told in found for kind in told["mismatches"]}
    assert left <= {"orphan", "derived file"}


def test_rebuilding_leaves_it_whole(found: list[dict[str, Any]]) -> None:
    assert [told for told in found if told["after"] or told["files"] != FILES] == []


def test_what_was_removed_is_in_no_file(found: list[dict[str, Any]]) -> None:
    gone = [told for told in found if told["verb"] == "remove" and told["state"] == [False, True]]
    assert gone
    assert [told for told in gone if not told["erased"]] == []
