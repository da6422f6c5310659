from forensics.signals import load_all
from tests.ui.conftest import Open, words


def test_limits_signals_and_checks_are_shown(open_page: Open) -> None:
    page = open_page("about")
    shown = words(page)
    assert "nothing seen means that nothing was seen" in shown
    assert all(signal.name in shown for signal in load_all())
    page.button(key="doctor").click().run()
    assert "embedding model" in words(page)
