"""The nouns: an application is read into documents, parsed into records, examined, weighed."""

from forensics.model.application import Application, Profile
from forensics.model.assessment import Assessment, Band, Contribution, Coverage
from forensics.model.document import Concealed, ConcealedPiece, Document, Hiding, Image, Page
from forensics.model.evidence import Evidence, Object, Passage, Property, TableRow, verify
from forensics.model.examination import Examination, Manifest, UnreadDocument
from forensics.model.finding import (
    Checked,
    Confidence,
    Finding,
    Observation,
    Outcome,
    SignalRun,
    Strength,
    Unknown,
)
from forensics.model.partial_date import Dated, PartialDate
from forensics.model.record import (
    Account,
    Activity,
    Contacts,
    Education,
    Person,
    Phone,
    Position,
    Record,
    Source,
)
from forensics.model.signal import Card, Declaration, Signal, read_card, signal
from forensics.model.span import Quoted, Span
from forensics.model.subject import Subject
from forensics.model.submission import ProfileFile, Submission
from forensics.model.tools import Catalogue, Need, Templates, Tools

__all__ = [
    "Account",
    "Activity",
    "Application",
    "Assessment",
    "Band",
    "Card",
    "Catalogue",
    "Checked",
    "Concealed",
    "ConcealedPiece",
    "Confidence",
    "Contacts",
    "Contribution",
    "Coverage",
    "Dated",
    "Declaration",
    "Document",
    "Education",
    "Evidence",
    "Examination",
    "Finding",
    "Hiding",
    "Image",
    "Manifest",
    "Need",
    "Object",
    "Observation",
    "Outcome",
    "Page",
    "PartialDate",
    "Passage",
    "Person",
    "Phone",
    "Position",
    "Profile",
    "ProfileFile",
    "Property",
    "Quoted",
    "Record",
    "Signal",
    "SignalRun",
    "Source",
    "Span",
    "Strength",
    "Subject",
    "Submission",
    "TableRow",
    "Templates",
    "Tools",
    "Unknown",
    "UnreadDocument",
    "read_card",
    "signal",
    "verify",
]
