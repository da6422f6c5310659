"""On a real Ray cluster of two nodes, both on this machine."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.errors import SettingsError
from forensics.settings import Settings
from forensics.sweep.engines.choice import open_engine
from forensics.sweep.engines.cluster import Cluster
from forensics.sweep.run import Request, sweep
from tests.sweep.engines.tasks import die_of_three, double, job, where
from tests.sweep.test_run import FILES, fill

RAY = Path(sys.executable).with_name("ray")
ROOT = Path(__file__).parents[3]
TABLES = ("applications", "links")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A head with one processor and a second node with another; ended afterwards."""
    port = _free_port()
    around = os.environ | {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    node = ["--num-cpus=1", "--disable-usage-stats", "--object-store-memory=100000000"]
    head = ["--head", f"--port={port}", "--include-dashboard=false", "--node-ip-address=127.0.0.1"]
    for given in ([*head], [f"--address=127.0.0.1:{port}"]):
        subprocess.run(
            [RAY, "start", *given, *node], check=True, env=around, capture_output=True, timeout=120
        )
    yield f"127.0.0.1:{port}"
    subprocess.run([RAY, "stop", "--force"], check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def cluster(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests below; it takes both processors for itself."""
    made = Cluster(job(tmp_path_factory.mktemp("home")), None, address)
    yield made
    made.close()


def test_a_whole_sweep_has_the_same_rows_as_on_one_machine(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "in", FILES | {"broken.pdf": b"%PDF-1.7 no more"})
    home = Settings(home=tmp_path / "home", llm_base_url=None)
    monkeypatch.setenv("RAY_ADDRESS", address)
    found = {}
    for engine in ("ray", "local"):
        given = Request((str(tmp_path / "in"),), tmp_path / engine, examine="none", engine=engine)
        sweep(home, replace(given, size=2, workers=2, memory_gb=1.0))
        tables = [
            pq.read_table(given.out / f"{name}.parquet") for name in ("applications", "links")
        ]
        found[engine] = [*tables, (given.out / "errors.jsonl").read_text(encoding="utf-8")]
    assert found["ray"] == found["local"]
    assert found["ray"][1].num_rows == 2


def test_every_order_comes_back_from_a_worker_on_some_node(cluster: Cluster) -> None:
    assert cluster.workers == 2
    assert len(set(dict(cluster.run(where, range(20))).values())) == 2
    assert dict(cluster.run(double, range(20))) == {order: 2 * order for order in range(20)}


def test_an_order_that_ends_its_worker_twice_is_given_up_and_no_other_is_lost(
    cluster: Cluster,
) -> None:
    found = dict(cluster.run(die_of_three, range(8)))
    assert found == {order: None if order == 3 else 2 * order for order in range(8)}


def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"127\.0\.0\.1:9"):
        Cluster(job(tmp_path), None, "127.0.0.1:9")


def test_an_engine_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="dask"):
        open_engine("dask", job(tmp_path), None)
