"""Words by which the title of a post is told from other short text."""

import re

from forensics.parse.months import fold, words

_HEADS = words("""
accountant actor actress actuary adjuster administrator admin advisor adviser advocate agent
agronomist aide ambassador analyst anchor animator apprentice architect archivist artist assembler
assessor assistant asst associate attendant attorney audiologist auditor author baker banker barber
barista bartender biologist bookkeeper boss broker builder busser butcher buyer captain caregiver
carer caretaker carpenter cashier ceo cfo chair chairman chairperson chairwoman chef chemist chief
cio ciso clerk clinician cmo coach cofounder co-founder collector columnist commander comptroller
conductor consultant contractor controller cook coo coordinator co-ordinator copywriter
correspondent counsel counselor counsellor courier cpo crew cro cto curator custodian dba dean
decorator dentist deputy designer detective developer devops dietitian director dispatcher dj
docent doctor driver economist editor educator electrician engineer engr estimator evaluator
examiner executive expert fabricator facilitator faculty farmer fellow filmmaker firefighter
florist foreman founder freelance freelancer fundraiser gardener generalist geologist geophysicist
groundskeeper guard guide hairdresser handyman head helper host hostess housekeeper hygienist
illustrator inspector installer instructor intern internship interpreter interviewer investigator
janitor journalist judge keeper labourer laborer landscaper lawyer lead leader lecturer liaison
librarian lifeguard lineman loader locksmith machinist maker manager mgr marketer marketeer mason
mate mathematician mechanic mediator member mentor merchandiser merchant messenger meteorologist
microbiologist mate midwife minister model moderator musician nanny navigator negotiator nurse
nutritionist officer operator optician optometrist organizer organiser owner owner-operator
owner/operator packer painter paralegal paramedic partner pastor pathologist pharmacist
phlebotomist photographer physician physicist physiotherapist pilot planner player plumber
policeman postdoc practitioner preceptor preparer president principal processor producer professor
programmer promoter proofreader proprietor psychologist psychiatrist publicist purchaser qa realtor
receptionist recruiter registrar rep reporter representative researcher resident reviewer rn roofer
sailor salesman salesperson saleswoman scholar scientist sculptor sdet secretary sergeant server
sheriff shopper singer soldier specialist sre staffer statistician steward stewardess stocker
storekeeper strategist student stylist submariner superintendent supervisor support surgeon
surveyor tailor teacher tech technician technologist telemarketer teller tester therapist trader
trainee trainer translator treasurer tutor typist underwriter undersecretary valet vendor
veterinarian vp evp svp avp volunteer waiter waitress warden webmaster welder worker writer coder
bricklayer plasterer rigger joiner upholsterer trimmer fitter miner logger skipper deckhand
boilermaker millwright concierge usher greeter croupier sommelier brewer distiller engraver
typesetter playwright choreographer dancer gaffer perfusionist doula chiropractor podiatrist
embalmer chaplain deacon rabbi cantor bailiff notary conveyancer solicitor barrister magistrate
arbitrator ombudsman lobbyist councillor mayor consul forester arborist ranger farrier annotator
transcriber stenographer appraiser auctioneer valuer ingeniero ingeniera desarrollador
desarrolladora programador programadora analista gerente director directora jefe jefa consultor
consultora responsable tecnico coordinador coordinadora profesor profesora becario becaria
practicante auxiliar asistente disenador disenadora arquitecto arquitecta contador contadora
administrador administradora encargado ingenieur ingenieure developpeur developpeuse chef cheffe
directeur directrice charge chargee stagiaire alternant consultante technicien technicienne
gestionnaire analyste enseignant architecte concepteur conseiller conseillere assistante entwickler
entwicklerin softwareentwickler softwareentwicklerin leiter leiterin teamleiter projektleiter
projektleiterin berater beraterin werkstudent werkstudentin praktikant praktikantin mitarbeiter
mitarbeiterin geschaftsfuhrer sachbearbeiter sachbearbeiterin techniker ingenieurin architekt
administratorin assistentin auszubildender referent referentin engenheiro engenheira desenvolvedor
desenvolvedora estagiario estagiaria gerente coordenador coordenadora professor professora
assistente tecnica sviluppatore sviluppatrice ingegnere responsabile consulente tirocinante
stagista direttore impiegato ontwikkelaar medewerker adviseur stagiair programista inzynier
kierownik specjalista praktykant utvecklare разработчик инженер менеджер программист аналитик
руководитель стажер специалист 工程师 开发工程师 经理 实习生 エンジニア 開発者
""")  # fmt: skip
_SUFFIXES = (
    "ologist", "ographer", "keeper", "woman", "grapher", "entwickler", "ingenieur", "leiter",
    "工程师", "经理", "エンジニア", "실장", "개발자", "엔지니어",
)  # fmt: skip
_TRADES = ("ier", "eur", "euse", "ist", "ian", "eer", "smith", "monger", "wright", "ologue")
_RANKS = words(
    "senior sr junior jr principal chief lead vice assistant associate deputy acting interim staff "
    "head managing executive full-stack fullstack full frontend front-end backend back-end "
    "mid-level "
    "entry-level certified registered licensed graduate summer part-time founding distinguished"
)
_SUBJECTS = words(
    "sales engineering software marketing accounting finance teaching consulting operations "
    "customer service information technology development construction security research"
)
_WORD = re.compile(r"[^\W\d_][\w'’+#.-]*")
_VERBS = words("""
achieved acted adapted addressed administered advise advised analyze analyzed analyse applied
approved arrange arranged assemble assess assist assisted attend attended authored automate
automated build building built calculate collaborate collaborated communicate complete completed
compile compiled conduct conducted configure configured consult contacted contribute contributed
coordinate coordinated coordinating create created creating decided define defined deliver
delivered demonstrate deploy deployed describe described design designed develop developed
developing diagnose direct directed discover document drive drove edited ensure ensured ensuring
establish established evaluate evaluated examine execute executed expand experienced facilitate
facilitated familiarized gained gather gathered generate generated handle handled help helped
identify implement implemented implementing improve improved increase increased inspect install
installed instruct instructed integrate integrated interact interpret introduce introduced
investigate involved keep launched lead leading led leverage leveraged liaise maintain maintained
maintaining make manage managed managing measure mentor mentored migrate migrated monitor
monitored negotiate negotiated operate operated optimize optimized orchestrated order ordered
organize organized oversaw oversee participate participated partner perform performed performing
plan planned prepare prepared present presented process processed procured produce produced
program promoted proven provide provided providing pull read received recommend recommended
reconcile record recruit recruited redesigned reduce reduced refactored report reported research
researched resolve resolved respond responsible responsibilities review reviewed reviewing revised
rewrote saved scheduled secure secured select selected sell serve served serving set setup shipped
sold solved spearheaded sponsored streamlined supervise supervised supporting supported taught
teach test tested track tracked train trained translated troubleshoot troubleshot tutored update
updated upgrade use used using utilize utilized verify work worked working wrote write
""")


def score(text: str) -> float:
    """How much a short text reads as the title of a post: 0 not at all, 1 and more surely."""
    words = [fold(word).strip(".-'’") for word in _WORD.findall(text)]
    if not words or len(words) > 14:
        return 0.0
    parts = {part for word in words for part in (word, *re.split(r"[-–.]", word))}
    found = 0.0
    if parts & _HEADS or any(word.endswith(_SUFFIXES) for word in words):
        found = 1.0
        if words[-1] in _HEADS:
            found = 1.3
    if parts & _RANKS:
        found += 0.3
    if not found and len(words) <= 3 and parts & _SUBJECTS:
        found = 0.25
    if not found and len(words[-1]) >= 7 and words[-1].endswith(_TRADES):
        found = 0.3
    return found


def opens_with_verb(text: str) -> bool:
    """Whether a line begins as a statement of duties ("Managed a team"), as no title does."""
    words = text.split(maxsplit=2)
    if not words:
        return False
    first = words[0].casefold().strip(",:;-")
    if len(words) > 1 and first in {
        "lead",
        "partner",
        "program",
        "research",
        "test",
        "support",
        "process",
        "design",
        "building",
        "managing",
        "consulting",
        "mentor",
        "report",
        "sales",
    }:
        # "Lead Engineer", "Managing Director": a verb only when no title follows.
        return score(text) < 1.0
    past = first.endswith("ed") and len(first) > 4 and "-" not in first and first not in _RANKS
    return first in _VERBS or past
