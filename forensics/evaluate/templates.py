"""`forensics evaluate templates`: which templates are still known after what was done to them.

Real resumes are split in halves; some of a half are the index, all others of it the negatives,
same profession included and not cleaned of those that share text. Variants of the indexed ones are
made, rewrites by a language model read from the data, and everything is matched by the shipped
matcher and by what others use. DESIGN: recall at stated rates of false positives, raw and without
near copies of an indexed template, with counts and intervals.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from forensics.errors import ForensicsError
from forensics.evaluate.matching import shipped
from forensics.evaluate.matching.baselines import BASELINES, Document, document
from forensics.evaluate.matching.corpus import Corpus, read
from forensics.evaluate.matching.counting import groups, table
from forensics.evaluate.matching.drafts import lines_of
from forensics.evaluate.matching.failures import failures
from forensics.evaluate.matching.halves import Half, Shares, share_out
from forensics.evaluate.matching.near_copies import near_copies, new_words
from forensics.evaluate.matching.report import (
    LEARNT,
    MATCHER,
    IndexReport,
    ScoredText,
    TemplatesReport,
    TextScore,
)
from forensics.evaluate.matching.scores import Score, ranked
from forensics.evaluate.matching.thresholds import DRAWS
from forensics.evaluate.matching.variants import (
    KINDS,
    Text,
    ordinary,
    template_text,
    variants,
)
from forensics.evaluate.matching.vectors import Remembering
from forensics.model.base import Noun
from index.embedding import MiniLM

DEFAULT_SEED = 7
"""The seed on whose tuning half the matcher's constants were chosen."""
DEFAULT_SIZES = (60, 250)
Background = Literal["shipped", "learnt", "both"]
BACKGROUNDS: tuple[Background, ...] = ("shipped", "learnt", "both")
Progress = Callable[[str, int, int], None]


class EvaluationError(ForensicsError):
    """Nothing can be measured; the message says why."""


class Plan(Noun):
    """What a run measures."""

    split: Half = "test"
    seed: int = DEFAULT_SEED
    sizes: tuple[int, ...] = DEFAULT_SIZES
    kinds: tuple[str, ...] = tuple(KINDS)
    baselines: bool = True
    background: Background = "both"


def run(
    folder: Path,
    plan: Plan,
    cache: Path | None = None,
    progress: Progress = lambda stage, done, of: None,
) -> TemplatesReport:
    """Measures; `folder` is laid out like `resumes/` of the benchmark data.

    The baselines embed with the model as its package has it: what the shipped matcher embeds with
    was trained for this. `cache` keeps vectors between runs, and those of the baselines beside it.

    Raises:
        CorpusError: the data is absent or malformed.
        CacheError: `cache` is no file of vectors.
        EvaluationError: no size of index can be measured on this data.
    """
    corpus = read(folder)
    embedder = Remembering(MiniLM(), cache)
    beside = cache.with_name(f"{cache.stem}.packaged{cache.suffix}") if cache else None
    packaged = Remembering(MiniLM(tuned=False), beside) if plan.baselines else None
    absent = list(corpus.absent) if {"g", "gh"} & set(plan.kinds) else []
    parts: dict[int, Shares] = {}
    for size in dict.fromkeys(plan.sizes):
        shares = share_out(corpus, plan.split, plan.seed, size)
        if isinstance(shares, str):
            absent.append(shares)
        elif len(shares.templates) not in parts:
            parts[len(shares.templates)] = shares
    if not parts:
        raise EvaluationError("; ".join(absent) or "no size of index was named")
    works = [_Work(corpus, plan, shares) for shares in parts.values()]
    embedder.learn(
        (line for work in works for line in work.lines()),
        partial(progress, "lines embedded"),
    )
    embedder.save()
    if packaged is not None:
        packaged.learn(
            (line for work in works for line in work.lines(whole=True)),
            partial(progress, "lines embedded for the baselines"),
        )
        packaged.save()
    indexes = tuple(work.measure(embedder, packaged, absent, progress) for work in works)
    embedder.save()
    return TemplatesReport(
        split=plan.split,
        seed=plan.seed,
        resumes=len(corpus.resumes),
        rewrites=len(corpus.rewrites),
        embedder=embedder.name,
        draws=DRAWS,
        absent=tuple(absent),
        indexes=indexes,
    )


class _Work:
    """One size of index: its texts, then its figures."""

    def __init__(self, corpus: Corpus, plan: Plan, shares: Shares) -> None:
        self._corpus, self._plan, self._shares = corpus, plan, shares
        self._templates = [(id_, template_text(corpus, id_, plan.seed)) for id_ in shares.templates]
        self._texts = [ordinary(corpus, id_, plan.seed) for id_ in shares.negatives]
        self._texts += variants(corpus, shares, plan.seed, plan.kinds)
        self._learnable = [ordinary(corpus, id_, plan.seed) for id_ in shares.learnable]

    def lines(self, whole: bool = False) -> Iterator[str]:
        """What will be embedded: passages, and whole texts where baselines look at them."""
        for one in self._documents(self._texts) + self._indexed():
            yield from one.passages
            if whole:
                yield one.text

    def measure(
        self,
        embedder: Remembering,
        packaged: Remembering | None,
        absent: list[str],
        progress: Progress,
    ) -> IndexReport:
        """Matches everything and counts; adds to `absent` what could not be.

        `packaged` embeds for the baselines; None leaves them out.
        """
        size = len(self._templates)
        answers: dict[str, Sequence[Score]] = {}
        built: dict[str, shipped.Built] = {}
        found: dict[str, shipped.Answers] = {}
        for name in self._matchers(absent):
            with TemporaryDirectory() as scratch:
                owners = [(one.id, one.lines) for one in self._learnable] if name == LEARNT else []
                built[name] = shipped.build(embedder, self._templates, Path(scratch), owners)
                stage = partial(progress, f"texts matched with {size:,} templates ({name})")
                found[name] = shipped.answer(built[name].library, self._texts, stage)
            answers[name] = found[name].scores
        for number, (name, scores) in enumerate(self._baselines(packaged), start=1):
            answers[name] = scores
            progress(f"baselines with {size:,} templates", number, len(BASELINES))
        originals = {id_: one.text for id_, one in self._corpus.resumes.items()}
        near = near_copies(originals, self._shares.templates, self._shares.negatives)
        places = range(len(self._texts))
        raw = [place for place in places if not self._texts[place].made_of]
        made = [place for place in places if self._texts[place].made_of]
        apart = [place for place in raw if self._texts[place].id not in near]
        if not made:
            raise EvaluationError(f"no text of the kinds {', '.join(self._plan.kinds)}")
        tables = [table(raw, made, self._texts, answers, self._plan.seed, False)]
        if apart:
            tables.append(table(apart, made, self._texts, answers, self._plan.seed, True))
        else:
            absent.append(f"index of {size:,}: every negative is a near copy of a template")
        methods = {method.name: method for method in tables[0].methods}
        return IndexReport(
            templates=size,
            borrowed=self._shares.borrowed,
            negatives=len(raw),
            near_copies=len(near),
            learnt_from=len(self._learnable) if LEARNT in built else 0,
            learnt_lines=built[LEARNT].learnt if LEARNT in built else 0,
            rejected=next(iter(built.values())).rejected,
            kinds={
                kind: len(ones)
                for kind, ones in groups([self._texts[place] for place in made]).items()
            },
            milliseconds={name: 1000 * one.seconds for name, one in found.items()},
            cascade_milliseconds={name: 1000 * one.cascade_seconds for name, one in found.items()},
            cascade={name: one.cascade for name, one in found.items()},
            tables=tuple(tables),
            texts=tuple(self._scored(place, near, answers) for place in places),
            failures=tuple(
                failures(methods[name], self._texts, one.scores, one.matches)
                for name, one in found.items()
            ),
        )

    def _matchers(self, absent: list[str]) -> list[str]:
        names = [MATCHER] if self._plan.background in ("shipped", "both") else []
        if self._plan.background == "shipped":
            return names
        if self._learnable:
            return [*names, LEARNT]
        absent.append(
            f"index of {len(self._templates):,}: no background is learnt, as the other half is "
            "in the index"
        )
        return names or [MATCHER]

    def _baselines(self, packaged: Remembering | None) -> Iterator[tuple[str, tuple[Score, ...]]]:
        if packaged is None:
            return
        texts, templates = self._documents(self._texts), self._indexed()
        made_of = [text.made_of for text in self._texts]
        for name, baseline in BASELINES.items():
            scores = baseline(packaged, texts, templates)
            yield name, ranked(scores, self._shares.templates, made_of)

    def _indexed(self) -> list[Document]:
        return [document(lines_of(text)) for _, text in self._templates]

    def _documents(self, texts: Sequence[Text]) -> list[Document]:
        return [document(text.lines) for text in texts]

    def _scored(
        self, place: int, near: frozenset[str], answers: dict[str, Sequence[Score]]
    ) -> ScoredText:
        text = self._texts[place]
        held = dict(self._templates)
        sources = "\n".join(held[id_] for id_ in text.made_of)
        return ScoredText(
            id=text.id,
            kind=text.kind,
            style=text.style,
            made_of=text.made_of,
            near_copy=None if text.made_of else text.id in near,
            new_words=new_words("\n".join(text.lines), sources) if text.made_of else None,
            scores={name: TextScore(**scores[place]._asdict()) for name, scores in answers.items()},
        )
