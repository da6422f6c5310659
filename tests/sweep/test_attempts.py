from pathlib import Path

import pytest

from forensics.sweep.attempts import Attempt, ends, forget


def end(work: Path, *taken: int) -> None:
    """A try that ends with the last of these in hand, as if its process had been killed."""
    attempt = Attempt(work, 7)
    for application in taken:
        attempt.take(application)


def test_what_ended_two_processes_is_not_taken_again(tmp_path: Path) -> None:
    end(tmp_path, 1, 2, 3)
    end(tmp_path, 1, 2)
    end(tmp_path, 1, 2, 3)
    with Attempt(tmp_path, 7) as attempt:
        assert [number for number in range(5) if attempt.take(number)] == [0, 1, 2, 4]


def test_a_part_that_was_made_leaves_nothing_and_another_part_counts_apart(tmp_path: Path) -> None:
    end(tmp_path, 1)
    end(tmp_path, 1)
    with Attempt(tmp_path, 8) as other:
        assert other.take(1)
    with Attempt(tmp_path, 7) as attempt:
        attempt.take(2)
    assert ends(tmp_path, 7) is None


def test_ends_are_counted_where_an_application_was_in_hand(tmp_path: Path) -> None:
    assert ends(tmp_path, 7) is None
    end(tmp_path)
    assert ends(tmp_path, 7) == 0
    end(tmp_path, 4)
    attempt = Attempt(tmp_path, 7)
    attempt.take(4)
    attempt.put_down()
    assert ends(tmp_path, 7) == 1


def test_an_error_leaves_the_note_and_a_new_run_forgets_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), Attempt(tmp_path, 7) as attempt:
        attempt.take(4)
        raise OSError("full")
    assert ends(tmp_path, 7) == 1
    forget(tmp_path)
    assert ends(tmp_path, 7) is None
