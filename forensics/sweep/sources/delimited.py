"""CSV and TSV -> rows, as a stream; what is malformed costs its own line alone."""

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from forensics.errors import SubmissionError, Unread
from forensics.sweep.sources.columns import check_found, recognise
from forensics.sweep.sources.item import MISSING_COLUMN
from forensics.sweep.sources.raw import Raw, spoilt
from forensics.sweep.sources.text import LONGEST, BrokenOffError, lines

_DELIMITERS = ",;\t|"
_AGAIN = 64 * LONGEST  # characters that may be read a second time in one table
_LINE = 100  # as how many characters a line counts beside its own: reading it takes as long


def rows(path: Path, mapped: Mapping[str, str]) -> Iterator[Raw]:
    """Every row below the header; a blank line is none.

    Cells may be quoted and hold line ends. After a row whose quotation marks do not pair, reading
    goes on with its second line, so that a stray mark does not swallow the rows behind it. A row
    with too few cells, or with text in more cells than there are columns, is spoilt: which cell is
    missing cannot be known. Raises SubmissionError where there is no header that can be used.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))  # of the process; only ever raised
    feed = _Feed(lines(path))
    try:
        headers, delimiter = _header(feed)
    except (csv.Error, _TooLongError, BrokenOffError) as error:
        raise SubmissionError(f"{path}: no header that can be read: {error}") from None
    found = recognise(headers, mapped)
    check_found(path, headers, found, mapped)
    reader = _reader(feed, delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except BrokenOffError as error:
            yield spoilt(str(error))
            return
        except (csv.Error, _TooLongError) as error:
            endless = isinstance(error, _TooLongError)
            reason = Unread.TOO_LARGE if endless else Unread.MALFORMED
            what = str(error) if endless else f"quotation marks do not pair: {error}"
            yield spoilt(f"{what}{feed.again()}", reason)
            reader = _reader(feed, delimiter)
        else:
            if not feed.blank():
                yield _row(cells, headers, found)
            feed.done()


def _header(feed: "_Feed") -> tuple[list[str], str]:
    """The columns' names and what stands between cells: what stands most often in the first line.

    A spreadsheet's own line "sep=;" decides it.
    """
    delimiter = ""
    for line in feed.flow():
        if line.lower().startswith("sep=") and len(line.strip()) == len("sep=;"):
            delimiter = line[4]
        elif not feed.blank():
            break
        feed.done()
    else:
        raise csv.Error("it is empty")
    feed.whole_again()
    delimiter = delimiter or max(_DELIMITERS, key=line.count)
    headers = [cell.strip() for cell in next(_reader(feed, delimiter))]
    feed.done()
    return headers, delimiter


def _reader(feed: "_Feed", delimiter: str) -> Iterator[list[str]]:
    return csv.reader(feed.flow(), delimiter=delimiter, strict=True, skipinitialspace=True)


def _row(cells: list[str], headers: list[str], found: Mapping[str, int]) -> Raw:
    if len(cells) < len(headers):
        message = f"{len(cells)} cells where the table has {len(headers)} columns"
        return spoilt(message, MISSING_COLUMN)
    if any(cell.strip() for cell in cells[len(headers) :]):
        return spoilt(f"{len(cells)} cells where the table has {len(headers)} columns")
    return Raw({ours: cells[place] for ours, place in found.items()})


class _TooLongError(Exception):
    """A row without end."""


class _Feed:
    """Lines for the reader of cells, held until their row is whole, so that they can come again."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._waiting: deque[str] = deque()
        self._held: list[str] = []
        self._size = 0
        self._left = _AGAIN

    def flow(self) -> Iterator[str]:
        """The lines from here on; after an error, those of a new flow go on behind it."""
        while True:
            line = self._waiting.popleft() if self._waiting else next(self._source, "")
            if not line:
                return
            self._held.append(line)
            self._size += len(line)
            if self._size > LONGEST:
                raise _TooLongError(f"a row of more than {LONGEST} characters")
            yield line

    def blank(self) -> bool:
        """Whether the held row is a line of nothing."""
        return not self._held[0].strip(" \r\n")

    def done(self) -> None:
        """The held row is whole."""
        self._held.clear()
        self._size = 0

    def again(self) -> str:
        """All but the first line of a spoilt row come again; else says how many are lost."""
        lost = len(self._held) - 1
        cost = self._size + lost * _LINE
        if cost <= self._left:
            self._left -= cost
            self._waiting.extendleft(self._held[:0:-1])
            lost = 0
        self.done()
        return f"; {lost} more lines are passed over with it" if lost else ""

    def whole_again(self) -> None:
        """The held lines come again."""
        self._waiting.extendleft(reversed(self._held))
        self.done()
