"""JSON lines and Parquet -> rows, as a stream."""

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from forensics.errors import SubmissionError, Unread
from forensics.sweep.sources.columns import CONTACTS, check_found, recognise
from forensics.sweep.sources.raw import Raw, spoilt
from forensics.sweep.sources.text import LONGEST, BrokenOffError, lines

_BATCH = 64  # rows of a Parquet file in memory at once
_EXACT = 2**53  # below it a float holds every whole number
_HOLDS = ("value", "address", "email", "number", "phone")  # of an object: the contact itself
_KNOWN = 1000  # names of columns that are remembered to be shown in an error


def json_rows(path: Path, mapped: Mapping[str, str]) -> Iterator[Raw]:
    """A row a line that holds a JSON object; a blank line is none.

    Texts, numbers and lists of them at the top are read, and of objects in the place of a contact
    ({"value", "type"}) what they hold. Raises SubmissionError, after the last
    line, where no object had what is needed.
    """
    headers: dict[str, None] = {}
    found: set[str] = set()
    try:
        for line in lines(path):
            if not line.strip():
                continue
            if len(line) > LONGEST:
                yield spoilt(f"a line of more than {LONGEST} characters", Unread.TOO_LARGE)
                continue
            try:
                content = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield spoilt(f"no JSON: {error}")
                continue
            if not isinstance(content, dict):
                yield spoilt("no JSON object")
                continue
            keys = tuple(content)
            places = recognise(keys, mapped)
            found.update(places)
            if len(headers) < _KNOWN:
                headers.update(dict.fromkeys(keys))
            cells = {ours: _cell(content[keys[place]], ours) for ours, place in places.items()}
            yield Raw({ours: cell for ours, cell in cells.items() if cell is not None})
    except BrokenOffError as error:
        if not found:
            raise SubmissionError(f"{path}: {error}") from None
        yield spoilt(str(error))
    check_found(path, headers, found, mapped)


def parquet_rows(path: Path, mapped: Mapping[str, str]) -> Iterator[Raw]:
    """Every row of a Parquet file. Raises SubmissionError where it is none that can be opened."""
    try:
        with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
            headers = file.schema_arrow.names
            found = recognise(headers, mapped)
            check_found(path, headers, found, mapped)
            names = sorted({headers[place] for place in found.values()})
            done = 0
            try:
                for batch in file.iter_batches(_BATCH, columns=names):
                    cells = {
                        ours: _texts(
                            batch.column(batch.schema.get_field_index(headers[place])), ours
                        )
                        for ours, place in found.items()
                    }
                    for at in range(batch.num_rows):
                        row = {ours: values[at] for ours, values in cells.items()}
                        yield Raw({ours: cell for ours, cell in row.items() if cell is not None})
                    done += batch.num_rows
            except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
                last = file.metadata.num_rows
                message = str(error).split("\n", 1)[0]
                yield spoilt(f"rows {done + 1} to {last} cannot be read: {message}")
    except (pa.ArrowException, OSError) as error:
        message = str(error).split("\n", 1)[0]
        raise SubmissionError(f"{path}: cannot be read as Parquet: {message}") from None


def _texts(column: pa.Array, ours: str) -> list[str | None]:
    """A column's cells as text; what holds no text, number, date or list of them has none."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = column.cast(pa.large_binary())  # bytes that are no UTF-8 are replaced, not fatal
    elif pa.types.is_nested(kind):
        if not (_is_list(kind) or ours in CONTACTS):
            return [None] * len(column)
    elif not _is_own(kind):
        column = pc.cast(column, pa.string())
    return [_cell(value, ours) for value in column.to_pylist()]


def _is_list(kind: pa.DataType) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _is_own(kind: pa.DataType) -> bool:
    """Whether values are made text here, rather than by Arrow ("1.4155552671e+10")."""
    binary = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    return bool(binary or pa.types.is_floating(kind) or pa.types.is_boolean(kind))


def _cell(value: object, ours: str) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        # Half of a surrogate pair can be written in JSON and is no text.
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        flat = (_cell(each, ours) for each in value if not isinstance(each, list))
        parts = [part for part in flat if part is not None]
        if not parts:
            return None
        if ours in ("file", "profile", "resume"):
            return json.dumps(parts)
        return ("\n" if ours == "text" else "; ").join(parts)
    if isinstance(value, dict) and ours in CONTACTS:
        held = (value.get(name) for name in _HOLDS)
        return _cell([each for each in held if isinstance(each, str | int | float)], ours)
    return None


def _number(value: float) -> str | None:
    """A telephone number or id that a column of floats holds as a whole one; NaN states nothing."""
    if not math.isfinite(value):
        return None
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else str(value)
