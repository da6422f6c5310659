from forensics.parse.lines import split
from forensics.parse.skills import skills


def read(text: str) -> list[str]:
    return [skill.value for skill in skills(text, split(text))]


def test_lists_with_labels() -> None:
    assert read("Languages: Go, Python; SQL\nTools: AWS (EC2, S3) | C++, C#, Node.js") == [
        "Go", "Python", "SQL", "AWS (EC2, S3)", "C++", "C#", "Node.js",
    ]  # fmt: skip


def test_one_skill_a_line() -> None:
    assert read("• PostgreSQL\n• gRPC\n\nRust") == ["PostgreSQL", "gRPC", "Rust"]
    assert read("PostgreSQL\ngRPC") == ["PostgreSQL", "gRPC"]


def test_a_list_broken_by_the_margin() -> None:
    assert read("Hiring, Roadmapping, Incident\nManagement") == [
        "Hiring",
        "Roadmapping",
        "Incident Management",
    ]


def test_statements_levels_and_repeats_are_left_out() -> None:
    text = "Able to sort and label seeds for any garden of the town\nGo ●●●○○, go, SQL (80%)"
    assert read(text) == ["Go", "SQL"]
