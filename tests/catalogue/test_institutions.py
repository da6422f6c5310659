"""Which institution a mention means: precision first."""

import pytest

from forensics.catalogue import SeedCatalogue
from forensics.reference import load

CATALOGUE = SeedCatalogue()

MEANT: dict[str, str | None] = {
    "Stanford University": "Stanford University",
    "stanford university": "Stanford University",
    "STANFORD UNIVERSITY": "Stanford University",
    "Stanford": "Stanford University",
    "Stanford University, Stanford, CA": "Stanford University",
    "Stanford University, Stanford, California 94305, USA": "Stanford University",
    "Stanford University School of Engineering": None,
    "School of Engineering, Stanford University": "Stanford University",
    "School of Computer Science, Carnegie Mellon University": "Carnegie Mellon University",
    "Carnegie Mellon University, School of Computer Science": "Carnegie Mellon University",
    "MIT": "Massachusetts Institute of Technology",
    "M.I.T.": "Massachusetts Institute of Technology",
    "Massachusetts Institute of Technology (MIT)": "Massachusetts Institute of Technology",
    "MIT (Massachusetts Institute of Technology)": "Massachusetts Institute of Technology",
    "MIT, Cambridge, MA": "Massachusetts Institute of Technology",
    "Massachusetts Inst. of Technology": "Massachusetts Institute of Technology",
    "UC Berkeley": "University of California-Berkeley",
    "University of California, Berkeley": "University of California-Berkeley",
    "University of California at Berkeley": "University of California-Berkeley",
    "University of California - Berkeley": "University of California-Berkeley",
    "University of California – Los Angeles": "University of California-Los Angeles",
    "UCLA": "University of California-Los Angeles",
    "UC San Diego": "University of California-San Diego",
    "University of California, San Diego (UCSD)": "University of California-San Diego",
    "University of California (Irvine)": "University of California-Irvine",
    "Georgia Tech": "Georgia Institute of Technology-Main Campus",
    "Georgia Institute of Technology": "Georgia Institute of Technology-Main Campus",
    "Georgia Institute of Technology, Atlanta, GA": "Georgia Institute of Technology-Main Campus",
    "Penn State": "The Pennsylvania State University",
    "Pennsylvania State University": "The Pennsylvania State University",
    "The Pennsylvania State University": "The Pennsylvania State University",
    "Univ. of Illinois at Urbana-Champaign": "University of Illinois Urbana-Champaign",
    "University of Illinois, Urbana-Champaign": "University of Illinois Urbana-Champaign",
    "University of Illinois at Urbana–Champaign": "University of Illinois Urbana-Champaign",
    "UIUC": "University of Illinois Urbana-Champaign",
    "University of Illinois at Chicago": "University of Illinois Chicago",
    "University of Michigan, Ann Arbor": "University of Michigan-Ann Arbor",
    "University of Michigan - Dearborn": "University of Michigan-Dearborn",
    "University of Texas at Austin": "The University of Texas at Austin",
    "The University of Texas at Austin, Austin, TX": "The University of Texas at Austin",
    "University of Texas, Dallas": "The University of Texas at Dallas",
    "UT Dallas": "The University of Texas at Dallas",
    "University of Miami": "University of Miami",
    "University of Miami, Coral Gables, FL": "University of Miami",
    "Miami University": "Miami University-Oxford",
    "Miami University, Oxford, Ohio": "Miami University-Oxford",
    "New York University": "New York University",
    "NYU": "New York University",
    "Texas A&M University": "Texas A&M University-College Station",
    "Texas A & M University": "Texas A&M University-College Station",
    "Virginia Tech": "Virginia Polytechnic Institute and State University",
    "Virginia Polytechnic Institute & State University": (
        "Virginia Polytechnic Institute and State University"
    ),
    "Ohio State University": "Ohio State University-Main Campus",
    "The Ohio State University": "Ohio State University-Main Campus",
    "Arizona State University": "Arizona State University Campus Immersion",
    "Columbia University": "Columbia University in the City of New York",
    "Columbia University, New York, NY": "Columbia University in the City of New York",
    "Washington University in St. Louis": "Washington University in St Louis",
    "Washington State University": "Washington State University",
    "University of Maryland, College Park": "University of Maryland-College Park",
    "University of Maryland, Baltimore County": "University of Maryland-Baltimore County",
    "UMass Amherst": "University of Massachusetts-Amherst",
    "University of Wisconsin–Madison": "University of Wisconsin-Madison",
    "San José State University": "San Jose State University",
    "Rutgers University - New Brunswick": "Rutgers University-New Brunswick",
    "SUNY at Buffalo": "University at Buffalo",
    "Indiana University Bloomington": "Indiana University-Bloomington",
    "Purdue University, West Lafayette": "Purdue University-Main Campus",
    "CUNY Hunter College": "CUNY Hunter College",
    "Brigham Young University": "Brigham Young University",
    "BYU-Idaho": "Brigham Young University-Idaho",
    "Western Governors University": "Western Governors University",
}

MEANS_NOTHING_CERTAIN = [
    "University of California",
    "University of California System",
    "University of Texas",
    "UT",
    "University of Michigan",
    "University of Minnesota",
    "University of Colorado",
    "University of Illinois",
    "University of Wisconsin",
    "University of Maryland",
    "University of Massachusetts",
    "University of Washington",
    "University of Tennessee",
    "Indiana University",
    "Purdue University",
    "Rutgers University",
    "California State University",
    "Cal Poly",
    "City University of New York",
    "State University of New York",
    "York University",
    "University of York",
    "Miami Dade",
    "Miami University, Miami, FL",
    "University of Miami, Ohio",
    "Washington University",
    "University of Georgia, Tbilisi",
    "Georgian Technical University",
    "Northeastern University, Shenyang",
    "Northeastern University (Shenyang, China)",
    "New York University, Abu Dhabi",
    "NYU Shanghai",
    "Carnegie Mellon University, Qatar",
    "MIT, Pune",
    "MIT World Peace University",
    "Manipal Institute of Technology",
    "Indian Institute of Technology",
    "Cambridge University",
    "St. John's College",
    "St John's College, Cambridge",
    "St. John's University",
    "USC",
    "CMU",
    "MSU",
    "UMD",
    "UAB",
    "UCSC",
    "State",
    "Central",
    "Illinois",
    "Stanford International University",
    "Stanfort University",
    "Harvard Business School Online",
    "Harvard University Extension",
    "Boston",
    "Columbia College",
    "Columbia University, Teachers College",
    "Cornell College",
    "Rice University, Boston, MA",
    "Indiana University of Pennsylvania",
    "University of Pennsylvania or Penn State",
    "Massachusetts College of Art",
    "Texas",
    "",
    " , ",
    "()",
]


@pytest.mark.parametrize(("mention", "institution"), MEANT.items())
def test_a_name_or_known_short_form_resolves(mention: str, institution: str | None) -> None:
    row = CATALOGUE.resolve(mention)
    assert (row and row["institution"]) == institution


@pytest.mark.parametrize("mention", MEANS_NOTHING_CERTAIN)
def test_a_similar_foreign_or_shared_name_does_not(mention: str) -> None:
    assert CATALOGUE.resolve(mention) is None


def test_every_official_name_resolves_to_its_own_row_or_to_none() -> None:
    rows = load("us_computing_programmes").rows.values()
    resolved = {row.key: CATALOGUE.resolve(row["institution"]) for row in rows}
    assert all(found is None or found.key == key for key, found in resolved.items())
    unresolved = {row["institution"] for row in rows if resolved[row.key] is None}
    assert unresolved == {
        "St. John's College",
        "Metropolitan State University",
        "Northeastern University",
        "Franklin University",
    }


def test_a_name_borne_elsewhere_too_needs_the_state() -> None:
    row = CATALOGUE.resolve("Northeastern University, Boston, MA")
    assert row is not None
    assert row["institution"] == "Northeastern University"


def test_every_alias_names_a_row_and_means_one_institution() -> None:
    table = load("us_computing_programmes")
    for alias in load("institution_aliases").rows.values():
        row = CATALOGUE.resolve(alias["alias"])
        assert row is not None, alias.text
        assert row.key == alias["unitid"]
        assert table.get(alias["unitid"]) is not None
