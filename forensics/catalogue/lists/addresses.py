"""Web addresses in normal form, and the handles of platforms they hold."""

import re
from urllib.parse import unquote

from forensics.catalogue.lists import domains

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOSTS = {
    "twitter.com": "x.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "fb.com": "facebook.com",
    "m.facebook.com": "facebook.com",
    "mobile.twitter.com": "x.com",
    "m.youtube.com": "youtube.com",
}
# A platform's host, and what stands between it and the name of an account.
_PLATFORMS = {
    "github.com": "",
    "gitlab.com": "",
    "bitbucket.org": "",
    "linkedin.com": "in/",
    "x.com": "",
    "t.me": "",
    "facebook.com": "",
    "instagram.com": "",
    "medium.com": "@",
    "dev.to": "",
    "stackoverflow.com": "users/",
    "upwork.com": "freelancers/",
    "freelancer.com": "u/",
    "fiverr.com": "",
    "hackerrank.com": "",
    "leetcode.com": "",
    "kaggle.com": "",
    "npmjs.com": "~",
    "skype": "",
    "telegram": "",
    "discord": "",
    "whatsapp": "",
    "wechat": "",
    "github": "",
    "gitlab": "",
    "linkedin": "",
    "twitter": "",
}
_LONG = {
    "github": "github.com/",
    "gitlab": "gitlab.com/",
    "linkedin": "linkedin.com/in/",
    "twitter": "x.com/",
    "telegram": "t.me/",
}
_NOT_NAMES = {
    "about", "blog", "company", "contact", "explore", "features", "groups", "home", "jobs", "login",
    "orgs", "pub", "pulse", "search", "settings", "share", "sponsors", "topics", "trending",
}  # fmt: skip
_STATED = re.compile(r"(?P<platform>[a-z]+)\s*[:：]\s*@?(?P<name>[^\s/@:]{2,64})", re.IGNORECASE)
_NAME = re.compile(r"[^\s/?#@:]{1,100}")
MAX_LENGTH = 2048


def url(value: str) -> str | None:
    """A web address without scheme, "www.", port 80 or 443, fragment and final slash.

    The host is in lower case and ASCII, the path as it stands but for percent signs; None where
    there is no host. Addresses of accounts of known platforms are in lower case throughout.
    """
    rest = _SCHEME.sub("", value.strip(), count=1)
    if not rest or len(value) > MAX_LENGTH or any(mark.isspace() for mark in rest):
        return None
    place, _, _ = rest.partition("#")
    host, mark, path = re.match(r"([^/?]*)([/?]?)(.*)", place, re.DOTALL).groups()  # type: ignore[union-attr]
    bare, _, port = host.rpartition("@")[2].partition(":")
    name = domains.normal(bare)
    if name is None or not (port == "" or port.isdigit()):
        return None
    name = _host(name)
    if port not in {"", "80", "443"}:
        name = f"{name}:{port}"
    path = unquote((mark if mark == "?" else "") + path).rstrip("/")
    if name in _PLATFORMS:
        path = path.partition("?")[0].rstrip("/").lower()
    return f"{name}/{path}" if path else name


def handle(value: str) -> str | None:
    """An account: "github.com/name", "linkedin.com/in/name", "skype/name"; None if no platform.

    Read from a web address, whatever follows the name in it, or from "platform: name". A bare name
    is None: strangers carry the same on other platforms.
    """
    stated = _STATED.fullmatch(value.strip())
    if stated and stated["platform"].lower() in _PLATFORMS:
        platform, name = stated["platform"].lower(), stated["name"].lower()
        return f"{_LONG.get(platform, platform + '/')}{name}"
    found = url(value)
    if found is None:
        return None
    host, _, path = found.partition("/")
    before = _PLATFORMS.get(host)
    if before is None or not path.startswith(before):
        return None
    name = path.removeprefix(before).split("/")[0].removeprefix("@")
    if not _NAME.fullmatch(name) or name in _NOT_NAMES:
        return None
    return f"{host}/{before}{name}"


def handles(name: str) -> tuple[str, ...]:
    """The accounts that a bare name may be, one a platform; strangers may carry it on others."""
    if not _NAME.fullmatch(name) or name.lower() in _NOT_NAMES:
        return ()
    forms = (_LONG.get(host, f"{host}/{before}") for host, before in _PLATFORMS.items())
    return tuple(dict.fromkeys(f"{form}{name.lower()}" for form in forms))


def _host(name: str) -> str:
    if name.endswith(".linkedin.com"):  # countries' own front doors lead to the same accounts
        return "linkedin.com"
    return _HOSTS.get(name, name)
