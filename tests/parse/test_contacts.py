from forensics.parse.contacts import emails, links, locations
from forensics.parse.lines import split


def test_addresses_are_quoted_as_printed_and_once() -> None:
    text = "Jane.Doe+jobs@Example.co.uk | jane.doe+jobs@example.co.uk; j_d@x.example, not@mail"
    found = [address.value for address in emails(text)]
    assert found == ["Jane.Doe+jobs@Example.co.uk", "j_d@x.example"]
    assert all(address.span.of(text) == address.value for address in emails(text))


def test_links_with_and_without_a_scheme() -> None:
    text = "https://example.com/jane?x=1). See linkedin.com/in/jane-doe, github.com/jane | jane.dev"
    assert [link.value for link in links(text, split(text))] == [
        "https://example.com/jane?x=1",
        "linkedin.com/in/jane-doe",
        "github.com/jane",
        "jane.dev",
    ]


def test_a_technology_is_no_link() -> None:
    text = "ASP.NET, Node.js and/or TCP/IP, jane@example.com"
    assert links(text, split(text)) == ()


def test_places_of_the_header() -> None:
    text = "Jane Doe\n12 Elm St, Austin, TX 78701 | Remote\nLocation: Ghent area"
    found = [place.value for place in locations(text, split(text))]
    assert found == ["Austin, TX 78701", "Ghent area"]


def test_a_placeholder_is_no_place() -> None:
    assert locations("City , State", split("City , State")) == ()
