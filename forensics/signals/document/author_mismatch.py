"""A resume's file bears as author the full name of somebody else.

Looks at: the author, creator and last-modified-by entries of each submitted resume against the
names stated on the resumes, the profiles and the form. Only a full name by its shape counts, and
only where no entry of the file shares a word with a stated name, an e-mail address or the head of
the text. Defaults of tools, accounts, companies, one word and names in another script do not count;
nor do other documents than resumes, which others write.

Why it matters: an operator who writes resumes for several identities may leave the same real name
in each file. By itself it says little; the same entry in other applications says more.

Innocent explanations:
- A friend, relative, coach or resume writer typed it, or their file was the model.
- A borrowed, second-hand or office computer that keeps the name of its first owner.
- Another name of the same person: before marriage, in everyday use, at birth.
- A template whose maker's name was never replaced.

Verify with every finalist:
- Ask who helped with the resume; help is ordinary and no mark against anybody.

Verify this finding:
- Ask on which computer the quoted file was made and whether the applicant knows the name in it.

References:
- ISO 32000-2, 14.3.3 (Author); ISO/IEC 29500-2 (creator, lastModifiedBy).
- Table author_defaults (entries that name no person).
"""

from collections.abc import Iterator, Mapping

from forensics.linkage.authors import (
    AUTHORS,
    comparable,
    kind_of,
    people,
    shares,
    stands_in,
)
from forensics.linkage.stated_names import handles, stated_names
from forensics.linkage.whereabouts import histories, through_agency
from forensics.model import (
    Checked,
    Document,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

HEAD = 800  # characters: the head of a resume, where a name may stand that the parser missed


@signal(family="document", strength=Strength.WEAK)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each resume whose author entries name another person alone."""
    resumes = {record.document for record in histories(subject)}
    names = stated_names(subject)
    for document in subject.application.documents:
        entries = {
            path: people(document.properties[path])
            for path in AUTHORS
            if document.properties.get(path)
        }
        kinds = {e: kind_of(e) for found in entries.values() for e in found}
        if all(kind == "default" for kind in kinds.values()):
            continue
        if document.name not in resumes:
            yield Unknown(reason=f"{document.name} is no resume and may be written by others")
        else:
            yield _judge(subject, document, entries, kinds, names)


def _judge(
    subject: Subject,
    document: Document,
    entries: Mapping[str, tuple[str, ...]],
    kinds: Mapping[str, str],
    names: Mapping[str, Evidence],
) -> Observation:
    own = [entry for entry, kind in kinds.items() if kind != "default"]
    head = document.text[:HEAD]
    known = any(
        shares(e, names, handles(subject)) or stands_in(e, head, document.text) for e in own
    )
    people = [entry for entry in own if kinds[entry] == "person"]
    where = f"the author entry of {document.name}"
    if known:
        return Checked(what=where)
    if not people:
        return Unknown(reason=f"{where} is no person's full name")
    if not names:
        return Unknown(reason="no name is stated to compare the author entry with")
    written_alike = [name for name in names if any(comparable(name, e) for e in people)]
    if not written_alike:
        return Unknown(reason=f"{where} and the stated names are written in different scripts")
    if through_agency(subject.application):
        return Unknown(reason="an agency sent the application and may have written the file")
    paths = [path for path, found in entries.items() if set(found) & set(people)]
    return Finding(
        summary=f"{document.name} bears the author entry “{people[0]}”, which shares no word with "
        f"the stated name “{written_alike[0]}”.",
        evidence=(
            *(Evidence.metadata(document, path) for path in paths),
            names[written_alike[0]],
        ),
        confidence="low",
    )
