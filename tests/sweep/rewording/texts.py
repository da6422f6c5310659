"""Applications of different trades, and one told twice in other words."""

from collections.abc import Iterator

from index.starter import TEXT, read_text
from tests.sweep.parts import Given

TOLD = (
    "Diagnosed hydraulic faults on forklift trucks and replaced worn pumps during night shifts",
    "Calibrated torque wrenches against the workshop's master gauge every quarter",
    "Trained eleven apprentices to read wiring diagrams of electric reach trucks",
    "Introduced barcode labels for spare parts, which ended the search for missing filters",
    "Wrote inspection checklists that the insurer accepted for the whole depot",
    "Negotiated a battery exchange agreement with the regional supplier",
)
RETOLD = (
    "On the night crew, found what was wrong in forklift hydraulics and fitted new pumps",
    "Each quarter checked the torque wrenches by comparing them to a master gauge",
    "Showed eleven apprentices how the wiring diagrams of reach trucks are read",
    "Put barcodes on spare parts so that nobody had to hunt for filters any more",
    "Drew up checklists for inspections across the depot, and the insurer took them over",
    "Struck a deal with our regional supplier to swap truck batteries",
)
"""Line by line what TOLD says."""


def strangers(count: int) -> Iterator[Given]:
    """Applications of six ordinary lines, no line twice."""
    lines, _ = read_text(TEXT.read_text(encoding="utf-8"))
    for place in range(count):
        yield Given(
            f"s{place:03}", f"Name{chr(97 + place % 26) * 4} Stranger", {}, lines[place * 6 :][:6]
        )
