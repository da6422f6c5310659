import pytest

from index import cascade
from index.cascade import LEAST_PASSAGES, TOKENS, Looks, looks
from index.embedding import MiniLM
from index.exchange.sealed import new_salt, seal
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.passages import passages
from tests.index.counting import Counting
from tests.index.test_matcher import REWORDED, lines

ORDINARY = [
    f"{verb} {number} {things} for the {place} depot and noted every shortage by hand."
    for number, (verb, things, place) in enumerate(
        zip(
            ("Counted", "Weighed", "Unpacked", "Labelled", "Stacked", "Swept around") * 5,
            ("crates of figs", "sacks of rye", "bales of wool", "tins of paint", "reels") * 6,
            ("northern", "Leith", "harbour", "canal", "old", "second", "Perth") * 5,
            strict=False,
        ),
        start=11,
    )
]
"""Thirty lines that resemble nothing of the library."""


def look(library: Library, embedder: MiniLM, given: list[str]) -> Looks:
    texts = tuple(passage.text for passage in passages(given))
    return looks(library.snapshot(), texts, embedder.guess(texts))


def test_what_repeats_or_resembles_a_template_is_looked_at_first(
    stocked: Library, embedder: MiniLM, ledger: str
) -> None:
    copied = [line for line in lines(ledger) if line.startswith("Taught")]
    given = [*ORDINARY[:15], *copied, *ORDINARY[15:], *REWORDED[:3]]
    first = look(stocked, embedder, given)
    assert {15, 31, 32, 33} <= set(first.places[0].tolist())
    assert stocked.snapshot().held.texts[first.rows[15]] == copied[0]
    assert first.rows[31] == -1, "a reworded line reads otherwise, its vector is not known"


def test_no_more_is_embedded_first_than_was_set(stocked: Library, embedder: MiniLM) -> None:
    given = ORDINARY + REWORDED
    tokens = embedder.guess(given).tokens
    (earlier, later, every) = look(stocked, embedder, given).places
    assert 0.8 * TOKENS[0] < tokens[earlier].sum() <= TOKENS[0]
    assert 0.8 * TOKENS[1] < tokens[later].sum() <= TOKENS[1]
    assert set(earlier.tolist()) < set(later.tolist()) < set(every.tolist())
    assert every.tolist() == list(range(len(given)))


def test_a_short_text_and_one_that_is_copied_are_compared_whole(
    stocked: Library, embedder: MiniLM, ledger: str
) -> None:
    for given in (ORDINARY[:8], [*ORDINARY[:4], *lines(ledger)]):
        first = look(stocked, embedder, given)
        assert len(first.places) == 1
        assert len(first.places[0]) == len(first.rows) == len(passages(given))


def test_copied_passages_are_not_embedded_again(
    counted: tuple[Library, Counting], ledger: str
) -> None:
    library, counting = counted
    given = [*ORDINARY[:8], *lines(ledger)]
    (match, *_) = Matcher(library).match(given)
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    assert set(counting.lines) == set(ORDINARY[:8])
    (exhaustive, *_) = Matcher(library).search(given, 1)
    assert match.score == pytest.approx(exhaustive.score, abs=1e-4)


def test_a_library_without_text_is_compared_with_nothing(
    library: Library, embedder: MiniLM
) -> None:
    first = look(library, embedder, ORDINARY)
    assert not len(first.places[0])


@pytest.fixture
def counted(stocked: Library, embedder: MiniLM) -> tuple[Library, Counting]:
    counting = Counting(embedder)
    stocked.snapshot()
    stocked.embedder = counting
    return stocked, counting


def test_an_ordinary_text_is_embedded_in_part(counted: tuple[Library, Counting]) -> None:
    library, counting = counted
    assert Matcher(library).match(ORDINARY) == ()
    assert 0 < len(counting.lines) < 0.5 * len(ORDINARY)


def test_a_rewritten_template_among_ordinary_lines_is_found_as_by_comparing_all(
    counted: tuple[Library, Counting],
) -> None:
    library, counting = counted
    given = [*ORDINARY[:20], *REWORDED, *ORDINARY[20:]]
    (match,) = Matcher(library).match(given)
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    assert len(counting.lines) == len(given), "all of it, no line twice"
    (exhaustive, *_) = Matcher(library).search(given, 1)
    assert match.score == pytest.approx(exhaustive.score, abs=1e-4)
    assert {pair.quote for pair in match.pairs} == {pair.quote for pair in exhaustive.pairs}


def test_copied_lines_that_are_too_few_are_told_all_the_same(stocked: Library, ledger: str) -> None:
    given = [*ORDINARY, *(line for line in lines(ledger) if line.startswith(("Split", "Froze")))]
    (match,) = Matcher(stocked).match(given)
    assert (match.verdict, match.rare_pairs) == (Verdict.SHARED_SOURCE, 2)
    for pair in match.pairs:
        assert given[pair.passage][pair.start : pair.end] == pair.quote


def test_a_sealed_template_is_found_wherever_its_lines_stand(
    stocked: Library, embedder: MiniLM
) -> None:
    lots = ["Refilled nine lanterns of the island's railway before each winter timetable."]
    lots += [f"Refilled {n} lanterns of the island's railway before snow." for n in range(6)]
    template = stocked.list()[0].model_copy(
        update={"id": "rail/lamps", "family": "rail", "text": "\n".join(f"- {x}" for x in lots)}
    )
    stocked.add(seal(template, new_salt()))
    given = [*ORDINARY, *lots]
    assert "rail/lamps" in {match.template for match in Matcher(stocked).match(given)}


def test_without_guesses_all_is_compared(
    counted: tuple[Library, Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    library, counting = counted
    monkeypatch.setattr(Counting, "guess", lambda self, lines: None)
    assert Matcher(library).match(ORDINARY) == ()
    assert len(counting.lines) == len(ORDINARY)


@pytest.mark.parametrize(("bars", "looks_taken"), [((9, 9), 1), ((-1, 9), 2), ((-1, -1), 3)])
def test_a_text_goes_on_from_the_scores_that_were_set(
    counted: tuple[Library, Counting],
    monkeypatch: pytest.MonkeyPatch,
    bars: tuple[float, float],
    looks_taken: int,
) -> None:
    library, counting = counted
    given = ORDINARY + REWORDED
    texts = [passage.text for passage in passages(given)]
    places = looks(library.snapshot(), tuple(texts), counting.guess(texts)).places
    assert len(places) == 3
    monkeypatch.setattr(cascade, "GO_ON", bars)
    Matcher(library).match(given)
    seen = places[looks_taken - 1].tolist()
    assert sorted(counting.lines) == sorted(texts[place] for place in seen)


def test_a_few_long_passages_are_no_look(stocked: Library, embedder: MiniLM) -> None:
    long = [f"{' and '.join([line.rstrip('.')] * 9)} again." for line in ORDINARY[:8]]
    assert embedder.guess(long).tokens.min() > 100
    for places in look(stocked, embedder, long).places:
        assert len(places) >= LEAST_PASSAGES


def test_a_line_repeated_takes_no_place_from_others(stocked: Library, embedder: MiniLM) -> None:
    first = look(stocked, embedder, ORDINARY)
    chosen = {ORDINARY[place] for place in first.places[0].tolist()}
    repeated = [*ORDINARY, *(ORDINARY[int(first.places[0][0])],) * 12]
    again = look(stocked, embedder, repeated)
    assert {repeated[place] for place in again.places[0].tolist()} == chosen
