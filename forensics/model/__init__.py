"""The nouns: an application is read into documents, parsed into records, examined, weighed."""

from forensics.model.answers import (
    Change,
    CourseworkAnswer,
    DegreeJudgement,
    RevivalAnswer,
)
from forensics.model.application import Application, Profile
from forensics.model.assessment import Assessment, Band, Contribution, Coverage
from forensics.model.case import (
    CaseFile,
    CaseSummary,
    Decision,
    Disposition,
    Event,
    Status,
)
from forensics.model.document import Concealed, ConcealedPiece, Document, Hiding, Image, Page
from forensics.model.evidence import Evidence, Object, Passage, Property, TableRow, verify
from forensics.model.examination import Examination, Manifest, UnreadDocument
from forensics.model.finding import (
    Checked,
    Confidence,
    Dropped,
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
from forensics.model.submission import ProfileFile, Stage, Submission
from forensics.model.tools import (
    Catalogue,
    LanguageModel,
    Need,
    Place,
    Reply,
    Templates,
    Tools,
)

__all__ = [
    "Account",
    "Activity",
    "Application",
    "Assessment",
    "Band",
    "Card",
    "CaseFile",
    "CaseSummary",
    "Catalogue",
    "Change",
    "Checked",
    "Concealed",
    "ConcealedPiece",
    "Confidence",
    "Contacts",
    "Contribution",
    "CourseworkAnswer",
    "Coverage",
    "Dated",
    "Decision",
    "Declaration",
    "DegreeJudgement",
    "Disposition",
    "Document",
    "Dropped",
    "Education",
    "Event",
    "Evidence",
    "Examination",
    "Finding",
    "Hiding",
    "Image",
    "LanguageModel",
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
    "Place",
    "Position",
    "Profile",
    "ProfileFile",
    "Property",
    "Quoted",
    "Record",
    "Reply",
    "RevivalAnswer",
    "Signal",
    "SignalRun",
    "Source",
    "Span",
    "Stage",
    "Status",
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
