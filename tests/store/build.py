"""Cases for tests of the store, which needs no examiner."""

import hashlib
from datetime import date

from forensics.model import Band
from forensics.store.cases import Cases
from forensics.store.kept import Examined, FileOf, News

RESUME = b"Ann Lee\nBaker, Rye Bakery, 2015 - 2019\n"


def examined(
    band: Band = Band.REVIEW, bits: float = 2.17, name: str | None = "Ann Lee", **other: object
) -> Examined:
    fields: dict[str, object] = {
        "report": "{}",
        "documents": "[]",
        "stage": "applied",
        "band": band,
        "total_bits": bits,
        "findings": 2,
        "name": name,
    }
    return Examined(**(fields | other))  # type: ignore[arg-type]


def file(data: bytes = RESUME, name: str = "resume.txt", captured_at: date | None = None) -> FileOf:
    part = "profile" if captured_at else "document"
    return FileOf.model_validate(
        {
            "name": name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "part": part,
            "captured_at": captured_at,
        }
    )


def open_case(cases: Cases, case_id: str = "a-1", data: bytes = RESUME, **other: object) -> None:
    """Open a case with one file."""
    held = file(data)
    result = examined(**other)  # type: ignore[arg-type]
    news = [News("saved", held.name, "Ann"), News("examined", "review")]
    cases.open(case_id, "{}", [held], {held.sha256: data}, result, news)
