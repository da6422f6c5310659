"""How long `examine` takes: cold as a whole process, warm inside one, and `--help`.

Goals on two cores: help below 0.5 s, a cold two-page PDF below 5 s, a warm one below 1 s.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from forensics.assembly.intake import take
from forensics.assembly.workbench import Workbench
from forensics.settings import Settings
from index.starter import TEXT

ROUNDS = 7
LINES = 72  # two pages of a dense resume


def main() -> None:
    """Print one line a measurement: minimum, median and maximum in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        resume = Path(folder) / "resume.pdf"
        resume.write_bytes(two_pages())
        environment = os.environ | {"FORENSICS_HOME": str(home)}
        command = [sys.executable, "-m", "forensics.cli"]

        def run(*arguments: str) -> None:
            subprocess.run(
                [*command, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
            )

        report(
            "first command in a new home (templates list)",
            [timed(lambda: run("templates", "list"))],
        )
        report("--help", rounds(lambda: run("--help")))
        report("cold examine, two-page PDF", rounds(lambda: run("examine", str(resume))))
        with Workbench(Settings(home=home)) as workbench:
            workbench.examine(take([str(resume)], []))
            report(
                "warm examine, same process",
                rounds(lambda: workbench.examine(take([str(resume)], []))),
            )


def two_pages() -> bytes:
    """A two-page resume of varied lines taken from the starter background."""
    rows = [line for line in TEXT.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    lines = [line for line in rows if len(line) > 40][::11][:LINES]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER)
    for page in range(2):
        y = 740
        canvas.setFont("Helvetica", 10)
        head = ["Ann Example", "ann@example.org", "Experience"] if page == 0 else []
        for row in [*head, "Engineer, Example Works", "Jan 2015 - Dec 2018"]:
            canvas.drawString(72, y, row)
            y -= 16
        for line in lines[page * LINES // 2 : (page + 1) * LINES // 2]:
            canvas.drawString(72, y, f"• {line[:90]}")
            y -= 16
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def rounds(action: Callable[[], object]) -> list[float]:
    """Seconds of several runs after one that is not counted."""
    action()
    return [timed(action) for _ in range(ROUNDS)]


def timed(action: Callable[[], object]) -> float:
    """Wall seconds of one run."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def report(what: str, seconds: list[float]) -> None:
    """Print one measurement."""
    figures = f"{min(seconds):.2f} / {median(seconds):.2f} / {max(seconds):.2f} s"
    print(f"{what:48} {figures}  (min / median / max of {len(seconds)})")


if __name__ == "__main__":
    main()
