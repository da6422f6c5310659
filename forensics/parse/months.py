"""Names of months, seasons and of the present day, as resumes write them in several languages."""

import re
import unicodedata

_MONTHS = """
1 jan january janv janvier ene enero januar jänner janeiro gen gennaio januari styczen
stycznia января январь ocak
2 feb february févr fév février febrero februar fev fevereiro febbraio februari luty
lutego февраля февраль şubat
3 mar march mars marzo märz mär mrz março maart mrt marzec marca марта март mart
4 apr april avr avril abr abril aprile kwiecień kwietnia апреля апрель nisan
5 may mai mayo maio mag maggio mei maj maja мая май mayıs
6 jun june juin junio juni junho giu giugno czerwiec czerwca июня июнь haziran
7 jul july juil juillet julio juli julho lug luglio lipiec lipca июля июль temmuz
8 aug august août aout agosto augustus augusti sierpień sierpnia августа август ağustos
9 sep sept september septembre septiembre setiembre setembro settembre wrzesień września
сентября сентябрь eylül
10 oct october octobre octubre okt oktober outubro ott ottobre październik października
октября октябрь ekim
11 nov november novembre noviembre novembro listopad listopada ноября ноябрь kasım
12 dec december déc décembre dic diciembre dez dezember dezembro dicembre desember
grudzień grudnia декабря декабрь aralık
"""
# English words too: a month only when a point or a slash follows.
_SHORT = {"set": 9, "out": 10, "ago": 8}


def fold(word: str) -> str:
    """Lower case without accents, so that "Août" and "aout" are one."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(character for character in bare if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", kept).replace("ı", "i")


def words(text: str) -> frozenset[str]:
    """The folded words of a text: how this parser's word lists are written."""
    return frozenset(fold(word) for word in text.split())


_NUMBERS: dict[str, int] = {}
_SPELLINGS: set[str] = set()
_number = 0
for _name in _MONTHS.split():
    if _name.isdigit():
        _number = int(_name)
        continue
    _NUMBERS[fold(_name)] = _number
    _SPELLINGS |= {_name, fold(_name)}

MONTH = (
    "(?:(?:" + "|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)) + r")(?!\w)\.?"
    r"|(?:set|out|ago)(?=[./])\.)"
)
"""A pattern for the name of a month, with the point of an abbreviation."""

SEASON = (
    r"(?:spring|summer|fall|autumn|winter|q[1-4]|h[12]|early|mid|late|printemps|été|automne|hiver|"
    r"primavera|verano|verão|otoño|outono|invierno|inverno|frühjahr|frühling|sommer|herbst|estate)"
    r"(?!\w)"
)

PRESENT = (
    r"(?:(?:the\s)?present(?:\sday|ly)?|current(?:ly)?|now|today|on-?\s?going|date|actual(?:idad|"
    r"mente|iteit)?|"
    r"heute|aktuell|jetzt|pr[ée]sent|aujourd['’]hui|ce\sjour|atual(?:mente)?|presente|"
    r"(?:o\s)?momento|"
    r"oggi|heden|obecnie|teraz|настоящее\sвремя|по\sн\.?\s?в\.?|至今|现在|現在|현재|günümüz|halen|"
    r"(?:la\s)?fecha|data\satual|nu)(?![^\W\d])"
)


def number(name: str) -> int | None:
    """1-12 for the name of a month, None for any other word."""
    folded = fold(name).rstrip(".")
    return _NUMBERS.get(folded) or _SHORT.get(folded)
