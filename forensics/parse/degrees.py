"""Degrees as resumes write them, and the words of fields of study."""

import re
from functools import cache

from forensics.parse.months import fold, words
from forensics.reference import table

_OF = (
    r"(?:applied\s)?(?:science|sciences|arts\sand\ssciences?|arts|fine\sarts|engineering|"
    r"technology|commerce|business\sadministration|"
    r"business|laws?|education|architecture|pharmacy|nursing|music|philosophy|medicine|"
    r"dental\ssurgery|surgery|"
    r"public\s(?:health|administration|policy)|social\swork|computer\sapplications?|design|"
    r"theology|divinity|"
    r"professional\s(?:studies|accountancy)|liberal\s(?:arts|studies)|general\sstudies|"
    r"management|accountancy|accounting|"
    r"health\s(?:administration|science)|applied\s(?:science|sciences|arts|technology)|"
    r"occupational\sstudies|"
    r"information\s(?:technology|systems)|finance|economics|research|letters|teaching|"
    r"veterinary\s(?:medicine|science)|"
    r"physical\stherapy|juridical\sscience|jurisprudence|library\sscience|journalism|"
    r"international\saffairs|"
    r"urban\splanning|fine\sart|visual\sarts|performing\sarts|hospitality(?:\smanagement)?|"
    r"specialized\sbusiness)"
)
_IN = r"(?:applied\s)?(?:sciences?|arts|fine\sarts|business\sadministration|education)"
_LEVEL = (
    r"(?:diplom-[a-zäöü]{3,}(?:in)?(?:\s\(FH\))?|magister\sinżynier|master\s[12]|civilingenj[öo]r|"
    r"civilingeniør|licence\sprofessionnelle|bachell?or|bachlor|batchelor|baccalaureate|master|magister|associate|doctor(?:ate|al)?|"
    r"bachelier|bacharel(?:ado)?|mestrado|m[áa]ster|"
    r"doutorado|doctorado|doctorat|laurea(?:\s(?:magistrale|triennale))?|licence|licenciatura|"
    r"licenciad[oa]|licenciatura|grado|"
    r"graduad[oa]|diplom(?:a|ado)?|dipl\.?-(?:ing|inf|kfm|phys|math)\.?|staatsexamen|abitur|"
    r"promotion|"
    r"ingenier[oa]|ingeniería|tecn[óo]logo|técnic[oa](?:\ssuperior)?|tecnólogo|"
    r"dipl[ôo]me(?:\sd['’]ing[ée]nieur)?|"
    r"ausbildung|bakalavr|magistr|licencjat|inżynier|kandidat|postgrado|maestr[íi]a|"
    r"especializaci[óo]n|"
    r"бакалавр|магистр|специалист|кандидат)"
)
_POSSESSIVE = r"(?:['’´`]?s|[´'’`]s)?"
_SHORT = (
    r"(?:Ph\.?\s?D\.?|D\.?Phil\.?|Ed\.?D\.?|Psy\.?D\.?|D\.?B\.?A\.?|M\.?D\.?|J\.?D\.?|"
    r"Pharm\.?\s?D\.?|D\.?D\.?S\.?|D\.?N\.?P\.?|"
    r"E?M\.?B\.?A\.?|M\.?S\.?\s?c\.?|M\.?S\.?E\.?|M\.?S\.?W\.?|M\.?S\.?|M\.?A\.?|M\.?Eng\.?|"
    r"M\.?E\.?|M\.?\s?Tech\.?|M\.?Phil\.?|M\.?Ed\.?|M\.?F\.?A\.?|"
    r"M\.?P\.?H\.?|M\.?P\.?A\.?|M\.?P\.?P\.?|M\.?C\.?A\.?|M\.?Com\.?|M\.?Res\.?|M\.?C\.?S\.?|"
    r"M\.?I\.?S\.?|L\.?L\.?[BMD]\.?|PGD[MB]?A?|PG\s?Dip(?:loma)?|PGCE|"
    r"B\.?S\.?\s?c\.?|B\.?S\.?E\.?E?\.?|B\.?S\.?(?:CS|ME|CE|BA|IT|N|W)|B\.?S\.?|B\.?A\.?Sc\.?|"
    r"B\.?A\.?|B\.?Eng\.?|B\.?E\.?|B\.?\s?Tech\.?|B\.?B\.?A\.?|"
    r"B\.?Com\.?|B\.?C\.?A\.?|B\.?Ed\.?|B\.?F\.?A\.?|B\.?Arch\.?|B\.?Pharm\.?|B\.?C\.?S\.?|"
    r"B\.?I\.?T\.?|B\.?Sc\.?|B\.?B\.?M\.?|B\.?M\.?|B\.?\s?Mus\.?|B\.?G\.?S\.?|B\.?L\.?S\.?|"
    r"A\.?A\.?S\.?|A\.?A\.?|A\.?S\.?|A\.?B\.?|A\.?B\.?A\.?|A\.?G\.?S\.?|H\.?N\.?[DC]\.?|BTEC|BTS|"
    r"DUT|BUT|DEUG|DEA|DESS|CPGE|G\.?E\.?D\.?|GCSEs?|A[- ]Levels?|SSC|HSC|SSLC|10th|12th)"
)
_DIPLOMA = (
    r"(?:high\sschool(?:\s(?:diploma|degree|graduate))?|secondary\sschool(?:\s(?:diploma|"
    r"certificate))?|higher\ssecondary(?:\scertificate)?|"
    r"(?:advanced\s|graduate\s|post-?\s?graduate\s|national\s|professional\s|higher\snational\s|"
    r"technical\s|vocational\s|honou?rs\s)?(?:diploma|certificate|certification)(?!s)|"
    r"associates?\sdegree|general\seducation(?:al)?\sd\w+|trade\scertificate|"
    r"post-?\s?graduate(?:\sdegree)?|graduate\sdegree|undergraduate(?:\sdegree)?|"
    r"some\scollege(?:\s\(no\sdegree\))?|non-?degree|coding\sbootcamp|bootcamp|baccalaur[ée]at|"
    r"bac\s?\+\s?\d|matura|bachillerato|ensino\sm[ée]dio|"
    r"学士|硕士|博士|本科|修士|학사|석사|박사)"
)
_TAIL = (
    r"(?:\s?(?:degree|diploma))?(?:\s?[,(]?\s?(?:with\s)?(?:first[- ]class\s)?(?:Hons?\.?|"
    r"Honou?rs|Equivalent|summa cum laude|magna cum laude|cum laude)\)?)?"
    r"(?:\s?\((?:[A-Z][A-Za-z. ]{0,9}|Honou?rs|Hons\.?|Equivalent)\))?"
)
_DEGREE = re.compile(
    rf"(?P<long>(?:executive\s|joint\s|dual\s|"
    rf"double\s)?{_LEVEL}{_POSSESSIVE}(?!\w)(?:[\s-]+(?:of\s(?P<of>{_OF})|in\s(?P<in>{_IN}))(?!\w)"
    rf"|[\s-]+(?:science|arts|engineering)\s(?:degree|"
    rf"in)(?!\w))?)"
    rf"|(?P<diploma>{_DIPLOMA}(?!\w))"
    rf"|(?P<short>(?-i:{_SHORT})(?![\w'’]))",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:Office|Word|Excel|Access|SQL|Project|Visio|PowerPoint|Windows|Exchange|Outlook|Teams)\b"
)
_SENTENCE = re.compile(r" (?!in |of |with |from |at |and |degree|hons|honou?rs|en |major)[a-z]")
_OWN_FIELD = re.compile(r"(?:bachelor|master|doctor)\S* of ([^(]*[^(\s])", re.IGNORECASE)
_OF_WHOLE = re.compile(rf"{_OF}|art", re.IGNORECASE)
_OF_WORDS = re.compile(r"\s+of((?:\s+[^\s,;:|()]+){1,8})")
_TAILED = re.compile(_TAIL, re.IGNORECASE)
_FIELDS = words("""
accounting accountancy administration advertising aeronautics aerospace agriculture analytics
anatomy animation anthropology applied arabic archaeology architecture art arts astronomy
astrophysics automation automotive aviation banking biochemistry bioinformatics biology biomedical
biotechnology botany broadcasting business chemical chemistry chinese civil commerce communication
communications computation computational computer computers computing construction counseling
criminal criminology culinary cultural curriculum cybersecurity dance data dentistry design
development drama ecology economics education electrical electronic electronics energy engineering
english entrepreneurship environment environmental epidemiology fashion film finance financial
fine fitness food forestry french game general genetics geography geology geophysics german
government graphic graphics health healthcare history horticulture hospitality hotel human
humanities industrial informatics information instrumentation intelligence interior international
japanese journalism justice kinesiology language languages law leadership liberal linguistics
literature logistics machine management manufacturing marine marketing materials math mathematics
mechanical mechanics mechatronics media medical medicine merchandising microbiology molecular
music nanotechnology networking networks neuroscience nuclear nursing nutrition occupational
office operations optics paralegal petroleum pharmacology pharmacy philosophy photography physical
physics physiology planning policy political politics power premed production programming project
psychology public quantitative radiology recreation relations religion religious research
resources robotics science sciences security social sociology software spanish special speech
sport sports statistics structural studies supply sustainability system systems taxation teaching
technologies technology telecommunication telecommunications textile theater theatre theology
therapy tourism training transportation urban veterinary visual vocational work clinical legal
exercise behavioral mass strategic decision landscape basic auto body general needs program
programme baccalaureate emt paramedic classes web welding wildlife writing zoology physiotherapy
services chain theory culture elementary secondary early childhood informatica informatique
informatik ingenieria
ingenierie ingenieurwesen maschinenbau wirtschaftsinformatik betriebswirtschaft
elektrotechnik engenharia ciencias ciencia computacion computacao administracion administracao
economia derecho matematicas matematica fisica gestion sistemas
""")  # fmt: skip


@cache
def _listed() -> re.Pattern[str]:
    """Degrees of the reference table that the patterns above do not know as a whole."""
    rows = table.load("degree_levels").rows.values()
    sure = [row["word"] for row in rows if row["ambiguous"] == "no"]
    # "Bachelor of Science in Nursing" states its field: that is read apart.
    whole = [word for word in sure if not re.search(r" (?:in|of) ", word)]
    new = [word for word in whole if not _known(word)]
    longest = sorted(map(re.escape, new), key=len, reverse=True)
    return re.compile(rf"(?<![\w'’&.])(?:{'|'.join(longest)})(?![\w'’])")


def _known(word: str) -> bool:
    match = _DEGREE.match(word)
    tail = _TAILED.match(word, match.end()) if match else None
    return match is not None and (tail.end() if tail else match.end()) == len(word)


def degrees(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of `text[start:end]` that name a degree, honours and the word "degree" included."""
    found: list[tuple[int, int]] = []
    for match in _listed().finditer(text, start, end):
        tail = _TAILED.match(text, match.end(), end)
        found.append((match.start(), tail.end() if tail else match.end()))
    listed = tuple(found)
    for match in _DEGREE.finditer(text, start, end):
        if any(a < match.end() and match.start() < b for a, b in listed):
            continue
        if match.start() > start and (
            text[match.start() - 1].isalnum() or text[match.start() - 1] in "'’&"
        ):
            continue
        if match["short"] and not _abbreviation(text, match, start, end):
            continue
        tail = _TAILED.match(text, match.end(), end)
        stop = tail.end() if tail else match.end()
        if match["long"] and not (match["of"] or match["in"]):
            stop = max(stop, _with_field(text, match.end(), end))
        found.append((match.start(), stop))
    return sorted(found)


def own_field(degree: str) -> str | None:
    """The field a degree names itself: "Computer Science" in "Bachelor of Computer Science"."""
    match = _OWN_FIELD.match(degree)
    if match is None or _OF_WHOLE.fullmatch(match[1]):
        return None
    return match[1]


def _with_field(text: str, start: int, end: int) -> int:
    """Where "Bachelor of Computer Science" ends: words of study after "of" belong to the degree."""
    run = _OF_WORDS.match(text, start, end)
    stop = start
    for word in re.finditer(r"\S+", run[1]) if run else ():
        if is_field_word(word[0]):
            stop = run.start(1) + word.end() if run else stop
        elif word[0] not in {"and", "&"}:
            break
    return stop


def _abbreviation(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether two or three letters are a degree here: "MS Word", "BE a leader" are none."""
    if match.end() < end and text[match.end()] in "/+":
        return False
    after = text[match.end() : end].lstrip(" ,:-–(.)")
    return not (_PRODUCT.match(after) or _SENTENCE.match(text, match.end(), end))


def is_field_word(word: str) -> bool:
    """Whether a word is used in names of fields of study."""
    parts = [part for part in re.split(r"[/&-]", fold(word.strip(".,:;()'’"))) if part]
    return bool(parts) and all(part in _FIELDS for part in parts)
