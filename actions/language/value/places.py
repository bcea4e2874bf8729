"""Which words name a country or a large city, told from the CLDR and the names of time zones."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale

from ..english.text import fold

_REGIONS = frozenset("africa america asia atlantic australia europe indian pacific".split())
_MORE = frozenset(
    "aarhus/antwerp/atlanta/austin/bangalore/barcelona/basel/beijing/birmingham/bordeaux/boston/bristol/cologne/dallas"
    "/edinburgh/florence/frankfurt/geneva/glasgow/gothenburg/graz/hamburg/houston/krakow/kyoto/leeds/leipzig/liverpool"
    "/lyon/marseille/miami/milan/montreal/mumbai/munich/naples/new delhi/nice/osaka/ottawa/philadelphia/porto/pune"
    "/rotterdam/salzburg/san francisco/seattle/seville/stuttgart/the hague/turin/valencia/washington/wroclaw"
    "/delhi/chennai/hyderabad/ahmedabad/gurgaon/noida/kochi/islamabad/rawalpindi/shenzhen/guangzhou/chengdu/wuhan"
    "/nanjing/hangzhou/xian/tianjin/nagoya/yokohama/fukuoka/sapporo/hiroshima/busan/incheon/hanoi/cebu/bandung"
    "/surabaya/penang/chiang mai/medellin/guadalajara/rio de janeiro/brasilia/curitiba/porto alegre"
    "/quito/cartagena/valparaiso/calgary/quebec/san diego/san jose/san antonio/las vegas/minneapolis/baltimore"
    "/nashville/memphis/pittsburgh/cincinnati/milwaukee/tampa/sacramento"
    "/salt lake city/new orleans/oklahoma city/kansas city/abuja/kano/ibadan/mombasa/kumasi/cape town/durban/pretoria"
    "/rabat/jeddah/mecca/haifa/tel aviv/sharjah/ankara/izmir/antalya/thessaloniki/bologna/palermo"
    "/genoa/venice/malaga/bilbao/zaragoza/toulouse/lille/nantes/strasbourg/grenoble/rennes/dusseldorf/dortmund"
    "/bremen/dresden/hanover/nuremberg/mannheim/karlsruhe/ghent/bruges/utrecht/eindhoven/groningen/malmo"
    "/uppsala/trondheim/stavanger/odense/tampere/turku/gdansk/poznan/lodz/brno/kosice/debrecen/cluj-napoca"
    "/timisoara/plovdiv/lausanne/winterthur/linz/innsbruck/galway/limerick/cardiff/swansea/belfast"
    "/aberdeen/dundee/newcastle/sheffield/nottingham/leicester/southampton/portsmouth/brighton/oxford/cambridge"
    "/christchurch/canberra/gold coast/kharkiv/odesa/lviv/kazan/ostrava"
    "/milano/roma/torino/napoli/firenze/venezia/genova/munchen/koln/lisboa/praha/warszawa/krakow/gdansk/wien"
    "/kobenhavn/goteborg/bruxelles/sevilla/ciudad de mexico/ho chi minh city/bucuresti/beograd/geneve".split("/")
)
"""Large cities after which no time zone is called."""


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    zones = (zone.split("/") for zone in available_timezones())
    return frozenset(fold(parts[-1].replace("_", " ")) for parts in zones if parts[0].lower() in _REGIONS)


_SAME = (
    ("United States", "USA", "US"),
    ("United Kingdom", "UK", "Great Britain", "Britain"),
    ("Netherlands", "Holland"),
    ("United Arab Emirates", "UAE"),
)
"""Names of one country: HubSpot keeps what somebody wrote."""

COUNTRIES = {fold(str(name)) for code, name in Locale("en").territories.items() if len(code) == 2} | {
    *(fold(name) for names in _SAME for name in names), "america", "england", "scotland", "wales", "czech republic",
    # as those who live there write them
    "italia", "deutschland", "espana", "brasil", "polska", "sverige", "norge", "danmark", "suomi", "osterreich",
    "schweiz", "suisse", "svizzera", "belgie", "belgique", "nederland", "turkiye", "magyarorszag", "hrvatska",
    "srbija", "slovensko", "slovenija", "cesko", "viet nam",
}  # fmt: skip


_CODES = {fold(str(name)): code for code, name in Locale("en").territories.items() if len(code) == 2}


def region_named(country: str) -> str | None:
    """The code of a country by any of its names: "JP" of "Japan"."""
    names = map(fold, called_also(country)) if country else ()
    return next((_CODES[name] for name in names if name in _CODES), None)


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, str]]:
    names = [(code, str(name)) for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()]
    known = {fold(said): (code, name) for code, name in names for said in (name, *called_also(name))}
    return known | {"england": ("GB", "England"), "scotland": ("GB", "Scotland"), "wales": ("GB", "Wales")}


def country_of(said: str) -> tuple[str, str] | None:
    """The ISO code and the name of a country, by its name or by its code in capitals: "zimbabwe", "IE"."""
    coded = ((code, name) for code, name in _regions().values() if code == said)
    return _regions().get(fold(said)) or next(coded, None)


def called_also(country: str) -> tuple[str, ...]:
    """All the names that a country may be written under, this one among them."""
    name = "united states" if fold(country) == "america" else fold(country)
    return next((names for names in _SAME if name in map(fold, names)), (country,))


def place(text: str) -> str:
    """ "country" or "city" where the words are the name of one, else nothing."""
    name = fold(text)
    if name in COUNTRIES:
        return "country"
    return "city" if name in _cities() or name in _MORE else ""


_BEGIN = frozenset(
    "new novi novo nova novy nowy nowa stari stara staro velika veliki bad sankt saint st ste san santa santo sao los"
    " las la le el al abu ciudad puerto port porto fort mount monte rio cape kap buenos tel beit kota kuala villa"
    " vila ville castel banja upper lower".split()
)
_END = frozenset("city town falls springs beach heights island islands valley harbour harbor".split())
_WITHIN = frozenset("upon am an sur del de do da in on der den".split())


def like_a_place(text: str) -> bool:
    """Whether several words are made as names of towns are: "Novi Sad", "Salt Lake City", "Stoke on Trent"."""
    words = fold(text).split()
    within = any(word in _WITHIN for word in words[1:-1])
    return len(words) > 1 and (words[0] in _BEGIN or words[-1] in _END or within)
