from pathlib import Path

from tests.sweep.killing import kill


def test_a_killed_sweep_loses_and_repeats_nothing(tmp_path: Path) -> None:
    assert kill(tmp_path, kills=2, seed=3) >= 1
