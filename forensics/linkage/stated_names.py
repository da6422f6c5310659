"""The names an application states for its applicant, and the handles that may spell them."""

from forensics.catalogue.lists.several import mailboxes
from forensics.model import Evidence, Subject


def stated_names(subject: Subject) -> dict[str, Evidence]:
    """The names on form, resumes and profiles, the form's first, each with where it stands."""
    form = subject.form
    found = {}
    if "contact.name" in form:
        found[form["contact.name"]] = Evidence.field(form, "contact.name")
    for record in subject.records:
        if record.person.name:
            evidence = Evidence.visible(subject.document(record), record.person.name.span)
            found.setdefault(record.person.name.value, evidence)
    return found


def handles(subject: Subject) -> list[str]:
    """What account names of the applicant say: e-mail addresses and the ends of links."""
    found = [email.value for record in subject.records for email in record.contacts.emails]
    found += mailboxes(subject.application.form().get("contact.email", ""))
    links = (link.value for record in subject.records for link in record.links)
    return [*found, *(link.rstrip("/").rpartition("/")[2] for link in links)]
