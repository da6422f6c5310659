from forensics.parse.lines import split
from forensics.parse.undated import undated


def heads(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (post.title.value if post.title else None, post.employer.value if post.employer else None)
        for post in undated(text, split(text))
    ]


def test_posts_without_dates_are_told_by_their_heads() -> None:
    text = (
        "Head Chef\nThe Old Mill\n• Ran the kitchen with six cooks.\n• Ordered all goods.\n\n"
        "Sous Chef\nHarbour Grill, Leeds, UK\n• Kept the line."
    )
    assert heads(text) == [("Head Chef", "The Old Mill"), ("Sous Chef", "Harbour Grill")]
    first, _ = undated(text, split(text))
    assert first.start is None
    assert [line.value for line in first.description] == [
        "Ran the kitchen with six cooks.",
        "Ordered all goods.",
    ]


def test_statements_alone_are_no_posts() -> None:
    assert heads("• Ran the kitchen.\nManaged a team of nine people in the north.") == []
    assert heads("") == []
