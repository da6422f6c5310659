"""What writing and reading bundles have in common: names, markings, confidence."""

from typing import Any

from index.exchange.tlp import Tlp
from index.template import Confidence

SPEC = "2.1"
SOURCE = "resume-forensics template"
"""``source_name`` of the external reference that holds a template's id."""
FAMILY = "resume-forensics family"
REFERENCE = "reference"
TEXT = "Text of the template"
"""``abstract`` of the note that holds a template's text."""
SEAL_TYPE = "hmac-sha256-passages"
"""``pattern_type`` of a sealed template: a JSON object of ``salt`` and ``digests``."""

TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP_IDS = {
    Tlp.CLEAR: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    Tlp.GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    Tlp.AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    Tlp.AMBER_STRICT: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    Tlp.RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""The fixed objects of TLP 2.0 (OASIS, STIX common objects, extension tlp-2.0)."""
_TLP_1_IDS = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": Tlp.CLEAR,
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": Tlp.GREEN,
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": Tlp.AMBER,
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": Tlp.RED,
}
"""Those of TLP 1.0 (STIX 2.1, 7.2.1.4)."""
LEVELS = {name: level for level, name in TLP_IDS.items()} | _TLP_1_IDS

CONFIDENCE: dict[Confidence, int] = {"low": 15, "medium": 50, "high": 85}
"""The None / Low / Med / High scale of STIX 2.1, appendix A."""


def confidence_of(value: int | None) -> Confidence:
    """The word for a confidence of 0 to 100; not stated is medium, as for any template."""
    if value is None:
        return "medium"
    return "low" if value < 30 else "medium" if value < 70 else "high"


def marking(level: Tlp) -> dict[str, Any]:
    """The marking definition of a level."""
    return {
        "type": "marking-definition",
        "spec_version": SPEC,
        "id": TLP_IDS[level],
        "created": "2022-10-01T00:00:00.000Z",
        "name": level.label,
        "extensions": {
            TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": level.value}
        },
    }
