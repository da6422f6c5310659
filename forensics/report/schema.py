"""The JSON schema of `examine --json`, generated from the wire types and kept in the project.

`python -m forensics.report.schema` rewrites `examine.schema.json`; a test holds it to the types.
"""

import json
from pathlib import Path

from forensics.report.wire import Report

PATH = Path(__file__).with_name("examine.schema.json")


def generate() -> str:
    """The schema as it should stand in the file."""
    schema = Report.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "forensics examine --json"
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    PATH.write_text(generate(), encoding="utf-8")
