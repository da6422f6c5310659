"""Small sweeps as they lie on disk before their files are written, and the page they give."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from forensics.model import Band, Cluster, Common, Evidence, Link, Manifest, Passage, Shared
from forensics.model.key import KeyKind
from forensics.model.link import LinkKind
from forensics.sweep import schemas
from forensics.sweep.output import RunCard, Summary, write
from tests.naughty import naughty as strings

Row = dict[str, object]
_BEHIND = 1000  # from here on applications are counted of which nothing was kept


def naughty() -> list[str]:
    """Strings that go wrong, as far as a table can hold them: half a surrogate pair is no text."""
    return [text for text in strings() if text.encode(errors="ignore").decode() == text]


def run_card(**changes: object) -> RunCard:
    """A run card with everything in it."""
    card = RunCard(
        version="0.1.0",
        started=datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
        finished=datetime(2026, 3, 1, 9, 5, tzinfo=UTC),
        options={"paths": "inbox"},
        examine="fast",
        engine="local",
        workers=2,
        counts={"parts": 3},
        manifest=Manifest(
            version="0.1.0",
            started=datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
            signals={"contact.phone_format": "0" * 64},
            index_revision=7,
            embedder="small",
        ),
    )
    return card.model_copy(update=changes)


def quote(words: str, document: str = "resume.pdf") -> Evidence:
    """Words on the first page of a resume."""
    return Evidence(
        document=document, locator=Passage(start=0, end=len(words), page=1), quote=words
    )


def shared(
    kind: KeyKind,
    value: str,
    a: str | None = None,
    b: str | None = None,
    bits: float = 4.0,
    suppressed_by: str | None = None,
    holders: int = 2,
) -> Shared:
    """One thing two applications state, each in its own words."""
    return Shared(
        kind=kind,
        value=value,
        a=quote(a or value),
        b=quote(b or value),
        holders=holders,
        bits=bits,
        suppressed_by=suppressed_by,
    )


def cluster(id_: str, *applications: str, bits: float = 5.0, **more: object) -> Cluster:
    """A cluster of these applications."""
    names = tuple(f"Name {one}" for one in applications)
    held = Cluster(
        id=id_,
        applications=applications,
        names=names,
        shared=(Common(kind="email", value="ada@example.org", applications=applications),),
        timeline=tuple((date(2026, 2, 1 + at % 28), one) for at, one in enumerate(applications)),
        bits=bits,
        band=Band.REVIEW,
    )
    return held.model_copy(update=more)


@dataclass
class Work:
    """What the steps before leave in `DIR/.sweep`."""

    applications: list[Row] = field(default_factory=list)
    assessed: list[Row] = field(default_factory=list)
    errors: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    common: list[Row] = field(default_factory=list)

    def application(self, id_: str, band: Band | None = Band.NOTHING_SEEN, **more: object) -> None:
        """An application that was read, and what it came to."""
        number = len(self.applications)
        row: Row = {"application": number, "id": id_, "name": f"Name {id_}", "stage": "applied"}
        row |= {"origin": f"inbox/{id_}", "submitted_at": date(2026, 2, 1), "documents": "[]"}
        self.applications.append({**row, **more})
        came: Row = {"application": number, "hits": []}
        if band is not None:
            counts = {"assessed": 9, "not_assessed": 3, "not_applicable": 1, "error": 0}
            came |= {"band": band.value, "total_bits": 1.5, "hits": ["contact.phone_format"]}
            came |= {**counts, "findings": json.dumps([{"signal": "contact.phone_format"}])}
        self.assessed.append(came)

    def error(self, application: str, file: str, reason: str, message: str = "why") -> None:
        """Something that could not be read or was left out."""
        known = [row["id"] for row in self.applications]
        number = known.index(application) if application in known else _BEHIND + len(self.errors)
        row: Row = {"number": number, "application": application, "file": file}
        self.errors.append(row | {"reason": reason, "message": message})

    def link(self, kind: LinkKind, a: str, b: str, *evidence: Shared, **names: str | None) -> None:
        """Two applications and what they share."""
        strength = sum(item.bits for item in evidence)
        name_a, name_b = names.get("name_a", f"Name {a}"), names.get("name_b", f"Name {b}")
        self.links.append(
            Link(
                kind=kind,
                a=a,
                b=b,
                name_a=name_a,
                name_b=name_b,
                strength_bits=strength,
                evidence=evidence,
            )
        )

    def lay(self, work: Path) -> None:
        """Write it all to the folder `work`; applications in two parts."""
        half = (len(self.applications) + 1) // 2
        for number, rows in enumerate((self.applications[:half], self.applications[half:])):
            _put(rows, schemas.APPLICATIONS, work / f"parts/applications/{number:06}.parquet")
        _put(self.errors, schemas.ERRORS, work / "parts/errors/000000.parquet")
        _put(self.assessed, schemas.ASSESSED, work / "assessed/alone.parquet")
        _put([_link(link) for link in self.links], schemas.LINKS, work / "links.parquet")
        _put(self.common, schemas.COMMON, work / "common.parquet")

    def write(self, folder: Path, as_csv: bool = False, **run: object) -> Summary:
        """Lay it down below `folder` and write the files of the sweep to `folder`."""
        self.lay(folder / ".sweep")
        card = run_card(**run)
        return write(folder / ".sweep", folder, iter(self.clusters), card, as_csv, memory_gb=1.0)


def _link(link: Link) -> Row:
    held = [item.model_dump(mode="json") for item in link.evidence]
    return {**link.model_dump(exclude={"evidence"}), "evidence": json.dumps(held)}


def _put(rows: Sequence[Row], schema: pa.Schema, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = [{name: row.get(name) for name in schema.names} for row in rows]
    pq.write_table(pa.Table.from_pylist(whole, schema=schema), path)


def example() -> Work:
    """Nine applications: a ring of four, a pair, a family whose telephone is set aside, one alone.

    Two files could not be read.
    """
    work = Work()
    ring = {
        "a1": ("Ada Larch", Band.PRIORITY),
        "a2": ("Bo Winter", Band.REVIEW),
        "a3": ("Cleo Marsh", Band.REVIEW),
        "a4": ("Dan Field", Band.INFORMATIONAL),
    }
    for day, (id_, (name, band)) in enumerate(ring.items(), start=1):
        work.application(id_, band, name=name, submitted_at=date(2026, 2, day))
    for id_, name in (("b1", "Eve Stone"), ("b2", "Finn Hill")):
        work.application(id_, Band.NOTHING_SEEN, name=name)
    for id_, name in (("c1", "Gus Brook"), ("c2", "Hana Brook")):
        work.application(id_, Band.NOTHING_SEEN, name=name, submitted_at=None)
    work.application("alone", Band.NOTHING_SEEN, name=None)
    work.error("torn", "inbox/torn.pdf", "malformed", "not a PDF")
    work.error("a1", "inbox/a1/old.doc", "unsupported")
    phone = shared("phone", "+15035550142", "(503) 555-0142", "+1 503 555 0142", bits=9.0)
    moved = shared(
        "passage",
        "moved the billing system of forty shops to a queue in nine weeks",
        "Moved the billing system of forty shops to a queue in nine weeks.",
        "Led a team; moved the billing system of sixty shops to a queue in nine weeks",
        bits=11.5,
        holders=3,
    )
    cut = shared(
        "passage",
        "cut the nightly report from six hours to eleven minutes",
        "Cut the nightly report from six hours to eleven minutes with partitioned tables.",
        "Cut the nightly report from six hours to eleven minutes.",
        bits=10.2,
        holders=3,
    )
    names = {id_: name for id_, (name, _) in ring.items()}
    for a, b in (("a1", "a2"), ("a2", "a3"), ("a1", "a3")):
        said = {"name_a": names[a], "name_b": names[b]}
        work.link("corpus.shared_passages", a, b, moved, cut, **said)
    dan = {"name_a": names["a3"], "name_b": names["a4"]}
    work.link("corpus.shared_contact", "a3", "a4", phone, **dan)
    picture = shared("phash", "c3d1e0f0f8783c1e", bits=12.0)
    pair = {"name_a": "Eve Stone", "name_b": "Finn Hill"}
    work.link("corpus.shared_file", "b1", "b2", picture, **pair)
    home = shared("phone", "+15035550177", bits=0.0, suppressed_by="Kim, 2026-01-12: one household")
    street = shared("address", "12 larch st portland", "12 Larch Street, Portland", bits=6.5)
    family = {"name_a": "Gus Brook", "name_b": "Hana Brook"}
    work.link("corpus.shared_contact", "c1", "c2", street, home, **family)
    weak = shared(
        "history", "larch works 2019-03 2021-06", "Larch Works, 03/2019 – 06/2021", bits=2
    )
    work.link("corpus.shared_contact", "a4", "b1", weak, name_a="Dan Field", name_b="Eve Stone")
    work.clusters = [
        cluster(
            "k-b1",
            "b1",
            "b2",
            bits=12.0,
            names=("Eve Stone", "Finn Hill"),
            shared=(Common(kind="phash", value=picture.value, applications=("b1", "b2")),),
        ),
        cluster(
            "k-a1",
            *ring,
            bits=30.7,
            band=Band.PRIORITY,
            names=tuple(names.values()),
            shared=(
                Common(kind="passage", value=moved.value, applications=("a1", "a2", "a3")),
                Common(kind="passage", value=cut.value, applications=("a1", "a2", "a3")),
                Common(kind="phone", value=phone.value, applications=("a3", "a4")),
            ),
        ),
        cluster(
            "k-c1",
            "c1",
            "c2",
            bits=6.5,
            band=Band.INFORMATIONAL,
            timeline=(),
            names=("Gus Brook", "Hana Brook"),
            shared=(Common(kind="address", value=street.value, applications=("c1", "c2")),),
        ),
    ]
    return work
