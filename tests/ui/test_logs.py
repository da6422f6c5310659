from tests.ui.logs import broken

CLOSED = """\
Traceback (most recent call last):
  File "/x/.venv/lib/python3.11/site-packages/starlette/websockets.py", line 124, in receive_bytes
    raise WebSocketDisconnected("WebSocket is not connected.")
starlette.websockets.WebSocketDisconnected: WebSocket is not connected.

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/x/.venv/lib/python3.11/site-packages/starlette/websockets.py", line 104, in send
    raise WebSocketDisconnected('Cannot call "send" once a close message has been sent.')
starlette.websockets.WebSocketDisconnected: Cannot call "send" once a close message has been sent.
"""
PAGE = """\
Traceback (most recent call last):
  File "/x/ui/views/queue.py", line 7, in page
    raise KeyError("case")
KeyError: 'case'
"""


def test_a_browser_that_went_away_is_no_fault_of_a_page() -> None:
    assert broken(f"  Uvicorn server started\nERROR: in ASGI\n{CLOSED}  Stopping...\n") == []


def test_a_traceback_through_a_page_is_told_whole() -> None:
    (told,) = broken(f"{CLOSED}  later\n{PAGE}  Stopping...\n")
    assert told == PAGE.rstrip()


def test_a_page_that_met_a_closed_connection_is_told() -> None:
    (told,) = broken(CLOSED.replace("/x/.venv/lib/python3.11/site-packages/starlette", "/x/ui"))
    assert told.endswith("has been sent.")


def test_another_error_of_a_library_is_told() -> None:
    other = PAGE.replace("/x/ui", "/x/.venv/lib/python3.11/site-packages/streamlit")
    assert broken(CLOSED + other + PAGE) == [other.rstrip(), PAGE.rstrip()]


def test_a_log_without_tracebacks_has_none() -> None:
    assert broken("  You can now view the screens\n") == []
