"""One call to an endpoint with its tries: within the deadline, at the rate allowed."""

import time
from collections.abc import Callable
from typing import TypeVar

from langchain_core.rate_limiters import InMemoryRateLimiter

from forensics.errors import ModelError
from forensics.llm.failures import Failure, explain
from forensics.llm.transport import allowance

MOST_TRIES = 5
_FIRST_PAUSE = 0.5  # seconds before the second try; doubled for each further one
_LONGEST_PAUSE = 8.0
_BURST = 12  # a twelfth of the minute's calls (five seconds' worth) may go at once

Result = TypeVar("Result")


class RefusedError(ModelError):
    """The server refuses the request as it is; a different one may do."""

    def __init__(self, failure: Failure) -> None:
        """`failure` says what it refuses, as far as it can be told."""
        super().__init__(failure.said)
        self.failure = failure


class AbsentError(ModelError):
    """Nothing answers at the endpoint; `late` where the time was over, which may be the model's."""

    def __init__(self, said: str, late: bool) -> None:
        """`said` is the sentence for the reviewer."""
        super().__init__(said)
        self.late = late


class Exchange:
    """Makes calls to one endpoint; `where` is its address as shown."""

    def __init__(self, where: str, seconds: float, per_minute: float) -> None:
        self.where, self.seconds = where, seconds
        self._limiter = InMemoryRateLimiter(
            requests_per_second=per_minute / 60, max_bucket_size=max(1.0, per_minute / _BURST)
        )
        self._limiter.available_tokens = self._limiter.max_bucket_size

    def call(self, send: Callable[[], Result], until: float) -> Result:
        """What `send` returns, tried again where that may help, until `until` (monotonic clock).

        Raises RefusedError where the server refuses the request as it is, else ModelError.
        """
        pause = _FIRST_PAUSE
        said: str | None = None
        for number in range(1, MOST_TRIES + 1):
            self._take_turn(until)
            try:
                with allowance(until):
                    return send()
            except Exception as error:  # three libraries' errors, and whatever garbage leads to
                failure = explain(error, self.where, self.seconds)
            if failure.refused:
                raise RefusedError(failure)
            said = said if said and failure.late else failure.said  # why time ran out says more
            wait = pause if failure.wait is None else failure.wait
            if not failure.again or number == MOST_TRIES or time.monotonic() + wait >= until:
                break
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)
        if failure.absent or failure.late:
            raise AbsentError(said or failure.said, late=failure.late)
        raise ModelError(said or failure.said)

    def _take_turn(self, until: float) -> None:
        while not self._limiter.acquire(blocking=False):
            left = until - time.monotonic()
            if left <= 0:
                raise ModelError(
                    f"too many questions for {self.where} at once; FORENSICS_LLM_PER_MINUTE limits "
                    "them"
                )
            time.sleep(min(0.05, left))
