import pytest

from forensics.linkage.side_work import is_client_work, is_side_work


@pytest.mark.parametrize(
    "words",
    [
        "Web Developer (part-time)",
        "Freelance Engineer",
        "Co-Founder",
        "Adjunct Professor",
        "Board Member",
        "Volunteer Coordinator",
        "Software Engineering Intern",
        "Consultant",
        "Server Harbor Grill",
        "Security Guard",
        "Engineer Lakeside University",
    ],
)
def test_posts_that_are_held_beside_another(words: str) -> None:
    assert is_side_work(words)


@pytest.mark.parametrize(
    "words",
    ["Software Engineer", "Security Engineer", "Windows Server Administrator", "UX Designer", ""],
)
def test_full_posts(words: str) -> None:
    assert not is_side_work(words)


@pytest.mark.parametrize(
    ("title", "employer"),
    [
        ("Engineer", "Client: Acme"),
        ("Engineer (client)", "Acme"),
        ("Engineer, Client: Acme", ""),
        ("Engineer", "TCS / AT&T"),
        ("Engineer", "Acme via Crestline"),
        ("Engineer", "Acme (on behalf of Crestline)"),
    ],
)
def test_posts_at_a_client(title: str, employer: str) -> None:
    assert is_client_work(title, employer)


@pytest.mark.parametrize(
    ("title", "employer"),
    [("Client Services Manager", "Acme"), ("Web/Mobile Developer", "Acme"), ("Engineer", "A/B")],
)
def test_posts_of_ones_own(title: str, employer: str) -> None:
    assert not is_client_work(title, employer)
