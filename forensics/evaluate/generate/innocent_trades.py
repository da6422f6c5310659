"""What people of twelve trades do and say they do.

A duty bears the year from which somebody could have written it: `2016: ...`; others fit any year.
"""

from forensics.model.base import Noun


class Trade(Noun):
    """Titles from first to last, duties, skills, and the fields people of this trade studied."""

    name: str
    titles: tuple[str, ...]
    fields: tuple[str, ...]
    skills: tuple[str, ...]
    duties: tuple[tuple[int, str], ...]

    def duties_from(self, year: int) -> tuple[str, ...]:
        """Duties of a post that began in `year`."""
        return tuple(text for since, text in self.duties if since <= year)


def _trade(text: str) -> Trade:
    name, titles, fields, skills, *duties = (line.strip() for line in text.strip().splitlines())
    return Trade(
        name=name,
        titles=tuple(titles.split("; ")),
        fields=tuple(fields.split("; ")),
        skills=tuple(skills.split("; ")),
        duties=tuple(_duty(line) for line in duties),
    )


def _duty(line: str) -> tuple[int, str]:
    year, colon, text = line.partition(": ")
    return (int(year), text) if colon and year.isdigit() else (0, line)


TRADES: tuple[Trade, ...] = tuple(map(_trade, (
    """software
Junior Developer; Software Engineer; Senior Software Engineer; Engineering Manager
Computer Science; Mathematics
Python; Java; SQL; Git; REST APIs; PostgreSQL; Linux
Kept the booking screens of a clinic chain running while they were rewritten one at a time.
Took over a nightly import that nobody understood and left it with tests and a page of notes.
Paired twice a week with the support desk, which halved the tickets that came back.
Wrote the little tool that compares two price lists and shows what changed.
Brought the build down from forty minutes to nine by throwing out what was not used.
Reviewed most changes to the accounts module and wrote down what reviewers kept asking for.
2016: Moved eleven services into Docker containers without stopping the Saturday trade.
2018: Split the reporting jobs off a busy PostgreSQL server so that the shop stayed quick.
""",
    """data
Data Analyst; Senior Data Analyst; Data Engineer; Head of Analytics
Mathematics; Economics; Computer Science
SQL; Python; Excel; R; Tableau; Statistics
Built the weekly numbers that the board reads, and a page that says how each is counted.
Found that returns were counted twice in two regions and mended it with finance.
Answered some thirty questions a month and turned the common ones into reports.
Showed by a trial in nine shops that the leaflet did not pay for itself.
Cleaned twelve years of membership records before the move to a new system.
Taught a lunchtime class on reading charts that sixty colleagues have taken.
2019: Rebuilt the nightly tables in BigQuery and documented where every column comes from.
""",
    """nursing
Registered Nurse; Charge Nurse; Nurse Manager; Director of Nursing
Biology; Psychology
Triage; Wound care; Patient education; Electronic health records; Scheduling
Cared for up to six patients a shift on a thirty-bed surgical ward.
Rewrote the handover sheet so that allergies stand at the top.
Trained nineteen new nurses on the ward's pumps and alarms.
Ran the flu clinic for staff three winters in a row.
Kept the falls log and brought falls down by a third with the night team.
Sat on the committee that chose the new beds.
""",
    """accounting
Accounts Assistant; Staff Accountant; Senior Accountant; Controller
Economics; Mathematics
Month-end close; Reconciliation; Excel; QuickBooks; Payroll; Audit preparation
Closed the books of four entities by the sixth working day.
Found and returned duplicate payments of nearly ninety thousand dollars.
Prepared schedules for the auditors, who left without open points two years running.
Moved petty cash to cards and wrote the rules on a single page.
Kept payroll for a hundred and forty people in three states.
Answered the state's sales tax review with the papers it asked for.
""",
    """teaching
Teaching Assistant; Teacher; Lead Teacher; Assistant Principal
English; History; Mathematics
Lesson planning; Classroom management; Assessment; Tutoring; Parent communication
Taught five classes a day and kept an open door at lunch.
Started the chess club, which now has forty members and one very old clock.
Wrote the ninth-grade reading list together with two colleagues and the library.
Brought the drama group to the state festival with a play the pupils wrote.
Mentored three teachers in their first year.
Met with every family of the homeroom twice a year.
""",
    """sales
Sales Associate; Account Executive; Account Manager; Regional Sales Manager
Economics; Psychology; English
Negotiation; Forecasting; Salesforce; Cold calling; Presentations
Looked after sixty accounts between the river and the coast.
Won back nine customers who had left after the price change.
Kept the forecast within five percent for six quarters.
Trained the new starters by taking them along for a week.
Wrote the one-page comparison that the whole team now sends out.
Opened two counties where the firm had never sold before.
""",
    """design
Junior Designer; Graphic Designer; Senior Product Designer; Design Lead
English; Psychology; History
Illustration; Typography; Photoshop; User research; Prototyping
Drew the signs of three libraries and the leaflets that go with them.
Tested the order form with eleven customers and took out half of its fields.
Kept the catalogue of two hundred pages on time four years in a row.
Made the letters of the rate notice readable at arm's length.
2018: Built the component library in Figma that six teams now draw with.
Worked beside two developers so that screens came out as drawn.
""",
    """logistics
Warehouse Associate; Shift Supervisor; Logistics Coordinator; Operations Manager
Economics; History
Inventory; Forklift; Scheduling; Route planning; Vendor management
Loaded and counted for two shifts with hardly a miscount in a year.
Planned the routes of twenty-two trucks around a bridge that was shut for ten months.
Cut the time at the dock by letting carriers book a slot.
Ran the yearly count with a crew of thirty.
Held the safety talk every Monday and the record for days without an accident.
Moved the site across town over one long weekend.
""",
    """support
Help Desk Technician; IT Support Specialist; Systems Administrator; IT Manager
Computer Science; Mathematics
Windows; Active Directory; Networking; Ticketing systems; Printers; PowerShell
Answered the phone for four hundred colleagues on three floors.
Replaced the printers and, better, the way people ask for help with them.
Kept the file servers backed up and tested a restore each quarter.
Wrote thirty short guides with pictures that are still used.
Set up the rooms, laptops and badges of every newcomer.
2020: Moved the whole office to working from home in eleven days.
""",
    """writing
Editorial Assistant; Technical Writer; Senior Technical Writer; Documentation Manager
English; History; Biology
Editing; Style guides; Interviewing; Markdown; Information architecture
Wrote the manual of an infusion pump and had it read by nurses.
Turned nine hundred pages of notes into a hundred that people open.
Edited the quarterly magazine and met every deadline but one, in a flood.
Interviewed engineers until they said it simply.
Kept the glossary, so that one thing has one name.
Checked each release against its notes before it went out.
""",
    """science
Laboratory Technician; Research Associate; Scientist; Laboratory Manager
Biology; Mathematics; Psychology
Cell culture; Microscopy; Statistics; Laboratory safety; Grant writing
Ran the freezers, the cultures and the rota of a lab of fourteen.
Repeated a published assay, found why it failed elsewhere and wrote it up.
Ordered, labelled and never ran out, on a budget that did not grow.
Trained each summer's students at the microscope.
Wrote the part on methods of two grants, one of which was funded.
Kept the safety inspection without a single open point.
""",
    """people
HR Assistant; Recruiter; HR Business Partner; HR Director
Psychology; Economics; English
Interviewing; Onboarding; Benefits; Mediation; Employment law basics
Filled ninety posts a year, from the loading dock to the counsel's office.
Rewrote the letters of refusal so that people applied again.
Brought the first day down to one form and a walk around the building.
Sat between two quarrelling departments until they shared a calendar.
Looked after benefits enrolment for six hundred people.
Started exit interviews and read them to the board.
""",
)))  # fmt: skip
