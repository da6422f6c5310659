"""Errors on a screen: one calm sentence in place, and nothing of a traceback."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from sqlalchemy.exc import SQLAlchemyError

from forensics.errors import ForensicsError
from index.errors import LibraryError
from ui.show import notice

_log = logging.getLogger(__name__)
UNFORESEEN = (
    "Something went wrong that should not have. What you entered is kept; try again, and if it "
    "happens again, look at what the window that runs this page printed."
)


@contextmanager
def calm() -> Iterator[None]:
    """Say an expected error in place and go on below it."""
    try:
        yield
    except (ForensicsError, LibraryError) as error:
        notice(str(error))
    except SQLAlchemyError as error:
        _log.exception("the database failed")
        notice(
            f"The database did not answer ({type(error).__name__}). Nothing was recorded; what you "
            "typed is kept. Try again."
        )
    except OSError as error:  # a full disk, a home that may not be written to
        _log.exception("a file failed")
        notice(
            f"A file of this installation could not be used ({error.strerror or 'no reason given'})"
            ". Nothing was recorded; what you typed is kept."
        )


def calmly(page: Callable[[], None]) -> Callable[[], None]:
    """A page that ends in a sentence, whatever happens on it."""

    @wraps(page)
    def guarded() -> None:
        try:
            with calm():
                page()
        except Exception:  # the last resort: the reader of the log gets all, the page a sentence
            _log.exception("a page failed")
            notice(UNFORESEEN)

    return guarded
