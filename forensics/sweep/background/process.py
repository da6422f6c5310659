"""The process of one sweep: `python -m forensics.sweep.background.process FOLDER`.

It holds the sweep's lock as long as it lives, so that nobody takes a dead sweep for a running one.
"""

import os
import signal
import sys
import time
import traceback
from pathlib import Path
from threading import Thread

from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

from forensics.errors import ForensicsError
from forensics.settings import read
from forensics.sweep.background.advance import Journal, read_advance
from forensics.sweep.background.attending import ASKED, TAKEN
from forensics.sweep.background.kept import LOCK, ORDER, STOP
from forensics.sweep.background.order import FOUND, Order, swept
from forensics.sweep.browsing import prepare
from forensics.sweep.run import sweep
from index.errors import LibraryError

_PATIENCE = 10.0  # seconds for the lock, which whoever looks holds for a moment
_GLANCES = 0.5  # seconds between two looks for the file that asks it to stop
_KIND = 5  # of `nice`: the screens of the same machine stay quick


def main(folder: Path) -> int:
    """Runs the sweep that `folder` holds the order of; 0 where it finished."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's "&" leaves the first ignored
        signal.signal(number, signal.default_int_handler)
    try:
        with FileLock(folder / LOCK).acquire(timeout=_PATIENCE):
            return _swept(folder)
    except Timeout:
        print("another process runs this sweep", file=sys.stderr)  # noqa: T201  into the log
        return 1


def _swept(folder: Path) -> int:
    before = read_advance(folder)
    if before is not None and before.ended == "finished":  # two asked for it, and one was first
        print("it has finished already", file=sys.stderr)  # noqa: T201  into the log
        return 1
    if (folder / ASKED).exists():
        (folder / ASKED).replace(folder / ORDER)
    order = Order.model_validate_json((folder / ORDER).read_bytes())
    journal = Journal(folder)
    os.write(1, TAKEN)
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(_KIND)
    Thread(target=_heed, args=(folder / STOP,), daemon=True).start()
    try:
        # The home is the one that holds this folder, from wherever a relative one was named.
        settings = read().model_copy(update={"home": folder.parents[1]})
        out = folder / FOUND
        if not swept(out):  # else it was cut off when only its pages were to be laid out
            sweep(settings, order.request(folder), progress=journal.tell)
        prepare(out)
    except KeyboardInterrupt:
        journal.end("stopped")
    except (ForensicsError, LibraryError, OSError) as error:
        traceback.print_exc()
        journal.end("failed", str(error))
    except SQLAlchemyError as error:
        traceback.print_exc()
        journal.end("failed", f"the database did not answer ({type(error).__name__})")
    except Exception as error:  # the last resort: the log has all of it
        traceback.print_exc()
        journal.end("failed", f"an error that should not be ({type(error).__name__}): see the log")
    else:
        journal.end("finished")
        return 0
    return 1


def _heed(stop: Path) -> None:
    """Ends the sweep as Ctrl-C does, once somebody asks for it."""
    while not stop.exists():
        time.sleep(_GLANCES)
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
