"""What a run found, as written to JSON: every figure, and every text's scores to draw anew."""

from forensics.evaluate.matching.halves import Half
from forensics.model.base import Noun

MATCHER = "matcher"
LEARNT = "matcher, learnt background"
"""Names of the shipped matcher among the methods, with either background."""


class Recall(Noun):
    """Texts of a kind found at a threshold: the right template first and above it.

    `kind` is a variant, or a variant and a style ("g free"); `low` and `high` are the bootstrap's
    95 % interval.
    """

    kind: str
    n: int
    hits: int
    low: float
    high: float


class AtRate(Noun):
    """Recall at one rate of false positives.

    `allowed` of `negatives` may exceed the threshold `score`, `above` do. Without any false
    positive the rate is bounded by `bound` = 3/n only.
    """

    rate: float
    allowed: int
    negatives: int
    score: float
    above: int
    bound: float
    recall: tuple[Recall, ...]


class Verdicts(Noun):
    """What the shipped verdict says: texts recognised by kind, and negatives wrongly so."""

    recognised: dict[str, int]
    alarms: int


class Method(Noun):
    """A method in a table; `first` counts, by kind, right templates ranked first at any score."""

    name: str
    at: tuple[AtRate, ...]
    first: dict[str, int]
    known: Verdicts | None = None
    many: Verdicts | None = None


class Table(Noun):
    """All methods against one set of negatives."""

    without_near_copies: bool
    negatives: int
    methods: tuple[Method, ...]


class TextScore(Noun):
    """A method's answer for a text; see `scores.Score`."""

    score: float
    first: str | None
    rank: int | None
    known: bool | None = None
    many: bool | None = None
    alarmed: bool | None = None
    alarmed_many: bool | None = None


class ScoredText(Noun):
    """A text that was matched; `near_copy` of a negative, `new_words` of a variant.

    `new_words` is the share of its words that the templates it was made of do not hold.
    """

    id: str
    kind: str
    style: str | None
    made_of: tuple[str, ...]
    near_copy: bool | None
    new_words: float | None
    scores: dict[str, TextScore]


class SharedQuote(Noun):
    """A passage of a text beside the template's passage."""

    quote: str
    template_quote: str
    kind: str
    rare: bool
    strength: float


class Nearest(Noun):
    """The template a text is nearest to, with what they share, strongest first."""

    id: str
    template: str | None
    score: float
    verdict: str | None
    pairs: tuple[SharedQuote, ...]


class Miss(Noun):
    """A rewritten text that was not found at the lower of the rates.

    `gaps` says for each rate how far its score is above the threshold (negative: below).
    """

    kind: str
    style: str | None
    template: str
    rank: int | None
    gaps: dict[str, float]
    found: tuple[str, ...]
    nearest: Nearest


class Failures(Noun):
    """Rewrites missed by one method, and the negatives with the highest scores."""

    method: str
    misses: tuple[Miss, ...]
    negatives: tuple[Nearest, ...]


class Cascade(Noun):
    """What comparing the most promising passages first tells as comparing all passages does.

    `kept` of the `known` texts that a comparison of all calls known are known with the same
    template first; of `alike` of the `ordinary` ones, the negatives, the best match and its verdict
    are the same, or there is none either way.
    """

    known: int
    kept: int
    ordinary: int
    alike: int


class IndexReport(Noun):
    """One size of index.

    `borrowed` of its templates are of the other half. `learnt_from` resumes of the other half gave
    `learnt_lines` stock lines. `milliseconds` a text of matching with all passages, embedding
    aside, `cascade_milliseconds` with the most promising first; `cascade` what that loses.
    """

    templates: int
    borrowed: int
    negatives: int
    near_copies: int
    learnt_from: int
    learnt_lines: int
    rejected: tuple[str, ...]
    kinds: dict[str, int]
    milliseconds: dict[str, float]
    cascade_milliseconds: dict[str, float]
    cascade: dict[str, Cascade]
    tables: tuple[Table, ...]
    texts: tuple[ScoredText, ...]
    failures: tuple[Failures, ...]


class TemplatesReport(Noun):
    """A whole run; `absent` says what was not measured and why."""

    split: Half
    seed: int
    resumes: int
    rewrites: int
    embedder: str
    draws: int
    absent: tuple[str, ...]
    indexes: tuple[IndexReport, ...]
