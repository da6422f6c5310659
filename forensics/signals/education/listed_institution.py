"""A school or employer is named on a list of institutions.

Looks at: the names of schools, employers and references' employers, and the domains of e-mail
addresses, against three lists: bodies designated by name (schools only: an employer is judged by
its own signal), sellers of degrees that a court or authority named, and the operator's own list of
high-risk institutions. The whole name must be equal, but for case, marks and legal form. A shorter
form, or a name that others bear, needs a second identifier: the listed town or domain. The country
of a school is never read. Own lists, and sanctions under programmes that the operator did not
choose, are weak; what only a reference states is lowered.

Why it matters: a degree that was sold without study says nothing about a person's training, and
some published cases state schools that a public authority named for training people for schemes.

Innocent explanations:
- Another school bears the same name, or took it over later.
- The person was deceived by a seller of degrees: courts found that many buyers were.
- An alumnus or former employee of a listed body has done nothing but study or work there.
- The list is wrong, out of date, or not meant for this role.

Verify with every finalist:
- Have the registrar or a clearing house of the school confirm the highest degree.

Verify this finding:
- Read the quoted entry and its source, and compare town, years and web site with what is stated.
- Ask about teachers, courses and the place of study, as of any other school.

References:
- United States v. Randock, CR-05-0180-LRS (E.D. Wash.) and others (table diploma_mills).
- GAO-04-1096T, Diploma Mills (2004). OFAC designations, 2018-2025 (table designated_bodies).
"""

from collections.abc import Iterator

from forensics.linkage.listed import compared, look_up, report
from forensics.linkage.mentions import addresses, employers, schools
from forensics.linkage.stated import domains, emails, links
from forensics.model import ListKind, Observation, Strength, Subject, Tools, signal

MILLS: frozenset[ListKind] = frozenset({"diploma_mill", "high_risk_institution"})
NAMED: frozenset[ListKind] = frozenset({"designated_entity", "diploma_mill"})
KINDS: tuple[ListKind, ...] = (
    "designated_entity",
    "diploma_mill",
    "high_risk_institution",
    "sanctioned_entity",
)


@signal(family="education", strength=Strength.MODERATE, needs={"lists"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each listed institution that is stated."""
    mentions = (
        *schools(subject, frozenset(KINDS)),
        *employers(subject, MILLS, school=True),
        *addresses(subject, MILLS),
    )
    if tools.lists is None or not mentions:
        return
    known = domains((*emails(subject), *links(subject)))
    found, clear = look_up(mentions, tools.lists, known)
    for each in found:
        strength = Strength.MODERATE if each.entry.kind in NAMED else Strength.WEAK
        yield report(each, strength, subject.today, "name")
    yield from compared(clear, tools.lists.sizes(subject.today), KINDS)
