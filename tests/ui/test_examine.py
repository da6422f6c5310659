"""The page as a session runs it: text and files in, findings out, then what is done about them."""

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.conftest import EXAMPLES
from tests.ui.cases import RESUME
from tests.ui.conftest import Open, words
from ui.bench import Bench
from ui.present import Held
from ui.session import Session


def examined(page: AppTest, text: str = RESUME) -> AppTest:
    page.text_area(key="text").set_value(text)
    return page.button(key="examine").click().run()


def own(page: AppTest) -> Session:
    found: Session = page.session_state["own"]
    return found


def give(page: AppTest, kind: str, *files: tuple[str, bytes]) -> None:
    uploader = page.file_uploader(key=f"{kind}-{own(page).round}")
    uploader.set_value([(name, data, "application/octet-stream") for name, data in files])


def test_nothing_given_is_said_in_place(open_page: Open) -> None:
    page = open_page("examine")
    page.button(key="examine").click().run()
    assert "Paste the resume&#39;s text or drop at least one resume file." in words(page)
    assert own(page).result is None


def test_pasted_text_becomes_findings(open_page: Open) -> None:
    shown = words(examined(open_page("examine")))
    assert "mailinator.com" in shown
    assert "rf-f-1" in shown
    assert "What to check" in shown or "what to check" in shown.lower()


def test_the_json_is_what_the_command_prints(open_page: Open) -> None:
    result = own(examined(open_page("examine"))).result
    assert result is not None
    assert result.report.application.id == "pasted"
    assert [document.name for document in result.report.application.documents] == ["pasted.txt"]


def test_files_and_dated_snapshots_are_taken_out_of_their_widgets(open_page: Open) -> None:
    page = open_page("examine")
    demo = EXAMPLES / "demo"
    give(page, "documents", ("resume.pdf", (demo / "resume.pdf").read_bytes()))
    snapshots = [(f"linkedin-{y}.html", demo / f"linkedin-{y}.html") for y in (2021, 2026)]
    give(page, "profiles", *((name, path.read_bytes()) for name, path in snapshots))
    page.run()
    assert words(page).count("No date: it cannot be compared") == 2
    days = [item for item in page.date_input if item.key and item.key.startswith("day-")]
    days[0].set_value(date(2021, 3, 14))
    days[1].set_value(date(2026, 9, 2))
    page.button(key="examine").click().run()
    session = own(page)
    assert session.result is not None
    assert [file.captured_at for file in session.held] == [
        None,
        date(2021, 3, 14),
        date(2026, 9, 2),
    ]
    assert session.round == 1
    hits = {run.signal for run in session.result.report.runs if run.outcome == "hit"}
    assert "profile.dormant_revival" in hits


def test_a_snapshot_without_a_date_is_said_and_examined_all_the_same(open_page: Open) -> None:
    page = open_page("examine")
    page.text_area(key="text").set_value(RESUME)
    give(page, "profiles", ("p.html", (EXAMPLES / "demo/linkedin-2021.html").read_bytes()))
    page.run()
    assert "No date: it cannot be compared" in words(page)
    page.button(key="examine").click().run()
    result = own(page).result
    assert result is not None
    assert [item.captured_at for item in result.report.profiles] == [None]


def test_too_many_files_are_refused_and_everything_is_kept(open_page: Open) -> None:
    page = open_page("examine")
    page.text_area(key="text").set_value(RESUME)
    give(page, "documents", *((f"{number}.txt", b"Jane") for number in range(21)))
    page.run()
    assert "21 files are more than the 20 examined at once: take out 1 file." in words(page)
    page.button(key="examine").click().run()
    assert "21 files were given; 20 are examined at once. Take out 1." in words(page)
    assert own(page).result is None
    assert page.text_area(key="text").value == RESUME


def test_an_unreadable_file_is_said_the_rest_is_shown_and_saving_is_refused(
    open_page: Open,
) -> None:
    page = open_page("examine")
    page.text_area(key="text").set_value(RESUME)
    give(page, "documents", ("broken.pdf", b"%PDF-1.7 and then nothing"))
    page.run()
    page.button(key="examine").click().run()
    shown = words(page)
    assert "broken.pdf" in shown
    assert "malformed" in shown
    assert "cannot be saved while a file is unread" in shown
    assert "mailinator.com" in shown
    assert all(page.button(key=f"do-{it}").disabled for it in ("verify", "cleared", "save"))


def test_nothing_seen_verifies_nobody(open_page: Open) -> None:
    shown = words(examined(open_page("examine"), "Jane Doe\njane@example.org\n\nSKILLS\nGo\n"))
    assert "verifies nobody" in shown.lower()


def test_saving_asks_for_a_name_once(open_page: Open, own_bench: Bench) -> None:
    page = examined(open_page("examine"), RESUME + "saved\n")
    page.button(key="do-save").click().run()
    page.button(key="record").click().run()
    assert "Say who you are" in words(page)
    page.text_input(key="author").set_value("Ana")
    page.button(key="record").click().run()
    result = own(page).result
    assert result is not None
    assert result.case is not None
    assert own_bench.desk.case(result.case).report.case == result.case
    assert result.case in words(page)
    page.button(key="new").click().run()
    examined(page, RESUME + "another\n")
    page.button(key="do-verify").click().run()
    assert page.text_input(key="author").value == "Ana"


def test_explained_needs_a_reason_and_is_kept_as_a_decision(
    open_page: Open, own_bench: Bench
) -> None:
    page = examined(open_page("examine"), RESUME + "explained\n")
    page.button(key="do-cleared").click().run()
    page.text_input(key="author").set_value("Ana")
    page.button(key="record").click().run()
    assert "Give the reason" in words(page)
    page.text_area(key="reason-cleared").set_value("The mailbox is for job boards.")
    page.button(key="record").click().run()
    result = own(page).result
    assert result is not None
    assert result.case is not None
    [decision] = own_bench.desk.case(result.case).decisions
    assert (decision.disposition, decision.author) == ("cleared", "Ana")
    assert decision.reason == "The mailbox is for job boards."


def test_a_decision_of_others_on_the_same_files_is_told(open_page: Open, own_bench: Bench) -> None:
    text = RESUME + "met before\n"
    for name, said in (("Ana", "Saved; the decision is recorded."), ("Ben", "Your reason is kept")):
        page = examined(open_page("examine"), text)
        page.button(key="do-escalated").click().run()
        page.text_input(key="author").set_value(name)
        page.text_area(key="reason-escalated").set_value(f"{name} asks for a look.")
        page.button(key="record").click().run()
        assert said in words(page)
    result = own(page).result
    assert result is not None
    assert result.case is not None
    assert [it.author for it in own_bench.desk.case(result.case).decisions] == ["Ana"]
    assert "Ana" in words(page)


def test_starting_verification_marks_the_case(open_page: Open, own_bench: Bench) -> None:
    page = examined(open_page("examine"), RESUME + "verify\n")
    page.button(key="do-verify").click().run()
    page.text_input(key="author").set_value("Ana")
    page.button(key="record").click().run()
    result = own(page).result
    assert result is not None
    assert result.case is not None
    assert own_bench.desk.case(result.case).summary.status == "verifying"


def test_who_starts_second_is_told_who_was_first(open_page: Open) -> None:
    for name, said in (("Ana", "Saved; verification has started."), ("Ben", "Ana has been")):
        page = examined(open_page("examine"), RESUME + "verified twice\n")
        page.button(key="do-verify").click().run()
        page.text_input(key="author").set_value(name)
        page.button(key="record").click().run()
        assert said in words(page)


def test_changing_what_was_submitted_keeps_it(open_page: Open) -> None:
    page = examined(open_page("examine"))
    own(page).held.append(Held("letter.txt", b"Dear team"))
    page.button(key="change").click().run()
    assert page.text_area(key="text").value == RESUME
    assert "letter.txt" in words(page)
    page.button(key="back").click().run()
    assert "mailinator.com" in words(page)


def test_sessions_share_nothing(open_page: Open) -> None:
    examined(open_page("examine"), RESUME.replace("Dana Okafor", "Private Person"))
    other = open_page("examine")
    assert "Private Person" not in words(other)
    assert own(other).result is None
    assert other.text_area(key="text").value == ""
