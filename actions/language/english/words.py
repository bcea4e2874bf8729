"""The closed classes of English words that carry no value of their own, folded (see `text.fold`)."""

from __future__ import annotations

from collections.abc import Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


POLITE = _set(
    "please pls plz plse kindly thanks thank thx ty cheers ta soz abeg you hey hi hello ok okay yes "
    "yeah yep yup sure well so um"
    " umm uh uhm uhh er erm hmm oh ah alright right actually just maybe perhaps probably possibly sorry also then now"
    " still likely hopefully definitely certainly presumably apparently supposedly"
    " again too u ur gimme lemme wanna gonna mate dear sir quickly quick asap lol btw fyi bot team "
    "sometime good morning afternoon evening cool great"
)
GRAMMAR = _set(
    "a an the this that these those it its is are was were be been being will would shall should can could may"
    " might must do does did has have had having i im id ill me my mine we us our you your he him "
    "his she her hers they their theirs"
    " them him there here in on at by to of for from with and or as so if up out into about around let lets make made"
    " put set use go get got give need needs want wants like think believe guess say says said tell know see one"
    " which who whose whom what when where that not but because since until till before after under "
    "over between shes hes"
    " n theyre were its thats whats whos im ive weve itll thatll theyll itd whens wheres hows"
    " teh hte adn thier taht thsi wiht ot"
)
ABOUT = _set("about around approximately approx roughly circa ca say like exactly nearly almost maybe some only total")
ASSIGN = _set("is are be to as at of in on by for equals should would will must its it the a an make set put change")
SMALL_TALK = POLITE | _set(
    "bye goodbye byebye cya later laters see ya ciao adios farewell night day hiya howdy greetings "
    "yo sup welcome help helps"
    " helpful hallo hola bonjour care"
)
"""Words of which at least one stands in a greeting, a thank-you, a goodbye or a cry for help."""
FILLERS = POLITE | GRAMMAR | ABOUT | ASSIGN
"""Words that may stand around a typed value in an answer: "it's about 12k please"."""

TITLES = _set(
    "ceo cto cfo coo cmo cio cro ciso cpo vp svp evp avp president director manager head chief officer engineer"
    " developer designer analyst consultant founder cofounder buyer accountant assistant administrator admin"
    " specialist coordinator architect scientist lawyer attorney nurse doctor teacher professor editor producer"
    " supervisor executive exec representative secretary treasurer controller recruiter planner strategist technician"
    " marketer operator clerk programmer principal chairman chairwoman intern advisor adviser broker "
    "agent superintendent counsel"
    " researcher receptionist foreman surveyor bookkeeper procurement purchaser boss md gm pm cardiologist radiologist"
    " oncologist surgeon physician psychologist psychiatrist biologist geologist dermatologist pediatrician"
    # as they stand on cards of other countries
    " direktor direktorin directora direttore direttrice directeur directrice diretor diretora dyrektor reditel"
    " geschaftsfuhrer geschaftsfuhrerin leiter leiterin abteilungsleiter vertriebsleiter vertriebsleiterin"
    " einkaufsleiter einkaufsleiterin einkaufer einkauferin prokurist prokuristin vorstand gerente jefe jefa chefe"
    " responsable responsabile presidente ingenieur ingenieurin ingeniero ingeniera ingegnere engenheiro engenheira"
    " kierownik prezes vedouci jednatel mudur muduru inkoper verkoper bedrijfsleider toimitusjohtaja johtaja"
    " innkjopssjef salgssjef salgschef inkopschef acheteur acheteuse comprador compradora kupiec"
    " директор менеджер инженер руководитель начальник бухгалтер 部長 課長 社長 取締役"
)
"""Words that tell a job title."""
TRADES = _set(
    "painter plumber carpenter electrician welder mechanic mason roofer builder trader importer exporter merchant"
    " wholesaler retailer fisherman farmer grower baker chef cook waiter driver courier dispatcher pilot captain tailor"
    " florist gardener photographer journalist reporter translator interpreter dentist pharmacist therapist vet"
    " physiotherapist midwife paramedic librarian artist musician writer author trainer coach instructor lecturer tutor"
    " economist statistician auditor solicitor barrister judge notary realtor contractor freelancer inspector machinist"
    " jeweller hairdresser barber butcher brewer winemaker salesman saleswoman salesperson seller shopkeeper"
)
"""Trades; many are surnames too, so that they tell a job title only where they are written small."""
_LEADING = _set(
    "qa tech technical team project product design engineering data it hr dev development operations ops security"
    " support research content finance procurement purchasing sourcing buying category supply chain logistics delivery"
    " warehouse plant production quality test testing software platform infrastructure digital analytics science"
    " innovation brand shift legal compliance risk facilities service care success training community regional"
    " country practice"
)


def tells_title(words: Sequence[str]) -> bool:
    """Whether folded words tell a job title: "head of sales", "QA lead"; a lead alone is somebody to sell to."""
    return _leads(words) or not TITLES.isdisjoint(words)


def ends_title(words: Sequence[str]) -> bool:
    """Whether the last of folded words is one that a job title ends with."""
    return _leads(words) or not TITLES.isdisjoint(words[-1:])


def _leads(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[-1] == "lead" and words[-2] in _LEADING


HONORIFICS = _set("mr mrs ms miss mx dr prof professor sir madam herr frau sr sra senor senora monsieur madame")
CHIEFS = _set("ceo cto cfo coo cmo cio cro ciso cpo founder cofounder president chairman chairwoman chair md")
"""Titles that are complete: what follows "of" is the company."""
ABBREVIATED = _set("inc ltd co corp jr sr llc bros st dr mr mrs ms gmbh sa nv bv plc pty pvt pte intl dept")
DEGREES = _set("phd mba msc bsc ba ma llm esq cpa dphil bsn dds mph")
"""What stands behind somebody's name and is no part of it."""
OF_THINGS = _set("the a an my our your his her their this that some todays yesterdays last")
"""Small words before things; before what is written small, they bring in no name."""
CLEAR = frozenset(
    {
        "nothing", "none", "empty", "blank", "clear", "clear it", "clear that", "null", "n a", "no value", "unset",
        "remove it", "remove", "delete it", "erase it", "wipe it", "empty it", "make it empty", "make it blank",
        "leave it empty", "leave it blank", "leave empty", "leave blank", "set it to nothing", "nobody", "no one",
        "noone", "unassigned", "unassign", "unassign it", "no owner", "not set", "nil", "void", "to nothing",
        "set it to empty", "set to nothing", "nothing at all", "no amount", "no date", "no close date", "reset it",
        "no value at all", "no phone", "no company", "no description", "no priority", "just clear it",
        "please clear it", "clear it please", "get rid of it", "to empty", "to blank", "to none",
    }
)  # fmt: skip
"""Whole answers that empty a property."""
ANY = _set("any every whatever whichever")
"""Before what a value is of, they name none: "any stage but closed won"."""
YES = _set("yes y true yeah yep on checked enabled sure correct affirmative ja 1 tick ticked")
NO = _set("no n false nope off unchecked disabled negative 0 not untick unticked")
