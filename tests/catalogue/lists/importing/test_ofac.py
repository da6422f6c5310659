"""OFAC's list in its official layout: entities by programme, aliases strong and weak, addresses."""

from pathlib import Path

import pytest

from forensics.catalogue.lists.importing import Told, lists_of
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.ofac import read, sort_of
from forensics.errors import ImportRefusedError
from tests.catalogue.lists.build import DAY, given, written

NULLS = ",-0- " * 7
SDN = (
    f'101,"KESTREL FARSTAR CO., LTD.",-0- ,"ALPHA2] [BETA"{NULLS},"Website www.farstar.example; '
    "Email Address info@farstar.example; alt. Email Address x@gmail.com; a.k.a. 'KFS'.\"\r\n"
    f'102,"DOE, John","individual","ALPHA2"{NULLS},-0- \r\n'
    f'103,"SEA HERON","vessel","ALPHA2"{NULLS},-0- \r\n'
    f'104,"HERON BANK",-0- ,"GAMMA"{NULLS},-0- \r\n'
    "half a line\r\n\x1a"
)
ALT = (
    '101,1,"aka","FARSTAR NETWORK",-0- \r\n101,2,"fka","OLD KESTREL",-0- \r\n'
    '101,3,"aka","KFSN","weak"\r\n'
)
ADD = (
    '101,7,"12 Quay Street","Portville 1000","Elbonia",-0- \r\n101,8,-0- ,"Town","Elbonia",-0- \r\n'
)


def draft(*programmes: str, beside: bool = True) -> Draft:
    files = [given("alt.csv", ALT), given("add.csv", ADD)] if beside else []
    return read(given("sdn.csv", SDN), files, Told(programmes=programmes), DAY)


def test_an_entity_has_strong_and_weak_aliases_addresses_and_domains() -> None:
    entry = draft("ALPHA2").entries["101"]
    assert (entry.kind, entry.value) == ("designated_entity", "KESTREL FARSTAR CO., LTD.")
    assert entry.names == ("FARSTAR NETWORK", "OLD KESTREL")
    assert entry.weak_names == ("KFS", "KFSN")
    assert entry.addresses == ("12 Quay Street, Portville 1000, Elbonia",)
    assert entry.domains == ("farstar.example",)
    assert entry.note == "programme ALPHA2, BETA"
    assert "OFAC" in entry.source


def test_only_entities_of_the_programmes_asked_for_are_taken() -> None:
    found = draft("beta")
    assert list(found.entries) == ["101"]
    assert "not taken: 1 entities of other programmes, 1 individual, 1 vessel" in found.notes


def test_entities_of_programmes_nobody_chose_are_kept_apart() -> None:
    found = draft().entries
    assert {entry.kind for entry in found.values()} == {"sanctioned_entity"}
    under_schemes = read(given("sdn.csv", SDN.replace("BETA", "DPRK3")), [], Told(), DAY).entries
    assert [entry.kind for entry in under_schemes.values()] == [
        "designated_entity",
        "sanctioned_entity",
    ]


def test_every_row_is_accounted_for() -> None:
    found = draft()
    assert list(found.entries) == ["101", "104"]
    assert (found.rows, [item.line for item in found.rejections]) == (3, [5])
    assert any("ordinary employers" in note for note in found.notes)


def test_what_is_missing_beside_it_is_said() -> None:
    notes = draft(beside=False).notes
    assert "without add.csv and alt.csv: aliases or addresses are missing" in notes


@pytest.mark.parametrize(
    ("text", "sort"), [(SDN, "sdn"), (ALT, "alt"), (ADD, "add"), ("a,b", None)]
)
def test_the_three_files_are_told_apart(text: str, sort: str | None) -> None:
    assert sort_of(text) == sort


def test_the_files_of_its_folder_are_found(tmp_path: Path) -> None:
    sdn = written(tmp_path, "SDN.CSV", SDN)
    written(tmp_path, "ALT.CSV", ALT)
    written(tmp_path, "add.csv", ADD)
    (found,) = lists_of([(sdn, given("SDN.CSV", SDN))], Told()).values()
    assert found.draft().entries["101"].names == ("FARSTAR NETWORK", "OLD KESTREL")
    assert found.draft().entries["101"].addresses


def test_aliases_alone_are_refused(tmp_path: Path) -> None:
    alt = written(tmp_path, "alt.csv", ALT)
    with pytest.raises(ImportRefusedError, match=r"stands beside sdn\.csv"):
        lists_of([(alt, given("alt.csv", ALT))], Told())


def test_the_official_file_reads_whole() -> None:
    folder = Path(__file__).parents[5] / "shared" / "data" / "sanctions"
    if not folder.is_dir():
        pytest.skip("the sanctions files to test with are not beside the project")
    path = folder / "sdn.csv"
    (found,) = lists_of([(path, given("sdn.csv", path.read_bytes()))], Told()).values()
    entries = found.draft()
    assert (len(entries.entries), entries.rejections) == (2994, [])
    assert "KOMID" in entries.entries["9345"].weak_names


def test_a_malformed_line_beside_the_list_is_named() -> None:
    broken = given("alt.csv", ALT + "101,4\r\n")
    found = read(given("sdn.csv", SDN), [broken, given("add.csv", ADD)], Told(), DAY)
    told = "alt.csv: 1 malformed lines passed over: line 4: 2 cells where 5 are expected"
    assert told in found.notes
