"""The worker is attacked from inside, by a reader that does what hostile files would make it do."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from forensics.errors import ReadError, SandboxError, Unread
from forensics.readers import Reader, describe
from forensics.readers.limits import MAX_INPUT_BYTES
from forensics.readers.sandbox import pool


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        with Reader(entry="faults", seconds=4) as made:
            yield made


def unread(reader: Reader, order: str) -> ReadError:
    with pytest.raises(ReadError) as failure:
        reader.read(order.encode(), "cv.pdf")
    return failure.value


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("hang", Unread.TIMEOUT),
        ("spin", Unread.TIMEOUT),
        ("allocate", Unread.OUT_OF_MEMORY),
        ("segfault", Unread.CRASHED),
        ("abort", Unread.CRASHED),
        ("leave", Unread.CRASHED),
        ("answer_much", Unread.TOO_LARGE),
        ("answer_nonsense", Unread.CRASHED),
        ("answer_for_another", Unread.CRASHED),
        ("surprise", Unread.MALFORMED),
        ("recurse", Unread.MALFORMED),
        ("fork_bomb", Unread.MALFORMED),
    ],
)
def test_a_fault_is_typed_and_the_next_file_is_read(
    reader: Reader, order: str, reason: Unread
) -> None:
    assert unread(reader, order).reason is reason
    assert reader.read(b"read Jane Doe", "next.txt").text == "read Jane Doe"


def test_a_bomb_of_threads_is_contained(reader: Reader) -> None:
    assert unread(reader, "thread_bomb").reason in {Unread.MALFORMED, Unread.OUT_OF_MEMORY}
    assert reader.read(b"read Jane", "next.txt").text == "read Jane"


def test_what_a_parser_prints_is_no_answer(reader: Reader) -> None:
    assert reader.read(b"print_much", "cv.pdf").text == "print_much"


def attempt(reader: Reader, what: str) -> str:
    return unread(reader, f"attempt {what}").message


linux = pytest.mark.skipif(sys.platform != "linux", reason="these protections exist on Linux only")


def active(name: str) -> bool:
    return any(p.name == name and p.active for p in describe())


@linux
def test_no_file_of_the_system_or_the_user_can_be_read(reader: Reader, tmp_path: Path) -> None:
    if not active("landlock"):
        pytest.skip("this kernel does not offer Landlock")
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for path in ("/etc/passwd", str(secret), f"/proc/{os.getpid()}/environ"):
        assert attempt(reader, f"open {path}").startswith("refused"), path


@linux
def test_nothing_can_be_written_anywhere(reader: Reader, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    for path in (tmp_path / "new", precious, Path("/tmp/forensics-escape"), Path("/dev/shm/x")):
        assert attempt(reader, f"write {path}").startswith("refused"), path
    assert attempt(reader, f"unlink {precious}").startswith("refused")
    assert precious.read_text() == "kept"


@linux
@pytest.mark.parametrize(
    "what", ["connect 127.0.0.1", "connect 192.0.2.1", "run /bin/true", "kill_parent"]
)
def test_nothing_outside_can_be_reached(reader: Reader, what: str) -> None:
    assert attempt(reader, what).startswith("refused")


def test_the_environment_holds_no_secret(reader: Reader) -> None:
    said = attempt(reader, "environment")
    assert "PYTHONPATH" in said
    assert "SECRET" not in said and "HOME" not in said


def test_a_worker_is_replaced_after_its_share_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FILES_PER_WORKER", 2)
    with Reader() as reader:
        assert [reader.read(b"line %d" % n, "a.txt").text for n in range(5)] == [
            f"line {n}" for n in range(5)
        ]


def test_a_worker_that_died_between_files_is_replaced() -> None:
    with Reader() as reader:
        reader.warm()
        assert reader._worker is not None
        reader._worker._process.kill()
        reader._worker._process.wait()
        assert reader.read(b"Jane", "a.txt").text == "Jane"


def test_threads_may_share_a_reader() -> None:
    found: list[str] = []
    with Reader() as reader:
        threads = [
            threading.Thread(target=lambda n=n: found.append(reader.read(b"%d" % n, "a").text))
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(found) == [str(n) for n in range(8)]


def test_a_file_beyond_the_limit_is_refused_unsent() -> None:
    with pytest.raises(ReadError) as failure:
        Reader().read(b"x" * (MAX_INPUT_BYTES + 1), "huge.pdf")
    assert failure.value.reason is Unread.TOO_LARGE


def test_a_reader_that_cannot_start_says_so() -> None:
    with pytest.raises(SandboxError, match="did not start"):
        Reader(entry="no_such_module").read(b"x", "a.txt")


def test_every_protection_is_named_with_its_state() -> None:
    named = {protection.name: protection for protection in describe()}
    assert set(named) == {"process", "namespaces", "landlock", "limits", "seccomp"}
    assert all(protection.detail for protection in named.values())
    assert named["limits"].active


def test_importing_the_readers_loads_no_parser() -> None:
    code = (
        "import sys, forensics.readers; "
        "print({'pypdfium2','pikepdf','docx','lxml','bs4','PIL','numpy'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "set()"
