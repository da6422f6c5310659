from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from index.curation.curator import Curator
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.passages import read_lines
from index.template import Template
from tests.index import wordy
from tests.index.exchange.making import plain

Make = Callable[..., Template]

HOST = [
    "Planned menus for a hospital kitchen of 400 covers a day.",
    "Renegotiated the dairy contract after two late deliveries.",
    "Introduced allergen cards read back aloud at every handover.",
    "Kept food waste below 4% through weighed plate returns.",
    "Trained porters in knife safety and cold chain records.",
    "Prepared the kitchen's yearly hygiene inspection by the council.",
]
REWORDED = [
    "Cut settlement time from five hours to under forty minutes by sharding payouts in 64 groups.",
    "Swapped a purchased fee engine for rules which the bookkeepers of sellers can change alone.",
    "Matched 1.9M refunded card payments with three acquiring banks, getting back $412k underpaid.",
    "Made the ledger immutable: journals only grow and each tenant has its own chain of hashes.",
    "Showed four new graduates how double-entry bookkeeping traces work before any live change.",
    "Phased out an old COBOL gateway, feeding eleven months of recorded traffic to its successor.",
]
STOCK = [
    "Mentored junior developers and helped establish coding standards across the team",
    "Participated in code reviews, sprint planning and daily stand-ups as part of an agile team",
    "Worked closely with designers and product owners to turn requirements into working features",
]


def lines(text: str) -> list[str]:
    return [line.text for line in read_lines(text)]


def test_the_same_lines_are_a_known_template_and_the_pairs_quote_both_sides(
    stocked: Library, ledger: str
) -> None:
    given = ["Ada Example", *lines(ledger)]
    (match,) = Matcher(stocked).match(given)
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    for pair in match.pairs:
        assert given[pair.passage][pair.start : pair.end] == pair.quote
        assert pair.template_quote in ledger
        assert pair.kind == "copied"
    assert match.score == pytest.approx(sum(pair.strength for pair in match.pairs), abs=1e-4)


def test_reordered_and_shortened_it_still_is(stocked: Library, ledger: str) -> None:
    given = lines(ledger)[::-1]
    matches = Matcher(stocked).match(given[:2] + given[4:])
    assert [match.verdict for match in matches] == [Verdict.KNOWN_TEMPLATE]


def test_reworded_lines_are_a_known_template_of_reworded_pairs(stocked: Library) -> None:
    (match,) = Matcher(stocked).match(REWORDED)
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    assert {pair.kind for pair in match.pairs} == {"reworded"}
    assert match.rare_pairs >= 4


def test_another_persons_resume_matches_nothing(stocked: Library) -> None:
    assert Matcher(stocked).match(HOST) == ()


def test_a_few_copied_lines_among_ones_own_are_a_shared_source(
    stocked: Library, ledger: str
) -> None:
    copied = [line for line in lines(ledger) if line.startswith(("Split", "Froze"))]
    (match,) = Matcher(stocked).match([*HOST, *copied])
    assert match.verdict is Verdict.SHARED_SOURCE
    assert [pair.quote for pair in match.pairs if pair.rare] == copied
    assert not match.many


def test_stock_lines_weigh_nothing_however_many_align(library: Library, template: Make) -> None:
    library.add(template("web/stock", "\n".join((*STOCK, *HOST))))
    (match,) = Matcher(library).match(STOCK)
    assert match.verdict is Verdict.COMMON_TEXT
    assert match.score == 0.0
    assert all(pair.background_seen >= 1 and not pair.rare for pair in match.pairs)
    assert all(pair.background_size >= 600 for pair in match.pairs)


def test_a_line_of_an_unrelated_template_is_a_stock_line(stocked: Library, template: Make) -> None:
    line = "Ran the Saturday throwing class for children with visual impairment."
    given = [line, *HOST]
    (before,) = Matcher(stocked).search(given, 1)
    assert (before.template, before.pairs[0].rare) == ("clay/kiln", True)
    filler = "\n".join(HOST)
    stocked.add(template("food/host", f"{line}\n{filler}"))
    found = {match.template: match for match in Matcher(stocked).search([line], 3)}
    assert not any(pair.rare for pair in found["clay/kiln"].pairs)


def test_a_near_copy_of_a_template_does_not_make_its_lines_common(
    stocked: Library, template: Make, ledger: str
) -> None:
    stocked.add(template("other/twin", ledger.replace("64", "128")))
    found = Matcher(stocked).match(lines(ledger))
    assert {match.template for match in found} == {"pay/ledger", "other/twin"}
    assert {match.verdict for match in found} == {Verdict.KNOWN_TEMPLATE}


def test_a_retired_template_never_matches(stocked: Library, ledger: str) -> None:
    Curator(stocked).retire("pay/ledger", author="Ann", reason="Only false alarms.")
    assert Matcher(stocked).match(lines(ledger)) == ()
    assert [match.template for match in Matcher(stocked).search(lines(ledger), 5)] == ["clay/kiln"]


def test_an_expired_template_is_shown_and_weighs_until_the_day_before(
    stocked: Library, ledger: str
) -> None:
    Curator(stocked).expire("pay/ledger", date(2027, 1, 1), author="Ann", reason="A leaked text.")
    matcher = Matcher(stocked)
    (before,) = matcher.match(lines(ledger), on=date(2026, 12, 31))
    (after,) = matcher.match(lines(ledger), on=date(2027, 1, 1))
    assert (before.expired, before.weighs) == (False, True)
    assert (after.expired, after.weighs) == (True, False)
    assert after.pairs == before.pairs


def test_search_gives_every_template_of_the_top_whatever_its_score(stocked: Library) -> None:
    found = Matcher(stocked).search(HOST, 5)
    assert {match.template for match in found} == {"pay/ledger", "clay/kiln"}
    assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
    assert len(Matcher(stocked).search(HOST, 1)) == 1


def test_text_without_passages_and_an_empty_library_give_nothing(library: Library) -> None:
    assert Matcher(library).match(["Java", "", "Ada"]) == ()
    assert Matcher(library).match(HOST) == ()
    assert Matcher(library).search(HOST, 3) == ()


def test_many_variants_of_one_template_do_not_hide_it(engine: Engine, tmp_path: Path) -> None:
    held = wordy.library(engine, tmp_path)
    others = [wordy.numbered(number) for number in range(100, 140)]
    own = wordy.text_of(0)
    kin = [
        plain(f"kin/v{n}", f"{own}- Filed form {n} of the year\n", status="stable")
        for n in range(14)
    ]
    held.add_all([*others, *kin])
    given = own.splitlines()
    for number in range(100, 140):  # a line of each other one, a word of it exchanged
        given.append(wordy.text_of(number).splitlines()[0].replace("Wired", "Laid"))
    found = Matcher(held).match([line.removeprefix("- ") for line in given])
    assert {match.template.partition("/")[0] for match in found} == {"kin"}


def test_a_score_does_not_depend_on_how_many_are_asked_for(engine: Engine, tmp_path: Path) -> None:
    held = wordy.library(engine, tmp_path)
    held.add_all([wordy.numbered(number) for number in range(60)])
    given = [wordy.text_of(number).splitlines()[0][2:] for number in range(60)]
    scores = [Matcher(held).search(given, top)[0].score for top in (1, 10, 60)]
    assert scores == [scores[0]] * 3
