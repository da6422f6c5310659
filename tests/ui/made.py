"""Templates made for tests of the screens, and what a person does on a template's page."""

from streamlit.testing.v1 import AppTest

from index.template import Template, build_template
from ui.present import token
from ui.present_templates import today

LINES = """
Rewrote the tariff reconciliation daemon so that a missed customs stamp replays at once.
Built a depot heartbeat dashboard that dispatchers in four yards leave open on a tablet.
Trained eleven night-shift dispatchers to read consumer lag before they call anybody.
Replaced forty cron jobs with one schedule table that the finance desk edits on its own.
Cut the weekly container-weight audit from two days to a twenty-minute query over Parquet.
Wrote the parcel-splitting rule engine that billed mixed pallets by cubic corner.
Introduced a scanner firmware ring so that a bad build never reached more than six vans.
Moved nineteen depots from paper waybills to a signed ledger of handover events.
"""


def own_text(name: str) -> str:
    """A text whose every line is its own, so that no test's template repeats another's."""
    mark = "".join(letter if letter.isalpha() else chr(103 + int(letter)) for letter in name)
    return "\n".join(f"{line[:-1]} for {mark}." for line in LINES.strip().split("\n")) + "\n"


def template(name: str, **fields: object) -> Template:
    given = {"id": f"test/{name}", "title": f"Title of {name}", "added": today()}
    return build_template(given | {"text": own_text(name)} | fields)


def decide(page: AppTest, of: Template, verb: str, author: str, reason: str = "looked at") -> None:
    key = token(of.id)
    page.text_area(key=f"why-{key}").set_value(reason)
    page.text_input(key="author").set_value(author)
    page.button(key=f"{verb}-{key}").click().run()


def labels(page: AppTest) -> set[str]:
    return {button.label for button in page.button}
