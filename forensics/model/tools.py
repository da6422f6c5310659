"""The means signals may use, as Protocols: who provides them is decided in `assembly`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.model.evidence import Evidence
from forensics.model.key import Key
from forensics.model.listed import Listed, ListKind
from forensics.model.span import Span
from forensics.reference.table import Row
from index.match import Match

if TYPE_CHECKING:  # a subject names the means it lacks, and a question is about a subject
    from forensics.model.subject import Subject

Answer = TypeVar("Answer", bound=Noun)
Given = TypeVar("Given", bound=Noun, covariant=True)

Days = tuple[date, date]
"""A first and a last day."""
Need = Literal["catalogue", "templates", "llm", "corpus", "snapshots", "lists"]


class Catalogue(Protocol):
    """What is known of institutions and their programmes."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last academic year the programmes cover."""
        ...

    def resolve(self, mention: str) -> Row | None:
        """The row of the institution a mention means; None when it is unknown or not certain."""
        ...

    def level(self, degree: str) -> str | None:
        """The level a degree's words state: "bachelor", "master", "doctor"...; None if unclear."""
        ...

    def programmes(self, field: str) -> Row | None:
        """The row that maps a field of study, as people write it, to CIP codes; None if unknown."""
        ...

    def offered(self, institution: Row, level: str) -> frozenset[str]:
        """CIP codes in which the institution reported awards at that level in `years`."""
        ...

    @property
    def source(self) -> str:
        """The data set the programmes are from: "IPEDS Completions"."""
        ...

    def looked_at(self, institution: Row, level: str) -> tuple[int, ...]:
        """The academic years in which an absent programme of that level tells something, ascending.

        Empty where it tells nothing: a level that is not held, or awards under general codes.
        """
        ...

    def reported(self, institution: Row, level: str, codes: frozenset[str]) -> Row:
        """The row to quote for a programme that is absent: what is reported, nearest `codes`."""
        ...


class Lists(Protocol):
    """Lists with provenance: the shipped seeds and what an operator imported.

    What is found includes expired entries: they are shown and weigh nothing.
    """

    def sizes(self, today: date) -> Mapping[ListKind, int]:
        """How many entries of each kind have not expired; a kind without any is absent."""
        ...

    def named(self, name: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose name or alias equals `name` but for case, marks and legal form."""
        ...

    def shortened(self, name: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries of whose name or alias `name` is a shorter form: never enough by itself."""
        ...

    def of_domain(self, domain: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries that are, or state as their own, `domain` or a parent of it."""
        ...

    def equal(self, value: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose value equals an identifier in the normal form of their kind."""
        ...

    def holding(self, ip: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose address range holds `ip`, the narrowest first."""
        ...


class Templates(Protocol):
    """The library of known templates."""

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        """Matches of an application's passages, strongest first."""
        ...

    @property
    def revision(self) -> int:
        """Grows with every change of the library."""
        ...

    @property
    def embedder(self) -> str:
        """Name and weights' hash of the embedding model."""
        ...


class Background(Protocol):
    """Lines that the home knows as everybody's, beyond those shipped: they link nobody."""

    def known(self, passages: Sequence[str]) -> tuple[str | None, ...]:
        """For each passage in what it stands as everybody's; None where in nothing."""
        ...


class Place(NamedTuple):
    """A stretch of a document's visible text."""

    document: Document
    span: Span


class Reply(Protocol[Given]):
    """A language model's answer to one question, in its closed form."""

    @property
    def answer(self) -> Given:
        """The answer, as the form allows; its quotes are claims until they are found."""
        ...

    def find(self, quote: str, source: str) -> Place | None:
        """Where the text given as `source` says `quote`; None when it does not.

        Stand-ins for identifiers are turned back; runs of white space count as one blank.
        """
        ...


class LanguageModel(Protocol):
    """The one door to a language model."""

    @property
    def name(self) -> str:
        """The model and where it runs, for the manifest."""
        ...

    def ask(
        self,
        prompt: str,
        form: type[Answer],
        subject: "Subject",
        sources: Mapping[str, Sequence[Place]],
        facts: Mapping[str, str],
    ) -> Reply[Answer]:
        """Ask the question of prompt file `prompt` about one applicant.

        `sources` are the applicant's own words by the name of the prompt's input: what identifies
        a person in them is replaced before they leave. `facts` are this project's words (rows of a
        catalogue, dates) and must hold nothing an applicant wrote. Raises ModelError when there is
        no usable answer: the engine then reports "not assessed" with its message.
        """
        ...


class Held(NamedTuple):
    """Another application that holds a key, or a passage like one, and what is known of it.

    `key` is the other's, `own` the one asked for that it equals or repeats. `evidence` is the
    other's row with the quote; `bits` what sharing the key says, by how rare it is;
    `holders` how many applications of the corpus hold it. `suppressed_by` is somebody's word that
    the key belongs to an agency, a household or a reference: then it weighs nothing. `more` is how
    many further applications hold the key and are not given.
    """

    application: str
    name: str | None
    stage: str
    submitted_at: date | None
    disposition: str | None
    key: Key
    own: Key
    evidence: Evidence
    holders: int
    bits: float
    suppressed_by: str | None = None
    more: int = 0


class Repeats(NamedTuple):
    """Passages of other applications that repeat some of those asked for.

    `common` are passages asked for that were not looked for, since too many applications hold them;
    `more` is how many further applications repeat as much, or may, and are not given. Those of
    `cut` may repeat more passages than are given.
    """

    held: tuple[Held, ...] = ()
    common: tuple[Key, ...] = ()
    more: int = 0
    cut: frozenset[str] = frozenset()


class Corpus(Protocol):
    """Applications received before, or in the same sweep."""

    @property
    def size(self) -> int:
        """How many other applications there are to compare with."""
        ...

    @property
    def missed(self) -> int:
        """How many more there are that could not be read to be compared with."""
        ...

    def holding(
        self, application: str, keys: Sequence[Key], within: Days | None = None
    ) -> tuple[Held, ...]:
        """Other applications that hold any of `keys` (no passages), the rarest key first.

        Of a key that more hold than are given, those submitted `within` some days come before all,
        then those that state no day; of equal ones those whose case was confirmed, and the latest.
        """
        ...

    def repeating(self, application: str, passages: Sequence[Key]) -> Repeats:
        """Other applications with passages that repeat some of `passages`, stock lines aside."""
        ...


@dataclass(frozen=True)
class Tools:
    """The means at hand; None where one is missing, so that its signals say "not assessed".

    Without a `background` only the shipped lines are everybody's.
    """

    catalogue: Catalogue | None = None
    templates: Templates | None = None
    llm: LanguageModel | None = None
    lists: Lists | None = None
    corpus: Corpus | None = None
    background: Background | None = None
