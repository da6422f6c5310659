"""The README is true: its commands exist, its example output is what the command prints."""

import re
from pathlib import Path

import pytest
import typer

from forensics.cli import app
from tests.conftest import EXAMPLES, ROOT, Forensics

README = (ROOT / "README.md").read_text(encoding="utf-8")
OUTPUT = re.search(r"\$ forensics examine examples/demo\n(.*?)\n```", README, re.DOTALL)


def commands(group: typer.Typer, prefix: str = "forensics") -> list[str]:
    own = [command.name or command.callback.__name__ for command in group.registered_commands]  # type: ignore[union-attr]
    nested = [
        name
        for sub in group.registered_groups
        if sub.typer_instance is not None
        for name in commands(sub.typer_instance, f"{prefix} {sub.name}")
    ]
    return [f"{prefix} {name}" for name in own] + nested


def test_the_readme_opens_with_what_the_demo_prints(forensics: Forensics) -> None:
    assert OUTPUT is not None
    printed = iter(
        line.rstrip() for line in forensics("examine", EXAMPLES / "demo").out.splitlines()
    )
    for line in OUTPUT[1].splitlines():
        if line.strip() != "[…]":
            assert line in printed, line  # `in` moves on, so the order is held too


def test_the_payload_shown_is_the_one_that_is_sent() -> None:
    path = "tests/prompts/payloads/coursework.txt"
    shown = README.partition(f"({path})")[2].partition("```text\n")[2].partition("\n```")[0]
    sent = iter((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert "PERSON_1" in shown
    for line in shown.splitlines():
        if line != "[…]":
            assert line in sent, line


@pytest.mark.parametrize("command", commands(app))
def test_every_command_is_in_the_readme(command: str) -> None:
    *group, name = command.split()
    assert command in README or re.search(rf"`{' '.join(group)} [^`]*`.*`{name}\b", README), command


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_sources_stay_small_enough_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("forensics", "index", "prompts", "ui", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_nothing_names_the_machine_it_was_written_on() -> None:
    home = str(Path.home())
    for path in (*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile"):
        assert f"{home}/" not in path.read_text(encoding="utf-8")
