"""Rare passages under two names link; short, few, stock and everybody's lines do not."""

from pathlib import Path

from forensics.sweep.linking.repeated import FEW
from index.starter import TEXT, read_text
from tests.sweep.linking.linked import NAMES, edited, kinds, lines, linked, notes
from tests.sweep.parts import Given

PAIR = [("corpus.shared_passages", "0", "1")]


def write(*texts: list[str]) -> list[Given]:
    """Applications that hold these lines and ten of their own, under different names."""
    return [
        Given(f"{place}", f"{NAMES[place % 6]} {chr(97 + place) * 5}", {}, [*text, *own])
        for place, text in enumerate(texts)
        for own in [lines(1000 + place, 10)]
    ]


def test_passages_under_two_names_are_a_link_with_their_quotes(tmp_path: Path) -> None:
    common = lines(1, 5)
    (found,) = linked(tmp_path, write(common, common, []))
    assert (found.kind, found.a, found.b) == PAIR[0]
    assert sorted(shared.a.quote for shared in found.evidence) == sorted(common)
    assert {shared.holders for shared in found.evidence} == {2}
    first = next(shared for shared in found.evidence if shared.a.quote == common[1])
    assert first.a.document == "resume.pdf"
    assert first.a.locator.start == len(common[0]) + 1  # type: ignore[union-attr]


def test_a_word_exchanged_in_each_hides_nothing(tmp_path: Path) -> None:
    common = lines(2, 6)
    (found,) = linked(tmp_path, write(common, [edited(line) for line in common]))
    assert len(found.evidence) == 6
    assert all(shared.a.quote != shared.b.quote for shared in found.evidence)


def test_two_common_passages_are_none(tmp_path: Path) -> None:
    common = lines(3, 2)
    assert linked(tmp_path, write(common, common)) == []


def test_short_lines_do_not_count(tmp_path: Path) -> None:
    common = lines(4, 9, words=5)
    assert linked(tmp_path, write(common, common)) == []


def test_lines_of_the_background_do_not_count(tmp_path: Path) -> None:
    stock = [line for line in read_text(TEXT.read_text("utf-8"))[0] if len(line.split()) >= 8][:9]
    assert linked(tmp_path, write(stock, stock)) == []


def test_lines_that_the_home_knows_as_common_do_not_count(tmp_path: Path) -> None:
    taught = lines(7, 6)
    given = write([edited(line) for line in taught], taught)
    assert len(linked(tmp_path / "1", given)) == 1
    assert linked(tmp_path / "2", given, common=taught) == []
    (left,) = linked(tmp_path / "3", given, common=taught[:3])
    assert len(left.evidence) == 3


def test_lines_that_many_write_who_share_nothing_else_do_not_count(tmp_path: Path) -> None:
    stock = lines(5, 4)
    # Three of four lines each, and so little of forty that nobody is another's copy.
    apart = [[*stock, *lines(50 + n, 30)] for n in range(FEW + 2)]
    assert linked(tmp_path, write(*apart)) == []
    assert len(linked(tmp_path / "2", write(*apart[:2]))) == 1


def test_a_large_ring_does_not_make_its_own_lines_common(tmp_path: Path) -> None:
    common = lines(6, 8)
    ring = FEW * 3
    found = linked(tmp_path, write(*[common] * ring))
    assert len(found) == ring * (ring - 1) / 2
    assert found[0].strength_bits > 5


def test_few_lines_of_a_long_text_weigh_less_than_the_same_of_a_short_one(tmp_path: Path) -> None:
    common = lines(7, 3)
    short = linked(tmp_path / "1", write(common, common))
    padded = write([*common, *lines(8, 40)], [*common, *lines(9, 40)])
    long = linked(tmp_path / "2", padded)
    assert 0 < long[0].strength_bits < short[0].strength_bits


def test_more_passages_are_stronger_but_each_less(tmp_path: Path) -> None:
    common = lines(10, 12)
    three, six, twelve = (
        linked(tmp_path / str(n), write(common[:n], common[:n]))[0].strength_bits
        for n in (3, 6, 12)
    )
    assert three == 4.88 and three < six < twelve < 10


def test_a_line_said_twice_in_one_text_counts_once(tmp_path: Path) -> None:
    common = lines(11, 2)
    assert linked(tmp_path, write(common * 2, common)) == []


def test_links_are_the_same_for_any_number_of_parts_and_threads(tmp_path: Path) -> None:
    common, other = lines(12, 6), lines(13, 4)
    given = write(common, common, [edited(line) for line in common], other, other, [])
    given = [Given(each.id, each.name, {"phone": ["+1"]}, each.passages) for each in given]
    whole = linked(tmp_path / "1", given, threads=2)
    assert whole == linked(tmp_path / "2", given, size=1, threads=1)
    assert whole == linked(tmp_path / "3", given, size=4)
    assert kinds(whole) == sorted(kinds(whole))


def test_nothing_to_link_is_no_error(tmp_path: Path) -> None:
    assert linked(tmp_path / "1", []) == []
    assert linked(tmp_path / "2", [Given("a", NAMES[0])]) == []


def test_whatever_an_applicant_writes_is_only_text(tmp_path: Path) -> None:
    nasty = '\'; DROP TABLE met; -- "quoted" \\ \x00 <b> {x} %s \n 日本語'
    common = [f"{line} {nasty}" for line in lines(14, 4)]
    keys = {"email": [nasty]}
    names = [f"{name}'; --" for name in NAMES[:2]]
    given = [Given(f"{n}{nasty}", name, keys, common) for n, name in enumerate(names)]
    found = linked(tmp_path / "out[1]'x", given)
    assert {each.kind for each in found} == {"corpus.shared_contact", "corpus.shared_passages"}
    assert found[0].evidence[0].a.quote == nasty


def test_who_repeats_what_too_many_repeat_is_told(tmp_path: Path) -> None:
    common = lines(21, 4)
    given = [
        Given(f"{n:02}", f"{chr(97 + n % 26) * 4} {chr(97 + n // 26) * 5}", {}, common)
        for n in range(66)
    ]
    own = Given("own", "Ana Flores", {}, [*common, *lines(22, 10)])
    assert not [link for link in linked(tmp_path, [*given, own]) if "own" in (link.a, link.b)]
    crowded = notes(tmp_path, "crowded")
    assert [row["application"] for row in crowded] == list(range(66))
    assert {row["signal"] for row in crowded} == {"corpus.shared_passages"}
    # Of the last, what it alone states was compared.
