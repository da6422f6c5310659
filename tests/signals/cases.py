"""The form of a signal's yml cases: read strictly, so that a mistyped key cannot hide a test."""

from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from forensics.model import KeyKind, Listed, Outcome, Source, Strength
from forensics.model.case import Disposition
from forensics.model.document import Hiding, Image
from forensics.model.submission import Contact, Network, Origin, Reference, Role, Shipping, Stage

FOLDER = Path(__file__).parent
TODAY = date(2025, 6, 15)

StatedDate = str  # "2019" or "2019-04": printed as it stands and read as a PartialDate


class Strict(BaseModel):
    """Unknown keys are refused; a bare year may be written without quotes."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class StatedPhone(Strict):
    raw: str
    form_field: bool = False


class StatedPosition(Strict):
    title: str | None = None
    employer: str | None = None
    location: str | None = None
    start: StatedDate | None = None
    end: StatedDate | None = None
    current: bool = False
    bullets: tuple[str, ...] = ()


class StatedEducation(Strict):
    institution: str | None = None
    degree: str | None = None
    field: str | None = None
    start: StatedDate | None = None
    end: StatedDate | None = None
    expected: bool = False
    coursework: tuple[str, ...] = ()


class Hidden(Strict):
    text: str
    hiding: Hiding
    page: int | None = None
    detail: str = ""


class Event(Strict):
    at: date
    what: str


class AccountFacts(Strict):
    url: str | None = None
    created: StatedDate | None = None
    connections: int | None = None
    number: str | None = None
    photo: int | None = None


class Sheet(Strict):
    """One document in structured form; build.py lays it out as text."""

    file: str | None = None
    media_type: str = "application/pdf"
    properties: dict[str, str] = Field(default_factory=dict)
    images: tuple[Image, ...] = ()
    text: tuple[str, ...] = ()
    name: str | None = None
    headline: str | None = None
    summary: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str | StatedPhone, ...] = ()
    locations: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    positions: tuple[StatedPosition, ...] = ()
    education: tuple[StatedEducation, ...] = ()
    skills: tuple[str, ...] = ()
    concealed: tuple[Hidden, ...] = ()

    @field_validator("text", mode="before")
    @classmethod
    def _lines(cls, value: object) -> object:
        return value.splitlines() if isinstance(value, str) else value


class StatedHolder(Strict):
    login: str
    name: str | None = None
    email: str | None = None
    number: str | None = None
    created: date | None = None
    organisation: bool = False


class StatedRepository(Strict):
    name: str
    created: date | None = None
    fork: bool | None = False
    derived: str | None = None
    organisation: bool | None = False
    description: str = ""


class StatedCommits(Strict):
    """`count` commits, one every `days`; `author` is "Name <address>" and, if linked, "@login"."""

    repository: str | None = None
    author: str
    since: date
    count: int = 1
    days: int = 3
    entered: date | None = None
    message: str = "Step"
    first: bool = False
    merge: bool = False


class ProfileSheet(Sheet):
    """A profile snapshot: a sheet with its day, account and log, or the answer of a code host."""

    source: Source = "linkedin_html"
    captured_at: date | None = None
    account: AccountFacts = AccountFacts()
    activity: tuple[Event, ...] = ()
    holder: StatedHolder | None = None
    repositories: tuple[StatedRepository, ...] = ()
    commits: tuple[StatedCommits, ...] = ()
    actors: tuple[str, ...] = ()
    forked: tuple[str, ...] = ()


class StatedPair(Strict):
    """`passage` indexes the resume's passages (its summary first, then bullets, from 0)."""

    passage: int
    template_text: str
    strength: float
    kind: Literal["copied", "reworded"] = "copied"
    rare: bool = True
    background_seen: int = 0


class StatedMatch(Strict):
    """`resume` is the number of the resume whose passages match."""

    template: str
    resume: int = 1
    title: str = "A template"
    status: Literal["nursery", "stable", "retired"] = "stable"
    expired: bool = False
    score: float = 1.0
    verdict: Literal["known_template", "shared_source", "common_text"] = "known_template"
    pairs: tuple[StatedPair, ...]


class Filed(Strict):
    """What the application says beside its files."""

    stage: Stage = "applied"
    requisition: str | None = None
    role: Role | None = None
    source: Origin | None = None
    contact: Contact | None = None
    references: tuple[Reference, ...] = ()
    shipping: tuple[Shipping, ...] = ()
    network: tuple[Network, ...] = ()


class Other(Strict):
    """Another application; `suppressed` is somebody's word on a kind of what it holds."""

    id: str
    submitted_at: date | None = None
    disposition: Disposition | None = None
    resume: Sheet | None = None
    application: Filed = Filed()
    suppressed: dict[KeyKind, str] = Field(default_factory=dict)


class Case(Strict):
    name: str
    outcome: Outcome
    quotes: tuple[str, ...] | None = None
    rows: tuple[str, ...] = ()
    strength: Strength | None = None
    reason: str | None = None
    summary: str | None = None
    innocent: bool = False
    submitted_at: date | None = TODAY
    without: tuple[Literal["catalogue", "templates", "llm", "lists", "corpus"], ...] = ()
    llm: tuple[dict[str, Any], ...] | None = None
    llm_error: str | None = None
    dropped: int | None = None
    resume: Sheet | None = None
    resumes: tuple[Sheet, ...] = ()
    profiles: tuple[ProfileSheet, ...] = ()
    application: Filed = Filed()
    matches: tuple[StatedMatch, ...] = ()
    lists: tuple[Listed, ...] = ()
    corpus: tuple[Other, ...] = ()
    common: dict[str, str] = {}

    @field_validator("llm", mode="before")
    @classmethod
    def _answers(cls, value: object) -> object:
        return (value,) if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _says_what_it_expects(self) -> "Case":
        if (self.outcome is Outcome.HIT) != (self.quotes is not None):
            raise ValueError("`quotes` is required for a hit, and for nothing else")
        if self.innocent and self.outcome is not Outcome.CLEAR:
            raise ValueError("an innocent twin is clear")
        if self.resume and self.resumes:
            raise ValueError("give `resume` or `resumes`, not both")
        if sum([self.llm is not None, self.llm_error is not None, "llm" in self.without]) > 1:
            raise ValueError("give `llm`, `llm_error` or `without: [llm]`, not two of them")
        return self


class _UniqueKeys(yaml.CSafeLoader):
    """A safe loader that refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":  # "<<": may be overridden, as it is for
                continue
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise ValueError(f"{key!r} is given twice,{key_node.start_mark}")
            seen.add(key)
        return super().construct_mapping(node, deep)


def parse(text: str) -> tuple[Case, ...]:
    """Read the cases of one yml. Raises ValueError for anything out of form."""
    loader = _UniqueKeys(text)
    try:
        content = loader.get_single_data()
    finally:
        loader.dispose()
    if not isinstance(content, list):
        raise ValueError("a cases file is a list of cases")
    cases = tuple(Case.model_validate(item) for item in content)
    names = [case.name for case in cases]
    if len(set(names)) != len(names):
        raise ValueError("two cases have one name")
    return cases


def path_of(signal: str) -> Path:
    """`contact.phone_format` -> `tests/signals/contact/phone_format.yml`."""
    return FOLDER.joinpath(*signal.split(".")).with_suffix(".yml")


def cases_of(signal: str) -> tuple[Case, ...]:
    """The cases of one signal; empty when it has no file."""
    path = path_of(signal)
    return parse(path.read_text(encoding="utf-8")) if path.exists() else ()
