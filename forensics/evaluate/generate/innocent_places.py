"""Towns with their area codes, schools that exist, employers that do not.

The fields of a school are programmes it offers; telephone numbers are of the range set aside for
fiction (555-0100 to 555-0199).
"""

from random import Random

from forensics.model.base import Noun


class Town(Noun):
    """A town as resumes write it, its area code, and the public university of its state."""

    name: str
    code: str
    university: str


class ForeignSchool(Noun):
    """A school abroad with a degree in its own words, and the town where its graduates worked."""

    school: str
    degree: str
    field: str
    town: str
    prefix: str


def _towns(text: str) -> tuple[Town, ...]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return tuple(Town(name=name, code=code, university=school) for name, code, school in rows)


TOWNS = _towns(
    """
Austin, TX|512|University of Texas at Austin
Columbus, OH|614|Ohio State University
Portland, OR|503|Oregon State University
Denver, CO|303|University of Colorado Boulder
Raleigh, NC|919|North Carolina State University
Tampa, FL|813|University of South Florida
Boise, ID|208|Boise State University
Minneapolis, MN|612|University of Minnesota, Twin Cities
Phoenix, AZ|602|Arizona State University
Atlanta, GA|404|Georgia State University
Chicago, IL|312|University of Illinois Chicago
Seattle, WA|206|University of Washington
Boston, MA|617|University of Massachusetts Amherst
Pittsburgh, PA|412|University of Pittsburgh
Murfreesboro, TN|615|Middle Tennessee State University
Sacramento, CA|916|California State University, Sacramento
Kansas City, MO|816|University of Missouri-Kansas City
Albuquerque, NM|505|University of New Mexico
Omaha, NE|402|University of Nebraska Omaha
Richmond, VA|804|Virginia Commonwealth University
"""
)

ABROAD = tuple(
    ForeignSchool(school=school, degree=degree, field=field, town=town, prefix=prefix)
    for school, degree, field, town, prefix in (
        line.split("|")
        for line in """
Universidad de Buenos Aires|Licenciatura|Ciencias de la Computación|Buenos Aires, Argentina|+54 11
Technische Universität Dresden|Diplom|Informatik|Dresden, Germany|+49 351
Anna University|B.Tech|Information Technology|Chennai, India|+91 44
University of Lagos|B.Sc.|Computer Science|Lagos, Nigeria|+234 1
Kyiv Polytechnic Institute|Specialist|Applied Mathematics|Kyiv, Ukraine|+380 44
Universidade de São Paulo|Bacharelado|Ciência da Computação|São Paulo, Brazil|+55 11
Hanoi University of Science and Technology|Engineer|Information Technology|Hanoi, Vietnam|+84 24
Seoul National University|Bachelor of Engineering|Electrical Engineering|Seoul, South Korea|+82 2
Tsinghua University|B.Eng.|Automation|Beijing, China|+86 10
Cairo University|B.Sc.|Systems and Biomedical Engineering|Cairo, Egypt|+20 2
University of Karachi|B.S.|Computer Science|Karachi, Pakistan|+92 21
Warsaw University of Technology|mgr inż.|Informatyka|Warsaw, Poland|+48 22
Université de Montréal|Baccalauréat|Informatique|Montréal, QC, Canada|+1 514
University of the Philippines Diliman|B.S.|Industrial Engineering|Quezon City, Philippines|+63 2
Universidad Nacional Autónoma de México|Ingeniería|Computación|Mexico City, Mexico|+52 55
Novosibirsk State University|Specialist Degree|Mechanics and Mathematics|Novosibirsk, Russia|+7 383
""".strip().splitlines()
    )
)  # fmt: skip

FORMER_SCHOOLS: tuple[tuple[str, str, str, int], ...] = (
    ("Marylhurst University", "Bachelor of Arts", "English", 2018),
    ("Purdue University North Central", "Bachelor of Science", "Biology", 2015),
    ("Armstrong Atlantic State University", "Bachelor of Science", "Mathematics", 2013),
    ("Saint Joseph's College of Indiana", "Bachelor of Arts", "History", 2016),
    ("Burlington College", "Bachelor of Arts", "Psychology", 2014),
    ("Mount Ida College", "Bachelor of Science", "Biology", 2017),
    ("Dowling College", "Bachelor of Arts", "Economics", 2013),
    ("Virginia Intermont College", "Bachelor of Arts", "English", 2012),
)
"""Closed or renamed: school, degree, field, and the last year in which anybody graduated there."""

_HEADS = (
    "Alder", "Bellwether", "Cinder", "Dovetail", "Eastmere", "Fernhill", "Gannet", "Harrow",
    "Inkwell", "Juniper", "Kestrel", "Larch", "Millrace", "Northgate", "Osprey", "Pinecrest",
    "Quarry", "Rowan", "Saltmarsh", "Thistle", "Umber", "Vantage", "Wexcombe", "Yarrow",
)  # fmt: skip
_TAILS = (
    "Analytics", "Clinic", "Credit Union", "Design", "Dynamics", "Foods", "Freight", "Group",
    "Health", "Insurance", "Labs", "Logistics", "Media", "Networks", "Partners", "Payments",
    "Press", "Retail", "Schools", "Software", "Systems", "Utilities",
)  # fmt: skip
_ENDS = ("", "", "", ", Inc.", " LLC", " Co.")


def employer(chance: Random) -> str:
    """An invented firm; its legal form is printed now and then."""
    return f"{chance.choice(_HEADS)} {chance.choice(_TAILS)}{chance.choice(_ENDS)}"


def phone(code: str, chance: Random) -> str:
    """A number of the range for fiction, in one of the ways people print one."""
    last = f"01{chance.randrange(100):02d}"
    form = chance.choice(
        ("({}) 555-{}", "{}-555-{}", "{}.555.{}", "({}) 555-{}", "{} 555 {}", "+1 {}-555-{}")
    )
    return form.format(code, last)
