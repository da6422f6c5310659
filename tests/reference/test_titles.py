"""The tables of job titles and of renamed employers hold what their notes say."""

from forensics.reference import load

TITLES = load("title_words").rows
RENAMES = load("employer_renames").rows


def test_words_are_in_lower_case_and_of_known_fields() -> None:
    fields = {field for row in TITLES.values() for field in row["fields"].split()}
    assert fields == {
        "engineering", "finance", "health", "hospitality", "law", "media", "office", "public",
        "sales", "science", "software", "teaching", "trades",
    }  # fmt: skip
    for word, row in TITLES.items():
        assert word == word.casefold()
        assert len(word.replace("*", "")) >= 2
        assert row["fields"].split() == sorted(set(row["fields"].split()))


def test_every_employer_has_two_names_and_is_one_of_them() -> None:
    for name, row in RENAMES.items():
        names = row["names"].split("|")
        assert len(names) == len(set(names)) >= 2
        assert name in names
        assert row["names"] == row["names"].casefold()
