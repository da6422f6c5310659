"""The shipped lists load strictly, and each entry is found by its own name."""

import pytest

from forensics.catalogue.lists import Lookup, distinctive, seeds
from forensics.catalogue.lists.seeds import is_list, seed_names
from forensics.errors import ReferenceTableError
from forensics.reference import load
from forensics.reference.table import parse

HEADER = "# title: t\n# source: s\n# date: 2026-01-01\n# author: a\n"


def test_shipped_lists_name_their_sources() -> None:
    assert {entry.list for entry in seeds()} == set(seed_names())
    assert all(entry.source and entry.dated for entry in seeds())
    assert not is_list(load("us_states"))


@pytest.mark.parametrize("entry", seeds(), ids=lambda entry: str(entry.key))
def test_a_shipped_entry_is_found_by_its_name(entry: object) -> None:
    (found,) = [item for item in seeds() if item == entry]
    lookup = Lookup(seeds())
    how = lookup.named if distinctive(found.value) else lookup.shortened
    assert found in how(found.value.upper(), {found.kind})


def test_a_row_out_of_form_is_refused() -> None:
    from forensics.catalogue.lists.seeds import _entries

    table = parse("bad", f"{HEADER}value\tkind\tsource\tconfidence\nx\tfront\ts\t1\n".encode())
    with pytest.raises(ReferenceTableError, match="bad, x: kind"):
        list(_entries(table))
