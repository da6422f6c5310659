"""What repeats at the edges of pages goes last, so that the text runs on from page to page."""


def page(number: int, *lines: str):
    def draw(canvas) -> None:
        canvas.drawString(72, 740, "Jane Doe")
        for place, line in enumerate(lines):
            canvas.drawString(72, 680 - 14 * place, line)
        canvas.drawString(72, 40, f"Curriculum vitae - {number}")

    return draw


def test_footers_go_last_and_the_letterhead_stays(pdf, read) -> None:
    document = read(pdf(page(1, "Engineer", "Acme", "Ran it"), page(2, "and more", "of it", "all")))
    assert document.text.split("\n") == [
        "Jane Doe", "", "Engineer", "Acme", "Ran it", "and more", "of it", "all", "",
        "Curriculum vitae - 1", "Jane Doe", "Curriculum vitae - 2",
    ]  # fmt: skip
    assert [p.span.of(document.text).split("\n")[-1] for p in document.pages] == ["Ran it", "all"]


def test_a_page_number_needs_no_second_page(pdf, read) -> None:
    def draw(canvas) -> None:
        for place, line in enumerate(("Jane Doe", "Engineer", "Acme")):
            canvas.drawString(72, 740 - 14 * place, line)
        canvas.drawString(500, 40, "Page 1 of 1")

    assert read(pdf(draw)).text == "Jane Doe\nEngineer\nAcme\n\nPage 1 of 1"


def test_the_last_lines_of_full_pages_are_text(pdf, read) -> None:
    def full(canvas) -> None:
        for place in range(40):
            canvas.drawString(72, 700 - 14 * place, f"Line {place}")

    assert read(pdf(full, full)).text.count("Line 39") == 2
