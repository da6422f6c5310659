"""The pages of templates: listed, looked at, changed, added; each as a person would use it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from index.curation.curator import Curator
from index.template import Template, TemplateStatus
from tests.ui.cases import RESUME
from tests.ui.conftest import Open, words
from tests.ui.made import decide, labels, own_text, template
from tests.ui.naughty import strings
from ui.bench import Bench
from ui.drafts import Desk
from ui.intake import Facts, build
from ui.present import token
from ui.present_templates import today


def test_the_list_says_what_is_due_and_filters(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    Curator(own_bench.library).expire(
        held.id, today() - timedelta(days=1), author="Ana", reason="old"
    )
    page = open_page("templates")
    shown = words(page)
    assert "1 template has expired" in shown
    assert "awaits review" in shown
    assert shown.index(held.id) < shown.index("ai-ml/")
    page.button(key="show-expired").click().run()
    assert "1 to 1 of 1" in words(page)
    page.selectbox(key="templates-due").set_value(None)
    page.text_input(key="templates-search").set_value(f"TITLE {held.id[5:]}").run()
    assert "1 to 1 of 1" in words(page)
    page.selectbox(key="templates-state").set_value(TemplateStatus.RETIRED).run()
    assert "No template fits this filter" in words(page)
    assert not page.exception


def test_pages_of_the_list(open_page: Open, own_bench: Bench) -> None:
    total = len(own_bench.library.list())
    page = open_page("templates")
    assert f"1 to 25 of {total}" in words(page)
    page.pagination(key="templates-page").set_value(2).run()
    assert f"26 to {min(total, 50)} of {total}" in words(page)


def test_no_template_is_open_or_there(open_page: Open) -> None:
    assert "No template is open" in words(open_page("templates_one"))
    page = open_page("templates_one", template="![x](http://a.example/b)")
    assert "There is no such template" in words(page)
    assert "![x](http://a.example/b)" in words(page)
    assert not page.markdown


def test_a_template_is_shown_with_what_its_state_means(open_page: Open, held: Template) -> None:
    page = open_page("templates_one", template=held.id)
    shown = words(page)
    assert "Another person than Ana reviews it." in shown
    assert "missed customs stamp" in shown
    assert "https://example.invalid/report" in shown
    assert "<a " not in shown
    assert labels(page) >= {"Reviewed: make it stable", "Retire", "Remove for good", "Edit"}
    assert "Restore to the nursery" not in labels(page)


def test_who_and_why_are_asked_for(open_page: Open, own_bench: Bench, held: Template) -> None:
    page = open_page("templates_one", template=held.id)
    page.button(key=f"retire-{token(held.id)}").click().run()
    assert "Give the reason" in words(page)
    decide(page, held, "retire", "  ")
    assert "Say who you are" in words(page)
    assert own_bench.library.show(held.id).revision == 1


def test_the_life_of_a_template(open_page: Open, own_bench: Bench, held: Template) -> None:
    page = open_page("templates_one", template=held.id)
    decide(page, held, "review", " ANA ")
    assert "a second person reviews" in words(page)
    assert page.text_area(key=f"why-{token(held.id)}").value == "looked at"
    decide(page, held, "review", "Ben")
    assert "It is stable now" in words(page)
    assert page.text_area(key=f"why-{token(held.id)}").value == ""
    decide(page, held, "retire", "Ben")
    assert "no application is compared with it" in words(page)
    decide(page, held, "restore", "Ana")
    assert "another person reviews it before it weighs" in words(page)
    actions = [change.action for change in own_bench.library.history(held.id)]
    assert actions == ["add", "review", "retire", "restore"]


def test_an_expiry_is_set_and_taken_away(open_page: Open, own_bench: Bench, held: Template) -> None:
    key = token(held.id)
    page = open_page("templates_one", template=held.id)
    decide(page, held, "set-expiry", "Ana")
    assert "Choose the day." in words(page)
    page.date_input(key=f"expiry-{key}-1").set_value(date(2026, 1, 2))
    decide(page, held, "set-expiry", "Ana")
    assert "Expired on 2026-01-02: shown, weighs nothing" in words(page)
    decide(page, held, "never", "Ana")
    assert own_bench.library.show(held.id).expires is None


def test_removing_asks_for_the_id(open_page: Open, own_bench: Bench, held: Template) -> None:
    key = token(held.id)
    page = open_page("templates_one", template=held.id)
    page.text_input(key=f"typed-{key}").set_value("test/other")
    decide(page, held, "remove", "Ana")
    assert "Nothing was removed" in words(page)
    assert own_bench.library.show(held.id) == held
    page.text_input(key=f"typed-{key}").set_value(held.id)
    decide(page, held, "remove", "Ana", "a person asked")
    shown = words(page)
    assert "Removed for good" in shown
    assert "a person asked" in shown
    assert "customs stamp" not in shown


def test_another_persons_change_is_told_before_a_decision(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    page = open_page("templates_one", template=held.id)
    Curator(own_bench.library).edit(held.id, author="Cleo", reason="a name", title="Other")
    decide(page, held, "review", "Ben")
    shown = words(page)
    assert "was changed by Cleo (edit)" in shown
    assert "read it, then decide" in shown
    assert own_bench.library.show(held.id).status is TemplateStatus.NURSERY
    decide(page, held, "review", "Ben")
    assert own_bench.library.show(held.id).status is TemplateStatus.STABLE


def test_an_edit_makes_a_revision_and_a_conflict_keeps_what_was_typed(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    key = token(held.id)
    page = open_page("templates_one", template=held.id)
    page.button(key=f"edit-{key}").click().run()
    text = page.text_area(key=f"text-{key}")
    assert text.value == held.text
    mine = held.text.replace("eleven", "twelve")
    text.set_value(mine)
    page.text_area(key=f"edit-why-{key}").set_value("counted again")
    page.text_input(key="author").set_value("Ana")
    theirs = held.text.replace("forty", "fifty")
    Curator(own_bench.library).edit(held.id, author="Cleo", reason="hers", text=theirs)
    page.button(key=f"save-edit-{key}").click().run()
    shown = words(page)
    assert "was changed by Cleo (edit)" in shown
    assert "Revision 2 beside what you typed" in shown
    assert page.text_area(key=f"text-{key}").value == mine
    assert own_bench.library.show(held.id).text == theirs
    page.text_area(key=f"text-{key}").set_value(mine.replace("forty", "fifty"))
    page.button(key=f"save-edit-{key}").click().run()
    shown = words(page)
    assert "Revision 3 is made." in shown
    assert "<mark>" in shown
    now = own_bench.library.show(held.id)
    assert ("twelve" in now.text, "fifty" in now.text) == (True, True)


def test_a_changed_text_of_a_stable_template_goes_back_to_the_nursery(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    key = token(held.id)
    Curator(own_bench.library).review(held.id, author="Ben", reason="read it")
    page = open_page("templates_one", template=held.id)
    page.button(key=f"edit-{key}").click().run()
    page.text_area(key=f"text-{key}").set_value("too short")
    page.text_area(key=f"edit-why-{key}").set_value("cut")
    page.text_input(key="author").set_value("Ana")
    page.button(key=f"save-edit-{key}").click().run()
    assert "Nothing was changed; what you typed is kept." in words(page)
    page.text_area(key=f"text-{key}").set_value(held.text.replace("four", "five"))
    page.button(key=f"save-edit-{key}").click().run()
    assert "it is in the nursery until another person has reviewed it" in words(page)
    assert own_bench.library.show(held.id).status is TemplateStatus.NURSERY


def test_hits_and_kin(open_page: Open, own_bench: Bench, held: Template) -> None:
    key = token(held.id)
    text = f"{RESUME}\n{held.text}\n"
    intake = build(text, [], Facts())
    case = own_bench.desk.save(intake, *own_bench.workbench.examine(intake), "Ana")
    own_bench.desk.decide(case, "cleared", "An agency wrote it.", "Ana")
    page = open_page("templates_one", template=held.id)
    assert "1 explained" in words(page)
    page.segmented_control(key=f"part-{key}").set_value("hits").run()
    shown = words(page)
    assert case in shown
    assert "Known template" in shown
    page.button(key=f"dry-run-{key}").click().run()
    assert "decided as explained: it may be text that honest people share" in words(page)
    page.segmented_control(key=f"part-{key}").set_value("kin").run()
    assert "It is alone in its family." in words(page) or "The same family" in words(page)
    assert not page.exception


def paste(page: AppTest, text: str) -> None:
    page.text_area(key="template-pasted").set_value(text)
    page.button(key="template-strip").click().run()


def test_a_draft_from_paste_to_the_nursery(open_page: Open, own_bench: Bench) -> None:
    name = uuid4().hex[:8]
    page = open_page("templates_add")
    page.button(key="template-strip").click().run()
    assert "Paste the text first." in words(page)
    paste(
        page, f"Dana Okafor\ndana@example.org | +1 (512) 555-0147\n\nEXPERIENCE\n{own_text(name)}"
    )
    shown = words(page)
    assert "Dana Okafor" in shown
    assert "[e-mail]" in shown
    kept = page.text_area(key="template-text").value
    assert "Dana" not in kept
    assert "555-0147" not in kept
    page.button(key="template-check").click().run()
    assert "It needs a text and a title." in words(page)
    assert "template-save" not in {button.key for button in page.button}
    page.text_input(key="template-title").set_value(f"Depot {name}")
    page.text_area(key="template-text").set_value(kept + "\nwrite to other@example.org\n")
    page.button(key="template-check").click().run()
    assert "other@example.org ([e-mail])" in words(page)
    page.text_area(key="template-text").set_value(kept).run()
    assert "changed since it was checked" in words(page)
    page.button(key="template-check").click().run()
    page.button(key="template-save").click().run()
    assert "Say who you are" in words(page)
    page.text_input(key="author").set_value("Ana")
    page.button(key="template-save").click().run()
    assert "It is in the nursery." in words(page)
    made = own_bench.library.show(f"depot-{name}")
    assert (made.status, made.text) == (TemplateStatus.NURSERY, kept)
    (change,) = own_bench.library.history(made.id)
    assert (change.author, change.reason) == ("Ana", "Added from paste")
    assert page.session_state["templates"].source is None
    Curator(own_bench.library).remove(made.id, author="Ana", reason="the test is over")


def test_a_near_duplicate_is_told_and_its_family_taken(
    open_page: Open, own_bench: Bench, held: Template
) -> None:
    page = open_page("templates_add")
    paste(page, held.text)
    page.text_input(key="template-title").set_value("A variant")
    page.button(key="template-check").click().run()
    assert f"of its passages with {held.id}, of family test" in words(page)
    page.button(key="template-take-family").click().run()
    assert page.text_input(key="template-family").value == "test"
    page.button(key="template-check").click().run()
    assert "It is a variant in that family." in words(page)
    page.button(key="template-discard").click().run()
    assert page.text_area(key="template-pasted").value == ""


def test_stock_lines_alone_are_refused(open_page: Open) -> None:
    page = open_page("templates_add")
    paste(page, "one two")
    page.text_input(key="template-title").set_value("Short")
    page.button(key="template-check").click().run()
    assert "It cannot be added" in words(page)


def test_a_file_goes_through_the_reader(open_page: Open) -> None:
    page = open_page("templates_add")
    page.segmented_control(key="template-from").set_value("file").run()
    upload = page.file_uploader[0]
    upload.set_value([("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")])
    page.button(key="template-strip").click().run()
    assert "broken.pdf cannot be read" in words(page)
    page.file_uploader[0].set_value([("cv.txt", RESUME.encode(), "text/plain")])
    page.button(key="template-strip").click().run()
    assert "Dana Okafor" not in page.text_area(key="template-text").value


def test_only_a_decided_case_gives_a_template(open_page: Open, own_bench: Bench) -> None:
    intake = build(f"{RESUME}{uuid4().hex}\n", [], Facts())
    case = own_bench.desk.save(intake, *own_bench.workbench.examine(intake), "Ana")
    page = open_page("templates_add")
    page.segmented_control(key="template-from").set_value("case").run()
    page.text_input(key="template-case").set_value(case)
    page.button(key="template-strip").click().run()
    assert "only a case decided confirmed or escalated" in words(page)
    own_bench.desk.decide(case, "confirmed", "The school denies it.", "Ana")
    page.button(key="template-strip").click().run()
    assert "Dana Okafor" not in page.text_area(key="template-text").value
    assert page.text_input(key="template-provenance").value.startswith("a case decided confirmed")


def test_hostile_words_stay_words(open_page: Open, own_bench: Bench) -> None:
    hostile = strings()
    made = template(
        uuid4().hex[:8],
        title=" ".join(hostile[:6])[:300],
        family=" ".join(hostile[6:12])[:200],
        provenance="\n".join(hostile),
        references=tuple(hostile),
        text="\n".join([own_text(uuid4().hex[:8]), *hostile]),
    )
    own_bench.library.add(made, author=f"x {hostile[0]}", reason="\n".join(hostile))
    for page in (open_page("templates"), open_page("templates_one", template=made.id)):
        shown = words(page)
        assert "<script>alert(1)</script>" not in shown
        assert "&lt;script&gt;" in shown
        assert not page.exception
        assert not page.markdown
    Curator(own_bench.library).remove(made.id, author="Ana", reason="the test is over")


def test_health_that_cannot_be_known_is_not_called_none(
    open_page: Open, own_bench: Bench, held: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forensics.errors import CaseError
    from ui.views import templates

    def fails(*_: object) -> None:
        raise CaseError("the database cannot be read: disk I/O error")

    monkeypatch.setattr(templates, "health", fails)
    page = open_page("templates")
    assert "What the templates have hit is not known" in words(page)
    assert "Hits are not known." in words(page)
    one = open_page("templates_one", template=held.id)
    assert "How often it was hit is not known." in words(one)


def test_a_desk_is_one_sessions_own(open_page: Open, held: Template) -> None:
    one, other = (open_page("templates_one", template=held.id) for _ in range(2))
    first: Desk = one.session_state["templates"]
    assert first is not other.session_state["templates"]
