"""Whether two snapshots are in one language, so that their words can be compared at all.

Only an excuse rests on this: a translated profile is no rewritten one. Nothing is weighed by it.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

# Words that carry grammar, of the languages in which profiles are most often kept twice, and the
# headings and words for "until now" of the platforms' own forms.
_GRAMMAR = {
    "en": "the and of with for from that which their our were was have has into this",
    "de": "und der die das mit für von bei zur zum eine einer ich wir sowie auf nicht im",
    "fr": "et le les des du une pour avec dans sur au aux je nous chez est ainsi",
    "es": "y el los las del una para con por en como mi nuestros más desde sobre",
    "pt": "e os as do da dos das uma para com por em como meu nossa mais desde não",
    "it": "il gli della delle dei di una per con nel nella sono come anche presso più",
    "nl": "en het een van voor met bij naar als ik wij onze ook aan zijn niet",
    "pl": "i w z na dla oraz się do od przez jest jako przy ich nie po za",
    "sv": "och det att för med som av till jag vi från hos inom ett den är",
    "tr": "ve bir ile için olarak olan bu da daha çok gibi sonra üzerinde",
}
_FORM = {
    "en": "experience education skills summary about present employment languages",
    "de": "berufserfahrung ausbildung kenntnisse fähigkeiten heute aktuell sprachen profil",
    "fr": "expérience formation compétences résumé aujourd'hui langues parcours",
    "es": "experiencia educación aptitudes habilidades extracto actualidad idiomas formación",
    "pt": "experiência educação competências habilidades resumo atualmente idiomas formação",
    "it": "esperienza istruzione competenze formazione oggi lingue riepilogo",
    "nl": "ervaring werkervaring opleiding opleidingen vaardigheden samenvatting heden talen",
    "pl": "doświadczenie wykształcenie umiejętności podsumowanie obecnie języki edukacja",
    "sv": "erfarenhet utbildning kompetenser sammanfattning nuvarande språk arbetslivserfarenhet",
    "tr": "deneyim eğitim yetenekler özet günümüz diller",
}
_LEAST = 4  # words of grammar: fewer are names and loans ("Head of", "La Plata")
_AHEAD = 2  # times the next language: kin share words


def one_language(one: str, other: str) -> bool:
    """Whether two texts are in one language, or do not show which they are in."""
    left, right = language(one), language(other)
    return left is None or right is None or left == right


def language(text: str) -> str | None:
    """The language a text is in, or its script where that is not Latin; None if it shows none."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters[::7])
    if scripts and scripts.most_common(1)[0][0] != "LATIN":
        return scripts.most_common(1)[0][0].casefold()
    words = Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold().replace("’", "'")))
    return _leading(words, _words(prose=True), _LEAST) or _leading(words, _words(prose=False), 1)


def _leading(words: Counter[str], known: dict[str, frozenset[str]], least: int) -> str | None:
    counts = Counter({name: sum(words[word] for word in own) for name, own in known.items()})
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most >= least and most >= _AHEAD * next_most else None


@cache
def _words(prose: bool) -> dict[str, frozenset[str]]:
    texts = _GRAMMAR if prose else _FORM
    return {name: frozenset(text.split()) for name, text in texts.items()}
