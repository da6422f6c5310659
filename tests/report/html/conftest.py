"""The example report, and the signals its titles come from."""

import pytest

from forensics.model import Document, Signal
from forensics.report.wire import Report
from forensics.signals import load_all
from tests.report.html.example import example


@pytest.fixture(scope="session")
def signals() -> tuple[Signal, ...]:
    return load_all()


@pytest.fixture(scope="session")
def report(signals: tuple[Signal, ...]) -> Report:
    return example(signals)[0]


@pytest.fixture(scope="session")
def documents(signals: tuple[Signal, ...]) -> dict[str, Document]:
    return example(signals)[1]
