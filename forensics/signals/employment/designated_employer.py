"""A stated employer is designated by name.

Looks at: employers of posts and of references, and the domains of e-mail addresses, against bodies
that a public authority designated by name and companies that court records name as fronts. The
whole name or a listed alias must be equal, but for case, marks and legal form. A shorter form, or a
name made of words that many share, needs a second identifier in the same papers: the listed
address, with its number, or the listed domain. A similar name is no hit; where a company is or what
nation it is of is never read. Lowered are a company of court records, an entity of a sanctions list
under programmes that the operator did not choose, an address at a listed domain, and what only a
reference states.

Why it matters: people placed by a scheme have stated its front companies as former employers, and
paying somebody who works for a designated body can break the law.

Innocent explanations:
- A namesake: companies in different places share a name.
- The person worked there before it was designated, or did not know who owned it.
- A client, not the employer, is listed; a compliance officer, reporter or lawyer names it.
- Court records hold allegations; a company in them may be a victim.

Verify with every finalist:
- Confirm the last employers through a switchboard found independently of the application.

Verify this finding:
- Compare registration, address and years with the quoted entry before drawing any conclusion.
- Ask the person or team that handles sanctions to check the entry in the authority's own list.

References:
- OFAC, releases sm481 (2018-09-13), jy2790 (2025-01-16) and others (table designated_bodies).
- U.S. Department of Justice, releases of 2025-01-23 and 2025-06-30 (table front_companies).
"""

from collections.abc import Iterator

from forensics.linkage.listed import compared, look_up, report
from forensics.linkage.mentions import addresses, employers, unnamed
from forensics.linkage.stated import domains, emails, links
from forensics.model import ListKind, Observation, Strength, Subject, Tools, Unknown, signal

KINDS: tuple[ListKind, ...] = ("designated_entity", "front_company", "sanctioned_entity")
ALLEGED = " Court records allege it; no authority designated it."


@signal(family="employment", strength=Strength.STRONG, needs={"lists"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each designated employer that is stated."""
    kinds = frozenset(KINDS)
    mentions = (*employers(subject, kinds), *addresses(subject, kinds))
    if nameless := unnamed(subject):
        yield Unknown(reason=f"posts without a named employer: {nameless}")
    if tools.lists is None or not mentions:
        return
    known = domains((*emails(subject), *links(subject)))
    found, clear = look_up(mentions, tools.lists, known)
    for each in found:
        alleged = each.entry.kind == "front_company"
        firm = each.by_name and each.entry.kind == "designated_entity"
        strength = Strength.STRONG if firm else Strength.MODERATE
        yield report(each, strength, subject.today, "employer", ALLEGED if alleged else "")
    yield from compared(clear, tools.lists.sizes(subject.today), KINDS)
