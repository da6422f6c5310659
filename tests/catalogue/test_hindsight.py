import pytest

from forensics.catalogue.hindsight import in_hindsight, makers
from forensics.catalogue.technologies import mentions
from forensics.reference import load


def told(text: str) -> bool:
    (found,) = mentions(text)
    return in_hindsight(text, found.span)


@pytest.mark.parametrize(
    "text",
    [
        "Wrote the predecessor of Kubernetes",
        "Ran containers before Kubernetes",
        "Deployed by hand prior to adopting Kubernetes",
        "Built job queues, migrated later to Kubernetes",
        "A scheduler that became Kubernetes",
        "Kept a Kubernetes-like scheduler",
        "Built Kubernetes' predecessor",
        "Wrote a scheduler years before Kubernetes existed",
    ],
)
def test_what_came_later(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ran Kubernetes clusters",
        "Cut latency before the deadline with Kubernetes",
        "Moved to Kubernetes. Later wrote the on-call rota",
    ],
)
def test_what_was_used(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("technology", "maker"),
    [
        ("TensorFlow", "google"),
        ("Kubernetes", "google"),
        ("BigQuery", "google"),
        ("gRPC", "google"),
        ("AWS Lambda", "amazon"),
    ],
)
def test_makers_by_the_sites_a_row_cites(technology: str, maker: str) -> None:
    found = makers(load("technologies").rows[technology])
    assert maker in found
    assert not {"com", "blog", "cloud", "developers", "research"} & found
