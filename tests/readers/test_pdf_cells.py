"""Dates that wrap in a narrow column are read at the height of their line."""

import pytest


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("March, 2018 - October,", "2020", "March, 2018 - October, 2020"),
        ("August 2018 to January", "2022", "August 2018 to January 2022"),
        ("April 2013 -", "March 2017", "April 2013 - March 2017"),
        ("June 2018", "– Present", "June 2018 – Present"),
    ],
)
def test_a_date_beside_a_post(pdf, read, first, second, whole) -> None:
    def draw(canvas) -> None:
        for left, top, text in (
            (72, 700, first), (220, 700, "Platform Engineer"),
            (72, 686, second), (220, 686, "Acme Corporation"),
            (220, 672, "Ran the build farm."),
        ):  # fmt: skip
            canvas.drawString(left, top, text)

    assert read(pdf(draw)).text.split("\n") == [
        f"{whole}\tPlatform Engineer", "Acme Corporation", "Ran the build farm.",
    ]  # fmt: skip


def test_two_facts_under_each_other_stay_apart(pdf, read) -> None:
    def draw(canvas) -> None:
        for left, top, text in (
            (72, 700, "2018 - 2020"), (220, 700, "Platform Engineer"),
            (72, 686, "2016"), (220, 686, "Acme Corporation"),
        ):  # fmt: skip
            canvas.drawString(left, top, text)

    assert read(pdf(draw)).text == "2018 - 2020\tPlatform Engineer\n2016\tAcme Corporation"
