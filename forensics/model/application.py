"""An application: everything one applicant submitted for one job, after reading."""

from datetime import date

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.model.submission import (
    Contact,
    Network,
    Origin,
    Reference,
    Role,
    Shipping,
    Stage,
)


class Profile(Noun):
    """A profile snapshot: the document, the day it was captured if known."""

    document: Document
    captured_at: date | None = None


class Application(Noun):
    """What was submitted. `documents` are resumes and other files, `profiles` dated snapshots."""

    id: str
    submitted_at: date | None = None
    stage: Stage = "applied"
    requisition: str | None = None
    role: Role | None = None
    source: Origin | None = None
    documents: tuple[Document, ...] = ()
    profiles: tuple[Profile, ...] = ()
    contact: Contact | None = None
    references: tuple[Reference, ...] = ()
    shipping: tuple[Shipping, ...] = ()
    network: tuple[Network, ...] = ()
    extra: dict[str, object] = Field(default_factory=dict)

    def all_documents(self) -> dict[str, Document]:
        """Every document and profile by its name (names are made unique when read)."""
        found = {document.name: document for document in self.documents}
        return found | {profile.document.name: profile.document for profile in self.profiles}

    def form(self) -> dict[str, str]:
        """What the application form states, by the path of the field: "references.0.email"."""
        stated = {
            "contact": self.contact,
            "role": self.role,
            "source": self.source,
            **{f"references.{number}": item for number, item in enumerate(self.references)},
            **{f"shipping.{number}": item for number, item in enumerate(self.shipping)},
            **{f"network.{number}": item for number, item in enumerate(self.network)},
        }
        return {
            f"{path}.{name}": str(value)
            for path, noun in stated.items()
            if noun is not None
            for name, value in noun
            if value is not None and str(value).strip()
        }
