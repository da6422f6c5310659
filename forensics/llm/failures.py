"""Whatever goes wrong at an endpoint -> one sentence for the reviewer, and what to do about it.

A server's own words are never repeated: they may hold the text that was sent, or a key.
"""

import re
import ssl
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from typing import TypeVar

import openai

from forensics.llm.transport import CompressedError, LimitError, TooLargeError

Cause = TypeVar("Cause", bound=BaseException)
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|window|size)|maximum.{0,20}(?:context|tokens|length)|"
    r"too (?:long|large|many tokens)|exceed.{0,40}(?:context|tokens|n_ctx)|reduce the length",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"response.?format|json|schema|tool|function|grammar|guided|strict|structured", re.IGNORECASE
)
_QUOTA = re.compile(r"insufficient_quota|billing|exceeded your current quota", re.IGNORECASE)
_OPTIONS = ("temperature", "max_completion_tokens", "max_tokens", "store")
_FILTER = re.compile(r"content.?(?:filter|policy|management)", re.IGNORECASE)


@dataclass(frozen=True)
class Failure:
    """Why an exchange failed.

    `absent` where nothing is there to ask, `again` where another try may help,
    `late` where the time was over, `wait` seconds the server
    asks to wait; `refused` where it takes no request like this: `format` says that the way an
    answer was asked for is why, `option` the parameter that is.
    """

    said: str
    again: bool = False
    late: bool = False
    absent: bool = False
    wait: float | None = None
    refused: bool = False
    format: bool = False
    option: str | None = None


def explain(error: Exception, where: str, seconds: float) -> Failure:
    """What an exception of the client's libraries means; `where` is the endpoint as shown."""
    limit = _caused_by(error, LimitError)
    if isinstance(limit, TooLargeError):
        return Failure(f"the language model at {where} sent a reply that is too large to be read")
    if isinstance(limit, CompressedError):
        return Failure(f"the language model at {where} sent a compressed reply, which is not read")
    if limit is not None or isinstance(error, openai.APITimeoutError):
        said = f"the language model at {where} gave no answer within {seconds:g} seconds"
        return Failure(said, late=True)
    if isinstance(error, openai.APIStatusError):
        return _status(error, where)
    if _caused_by(error, ssl.SSLCertVerificationError):
        return Failure(
            f"the certificate of {where} is not one this machine trusts; add it to the system's "
            "certificates (SSL_CERT_FILE) or use http on this machine",
            absent=True,
        )
    if isinstance(error, openai.APIConnectionError):
        return Failure(
            f"the language model at {where} could not be reached", again=True, absent=True
        )
    if isinstance(error, openai.LengthFinishReasonError):
        return Failure("the language model's answer was cut off before its end")
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return Failure("the language model declined to answer")
    return Failure(f"the reply of {where} is not that of a language model")


def _status(error: openai.APIStatusError, where: str) -> Failure:
    status = error.status_code
    words = str(error)[:4000]
    if status in (401, 403):
        return Failure(
            f"the language model at {where} refuses the key; set FORENSICS_LLM_API_KEY to a valid "
            "one"
        )
    if status in (404, 405):
        return Failure(
            f"the language model or the address is unknown at {where} (HTTP {status}); check "
            "FORENSICS_LLM_MODEL and FORENSICS_LLM_BASE_URL, which often ends in /v1"
        )
    if 300 <= status < 400:
        return Failure(f"{where} leads to another address, which is not followed; set that one")
    if status == 413 or (400 <= status < 500 and _TOO_LONG.search(words)):
        return Failure(f"the text is too long for the language model at {where}")
    if status == 429 and _QUOTA.search(words):
        return Failure(f"the quota at {where} is used up")
    if status == 429:
        said = f"the language model at {where} has too much to do (HTTP 429); try again later"
        return Failure(said, again=True, wait=_wait(error))
    if status in (408, 409) or status >= 500:
        said = f"the language model at {where} failed (HTTP {status})"
        unknown = status == 501 or (status == 500 and _FORMAT.search(words) is not None)
        return Failure(said, again=not unknown, wait=_wait(error), refused=unknown, format=unknown)
    if _FILTER.search(words):
        return Failure("the language model declined to answer")
    option = next((name for name in _OPTIONS if name in words), None)
    said = f"the language model at {where} refuses the question (HTTP {status})"
    return Failure(said, refused=True, format=_FORMAT.search(words) is not None, option=option)


def _caused_by(error: BaseException, kind: type[Cause]) -> Cause | None:
    """The error of a kind that ended the exchange, wherever the libraries have wrapped it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        if isinstance(current, kind):
            return current
        seen.add(id(current))
        current = current.__cause__ or current.__context__
    return None


def _wait(error: openai.APIStatusError) -> float | None:
    """Seconds of a Retry-After header, which holds a number or a date."""
    stated = error.response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", stated):
        return float(stated)
    try:
        return max(0.0, parsedate_to_datetime(stated).timestamp() - time())
    except (ValueError, TypeError, OverflowError):
        return None
