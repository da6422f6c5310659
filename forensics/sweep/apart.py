"""What ends workers, told from what was merely in the same order: the rest is not lost with it."""

from collections.abc import Sequence

from forensics.sweep import again
from forensics.sweep.again import Again
from forensics.sweep.attempts import ends
from forensics.sweep.engines import Engine
from forensics.sweep.part import Job, give_up, make
from forensics.sweep.rows import Made
from forensics.sweep.sources import Chunk
from forensics.sweep.workplace import SweepError


def make_apart(engine: Engine, job: Job, chunk: Chunk) -> Made:
    """The part of a chunk that ended its worker: all but the applications that did.

    Each try passes over those known to end workers (`attempts`), as long as it tells more of them.
    Raises SweepError where no worker began with the chunk at all, OSError.
    """
    known = -1
    while (count := ends(job.work, chunk.number)) is not None and count > known:
        known = count
        for _, part in engine.run(make, [chunk]):
            if part is not None:
                return part
    if count is None:
        raise SweepError("a worker ended before it began; --resume goes on once it can")
    return give_up(job, chunk)


def compare_apart(engine: Engine, job: Job, orders: Sequence[Again]) -> None:
    """Compares, one by one, applications of orders that ended their workers.

    What ends its worker again is written down as an error. Raises SweepError where even that ends
    a worker, OSError.
    """
    one_by_one = [each for order in orders for each in again.apart(job, order)]
    done = engine.run(again.examine_again, one_by_one)
    lost = [order for order, count in done if count is None]
    for order, count in engine.run(again.give_up, lost):
        if count is None:
            raise SweepError(f"writing down application {order.first} ended its worker")
