"""Invented applicants are many, differ, are equal for equal seeds, and tell true timelines."""

from collections import Counter
from random import Random

from forensics.evaluate.generate.innocent import COUNT, innocent, innocents
from forensics.evaluate.generate.innocent_draft import plain
from forensics.evaluate.generate.innocent_names import GROUPS, draw
from forensics.evaluate.generate.innocent_trades import TRADES
from forensics.evaluate.generate.innocent_turns import TURNS


def test_equal_seeds_give_equal_bytes() -> None:
    for number in (1, 2, 20, 21):
        one, other = innocent(5, number), innocent(5, number)
        assert (one.submission, one.files) == (other.submission, other.files)
    assert innocent(5, 1).files != innocent(6, 1).files


def test_there_are_enough_of_every_turn_of_life() -> None:
    assert COUNT >= 500
    assert COUNT % len(TURNS) == 0
    assert len(TURNS) >= 20


def test_the_formats_that_are_read_are_written() -> None:
    some = list(innocents(2024, 3 * len(TURNS)))
    endings = Counter(path.rpartition(".")[2] for one in some for path in one.files)
    assert {"pdf", "docx", "html", "txt", "json", "zip"} <= endings.keys()
    for one in some:
        assert {item.path for item in one.submission.documents} | {
            item.path for item in one.submission.profiles
        } == one.files.keys()


def test_another_shift_changes_the_name_alone() -> None:
    one, other = innocent(3, 0), innocent(3, 0, 4)
    assert one.submission.network == other.submission.network
    assert one.submission.submitted_at == other.submission.submitted_at
    assert one.files != other.files


def test_names_are_of_many_groups_and_each_can_be_an_address() -> None:
    assert len(GROUPS) >= 10
    for number in range(200):
        name = draw(Random(number))
        assert plain(name.given).isascii()
        assert len(plain(name.given)) == sum(letter.isalpha() for letter in name.given)


def test_no_duty_is_told_before_its_year() -> None:
    for trade in TRADES:
        for year, text in trade.duties:
            assert text not in trade.duties_from(year - 1) or year == 0
        assert len(trade.duties_from(1990)) >= 4
