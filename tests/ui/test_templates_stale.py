"""What changes behind an open page of templates: nothing older is shown, offered or lost."""

from datetime import date

from streamlit.testing.v1 import AppTest

from index.curation.curator import Curator
from index.template import Template
from tests.ui.conftest import Open, words
from tests.ui.made import labels, own_text
from ui.bench import Bench
from ui.present import token
from ui.present_templates import tried


def test_an_edit_of_the_title_leaves_a_far_expiry_and_a_long_provenance(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    far, told = date(9999, 12, 31), "Seen at the quay. " * 300
    by = {"author": "Ana", "reason": "as its sender says"}
    Curator(own_bench.library).edit(held.id, expires=far, provenance=told.strip(), **by)
    key = token(held.id)
    page = open_page("templates_one", template=held.id)
    assert not page.exception
    assert "Remove for good" in labels(page)
    page.button(key=f"edit-{key}").click().run()
    page.text_input(key=f"title-{key}").set_value("Another title")
    page.text_area(key=f"edit-why-{key}").set_value("clearer")
    page.text_input(key="author").set_value("Ana")
    page.button(key=f"save-edit-{key}").click().run()
    now = own_bench.library.show(held.id)
    assert (now.title, now.expires, now.provenance) == ("Another title", far, told.strip())


def test_a_prepared_file_is_taken_back_when_the_choices_or_the_library_change(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    def offered(page: AppTest) -> bool:
        return any(one.label == "Download the file" for one in page.get("download_button"))

    page = open_page("templates")
    page.button(key="export-prepare").click().run()
    assert offered(page)
    page.checkbox(key="export-sealed").check().run()
    assert not offered(page), "the texts were to be withheld"
    page.checkbox(key="export-sealed").uncheck().run()
    page.button(key="export-prepare").click().run()
    assert offered(page)
    Curator(own_bench.library).remove(held.id, author="Ana", reason="a person asked")
    page.run()
    assert not offered(page), "what was erased is in it"


def test_a_dry_run_of_an_earlier_text_is_not_shown_for_the_new_one(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    key = token(held.id)
    page = open_page("templates_one", template=held.id)
    page.segmented_control(key=f"part-{key}").set_value("hits").run()
    page.button(key=f"dry-run-{key}").click().run()
    revision, made = page.session_state["templates"].run
    assert revision == 1
    assert tried(made)[0] in words(page)
    text = own_text("another")
    Curator(own_bench.library).edit(held.id, author="Ana", reason="new", text=text)
    page.run()
    assert f"dry-run-{key}" in {button.key for button in page.button}
    assert tried(made)[0] not in words(page)
