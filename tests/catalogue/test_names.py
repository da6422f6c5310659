from forensics.catalogue.names import normalised


def test_spellings_of_one_name_are_equal() -> None:
    assert normalised("The University of Texas at Austin") == "university of texas austin"
    assert normalised("UNIV. of Texas – Austin") == "university of texas austin"
    assert normalised("Université de Montréal") == "universite de montreal"
    assert normalised("Texas A&M") == normalised("Texas A and M")
    assert normalised("St. John's") == normalised("Saint Johns")
    assert normalised("M.I.T.") == "mit"
    assert normalised("U.C. Berkeley") == "uc berkeley"


def test_different_names_stay_different() -> None:
    assert normalised("York University") != normalised("University of York")
    assert normalised("") == ""
