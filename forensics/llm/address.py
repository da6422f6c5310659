"""The address of an endpoint: checked, and as it may be shown."""

import re
from urllib.parse import SplitResult, urlsplit

from forensics.errors import SettingsError

_VARIABLE = "FORENSICS_LLM_BASE_URL"
_NO_ADDRESS = f"{_VARIABLE}: not an address such as http://127.0.0.1:11434/v1"
_LOCAL = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1|.*\.localhost", re.IGNORECASE)


def checked(url: str) -> str:
    """The address without a trailing slash, and without a route given with it by mistake.

    Raises SettingsError, which never repeats the address, when it is no http or https address,
    or holds a user name, a password, a query or a fragment.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise SettingsError(
            f"{_VARIABLE}: not an address such as http://127.0.0.1:11434/v1"
        ) from None
    if parts.username is not None or parts.password is not None:
        raise SettingsError(
            f"{_VARIABLE}: holds a user name or password; give a key in FORENSICS_LLM_API_KEY"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise SettingsError(_NO_ADDRESS)
    if parts.query or parts.fragment:
        raise SettingsError(f"{_VARIABLE}: holds a query or fragment, which an endpoint has not")
    if any(character.isspace() or ord(character) < 32 for character in url.strip()):
        raise SettingsError(f"{_VARIABLE}: holds blanks")
    return _rebuilt(parts)


def is_local(url: str) -> bool:
    """Whether an address is this machine's own, so that nothing leaves it."""
    return _LOCAL.fullmatch(urlsplit(url).hostname or "") is not None


def is_openai(url: str) -> bool:
    """Whether the address is OpenAI's own service, which knows parameters others refuse."""
    host = urlsplit(url).hostname or ""
    return host == "openai.com" or host.endswith(".openai.com")


def _rebuilt(parts: SplitResult) -> str:
    path = re.sub(r"/(?:chat/completions|completions|models)/?\Z", "", parts.path.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc}{path}".rstrip("/")
