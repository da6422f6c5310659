"""Keys, and others that hold them, for the tests of what is said of those."""

from forensics.model import Evidence, Held, Key, KeyHolder, KeyKind, Property


def quote(text: str) -> Evidence:
    return Evidence(document="cv.pdf", locator=Property(path="p"), quote=text)


def key(value: str, kind: KeyKind = "phone", holder: KeyHolder = "applicant") -> Key:
    return Key(kind=kind, value=value, evidence=quote(value), holder=holder)


def held(name: str | None, of: Key, application: str = "b", holders: int = 2) -> Held:
    return Held(application, name, "applied", None, None, of, of, of.evidence, holders, 8.0)
