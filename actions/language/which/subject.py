"""The words of a sentence that name a record: what is left between the command or question and the nouns."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Record
from ..english.phrases import CALLED, WISH, nouns
from ..english.text import Sentence, fold, masked, sentence_of
from ..english.words import ABBREVIATED, FILLERS
from ..value.evidence import trimmed
from ..value.identity import Same
from ..value.people import PARTICLES

DELETE = (
    r"(?:get rid of|throw (?:away|out)|take out|clear out|delet(?:e|ing)|dlete|delte|dele|del|rm|"
    r"remov(?:e|ing)|erase|trash|archive"
    r"|drop|kill|bin|scrap|discard|destroy|purge|eliminate|nuke|wipe(?: out)?|whack|axe|zap|junk|"
    r"ditch|chuck(?: out)?|toss(?: out)?"
    r"|scratch(?! (?:that|this)(?: ?[,;.:!\u2013\u2014-]| (?:and|make|set|put)\b) ?\S))"
)
"""Nor "scratch that, make it 70k", which puts right what was said before."""
SHOW = (
    r"(?:show|get|open(?: up)?|pull(?: up| out)?|bring(?: up| out)?|call up|find|display|view|see|"
    r"look(?:ing)? (?:up|at|for|into)|lookup"
    r"|fetch|check(?: out| on)?|(?:go|step|jump) (?:to|into)|(?:(?:go|come|get|jump|return) )?back to|search(?: for)?)"
)
_VERB = (
    r"(?:(?:don'?t|do not|no longer) (?:need|want|have)|how much (?:is|are|was)|when (?:does|is|do|did|will)"
    r"|what(?:'s| is) (?:going on|happening|up|new) with|how (?:can|do|could) (?:i|we|you) (?:reach|"
    r"contact|call)|has|have you got|did|who (?:owns|is the owner of|is handling|handles|has|looks after|is"
    r" looking after|takes care of|is responsible for"
    r"|is in charge of|manages|is managing|covers|runs|works on|is working on|deals with)"
    rf"|{DELETE}|{SHOW}|give|tell|read|retrieve|load|print|present|grab|send|have|cancel|close"
    r"|(?:un|re)assign(?:ing)?|updat(?:e|ing)|chang(?:e|ing)|edit(?:ing)?|modify|amend|adjust|correct|fix|revise|set"
    r"|info(?:rmation)?|details|data|status|stats|summary|overview|what(?:'s| is| are| do we have| do we know| about)?"
    r"|who(?:'s| is)|how(?:'s| is| are)(?: things with)?|where(?:'s| is| are| does| do)|want|need|"
    r"like|anything|everything|about|remind)"
)
_ABOUT = (
    r"(?:(?:the|all|full|more|some|any|a|an|my|our|me|us|to|up|this|that|contact|current|latest|quick)\b ?)*"
    r"(?:(?:details?|info(?:rmation)?|data|record|card|page|entry|file|profile|status|summary|overview|stats|stuff|look"
    r"|everything|one)s? (?:of|for|about|on|at|with|from)? ?)?(?:we have |there is |you have |i have "
    r")?(?:about |on |of |for |with )?"
)
_COMMAND = re.compile(rf"(?:{WISH})?(?:(?P<delete>{DELETE})|(?P<get>{SHOW}))\b")


def read_command(text: str) -> str | None:
    """The verb a sentence begins with, where it is about one record: "delete" or "get"."""
    found = _COMMAND.match(sentence_of(text).low)
    return found.lastgroup if found else None


@lru_cache(maxsize=16)
def patterns_of(record: Same[Record]) -> dict[str, re.Pattern[str]]:
    """Patterns for what people call such a record."""
    noun = nouns(record.held)
    props = sorted({w for s in record.held.slots if s.kind != "link" for w in s.words}, key=len, reverse=True)
    named = rf"(?:{'|'.join(map(re.escape, props))}|e-?mail address|number|details|address|next step|city|country)"
    the_noun = rf"(?:(?:the|this|that|my|our|a|an) )*(?:{noun}|record|one)\b"
    return {
        "id": re.compile(
            rf"(?:\b(?:{noun}|record|object|hubspot)(?:'s)? ?(?:id|number|no\.?|nr|#|with (?:the )?id|with "
            rf"(?:the )?number)?"
            r"(?: is| of|:)? ?#?|\b(?:id|record id|number|no\.?)(?: is| of|:)? ?#?|#)(\d{1,20})\b"
            r"(?![.,:/-]\d|%|k\b| \d{3} \d{3,4}\b)"  # nor "number 512 555 0104"
        ),
        "url": re.compile(
            r"(?:/contacts/(?P<account>\d+))?/(?:record/)?(?P<type>(?<=/record/)[\w-]+|deal|contact)/(?P<id>\d+)"
        ),
        "ordinal": re.compile(
            r"(?:\b(?:the|my|number|option|item|no\.?|row|line|result) (?:very )?|^)"
            r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|top|bottom|\d{1,2}(?:st|"
            r"nd|rd|th)|\d{1,2})"
            rf"(?:'s|(?: (?:one|{noun}|option|item|result|entry|record|on the list|in the list|from the list|"
            rf"of (?:them|these|those))\b)"
            r"(?:'s)?|(?= (?:to|as|is|in|please|from|for|and|with|of|on|should)\b)|$|(?=[ ]*[.,!?:;]))"
        ),
        "just": re.compile(r"\b(?:i|we|you)(?:'ve| have)? just \w+(?: (?:up|it|in|now|together))?[ .?!]*$"),
        "number": re.compile(
            r"\b(?:number|option|item|entry|row|line|position|result) (one|two|three|four|five|six|seven|"
            r"eight|nine|ten)\b"
        ),
        "this": re.compile(
            rf"\b(?:its|his|her|their) (?:record|details|card|profile|page|info|data|{noun})\b|\b(?:this|that|"
            rf"the same|the current|the previous|the last|the latest|its) (?:{noun})\b(?:'s)?"
        ),
        "the_noun": re.compile(rf"(?:the|my|our) (?:{noun})(?:'s)?"),
        "lead": re.compile(
            rf"(?:{WISH}(?=\b(?:{_VERB}|the|my|our)\b))?(?:\b{_VERB}\b ?)?{_ABOUT}(?:(?:the |its |his |her |a "
            rf")?{named} (?:of|for|on) )?{_ABOUT}"
            rf"(?:(?:{named}) (?:is|does|has|do|are) )?(?:{the_noun}(?: record| entry| card| page| file)?s?(?: "
            rf"(?:called|named|titled|for|of|with|about|on|from|by|is|with the (?:name|title)"
            r"|by the name of|whose name is|that is called)\b)?[ :,]*)?(?:(?:the|a|an|my|our) )?"
        ),
        "tail": re.compile(
            rf"(?:(?:'s?)? (?:{noun}|contact|record|page|card|profile|entry|file|details?|info|ones?|thing))*(?:'s)?"
            rf"(?:(?:(?<='s)|(?<=s')) (?:{named}))?"
            r"(?: (?:worth|work|works|live|lives|close|closing|closed|due|going to close|expected to close|"
            r"belong to|still open|open|in detail|in full))?"
            r"(?: (?:anymore|any more|any longer))?(?: (?:asked|asks|wants|wanted) to be (?:removed|deleted))?"
            r"(?:[,.]? (?:so |please |and )?(?:delete|remove|trash|drop|"
            r"archive) (?:it|him|her|(?:that|this)(?: one| contact| deal| record)?|them))?"
            r"(?:[ ,]+(?:please|pls|plz|thanks|thank you|thx|now|too|as well|for me|again|once more|one more time"
            r"|instead|rather|in|at|have|has|"
            r"in hubspot|from hubspot|from (?:the|our|my|your|all) \w+"
            rf"|(?:from|in) {noun}"
            r"|right now|asap|on our side|at our end|internally|doing|going|look(?:ing)? like|permanently"
            r"|completely|entirely|forever|if you "
            r"can|would you|can you|will you|mate))*[ ?.!,]*$"
        ),
        "noun": re.compile(rf"\b{noun}\b"),
        "named": re.compile(named),
        "named words": re.compile(
            "|".join(sorted({fold(w) for p in (*props, "details", "address", "city", "country") for w in p.split()}))
        ),
        "people": re.compile("person" if record.held.unique == "email" else "(?!)"),
    }


def name_in(sentence: Sentence, patterns: dict[str, re.Pattern[str]], part: bool) -> str | None:
    """The words that are left between the command and the noun."""
    if _SPEAKS.match(masked(sentence.raw, sentence.low)):
        return None
    low = masked(sentence.raw, sentence.low, part=part)
    start = lead.end() if (lead := patterns["lead"].match(low)) else 0
    if remark := _REMARK.search(sentence.low, max(start - 1, 0)):
        low = low[: remark.start()]
    called = CALLED.search(low)
    if called and called.end() > start and called.end() < len(low) and "name to" not in called.group():
        start = called.end()
    tail = patterns["tail"].search(low, start)
    end = tail.start() if tail else len(low)
    if low[end : end + 1] == "." and fold(sentence.low[start:end]).rsplit(" ", 1)[-1] in ABBREVIATED:
        end += 1
    text = _without_noise(trimmed(sentence.raw[start:end].strip(" ,;:-")), sentence, patterns, part)
    if patterns["people"].search("person"):
        text = _FROM.sub("", _HONORIFIC.sub("", text)) or text
    words = fold(text).split()
    kept = [w for w in words if w not in FILLERS]
    if not kept or all(patterns["noun"].fullmatch(w) or w in _EMPTY for w in kept):
        return None
    return text


def _without_noise(text: str, sentence: Sentence, patterns: dict[str, re.Pattern[str]], part: bool) -> str:
    """Without the words of a question or statement around a name: "is Paper Mill won yet", "Paper Mill slipped".

    Only where capitals or a question tell that the words around are not the name's own.
    """
    words = text.split()
    question = _QUESTION.match(sentence.low) or sentence.low.endswith("?") or _ASKED.match(text.lower())
    capitals = any(w[0].isupper() for w in words) and any(w[0].islower() for w in words)
    if not question and not capitals:
        return text

    def noise(word: str) -> bool:
        folded = fold(word)
        known = (
            folded in FILLERS
            or folded in _NOISE
            or patterns["noun"].fullmatch(folded)
            or folded in patterns["named words"].pattern.split("|")
        )
        begins = word == words[0] and sentence.raw.startswith(word) and not (part and folded in _IN_NAMES)
        return bool(known) and (not word[0].isupper() or begins)

    first, last = 0, len(words)
    ends = sentence.low.rstrip(" ?.!").endswith(f" {words[-1].lower()}") if len(words) > 1 else False
    if ends and words[-1].islower() and _DOES_WHAT.match(sentence.low) and not part:
        text = text.rsplit(None, 1)[0]  # "in which city does Pieter | sit"
        words = text.split()
        last = len(words)
    while first < last and noise(words[first]):
        first += 1
    if capitals:
        had = _POSSESSED.match(text)
        if had and (question or patterns["people"].search("person") or all(map(noise, had["what"].split()))):
            text = had["whose"]  # in a deal's name, what somebody has may be what it is called
        of = re.search(
            rf"\b(?:{patterns['named'].pattern}) (?:of|for|on) (?=\S)", masked(text, text.lower(), part=True)
        )
        words = (text[of.end() :] if of and question else text).split()
        last = len(words)
        first = min(first, last) if not (of and question) else 0
        if any(word != word.lower() for word in words[first:last]):  # not only "Update licences 2027"
            first = next((i for i in range(first, last) if not words[i].islower()), first)
        while first and fold(words[first - 1]) in PARTICLES:
            first -= 1
        last = _predicate(words, first)
    while last > first and noise(words[last - 1]):
        last -= 1
    return trimmed(" ".join(words[first:last]).rstrip(" ,;:-")) or ("" if question else text)


_POSSESSED = re.compile(r"^(?P<whose>.*\w)['\u2019]s (?P<what>[a-z][a-z ]*)$")


def _predicate(words: list[str], first: int) -> int:
    """Where what is said about a capitalised name begins: "Paper Mill | slipped again"."""
    if first >= len(words) or not words[first][0].isupper():
        return len(words)
    for place in range(first + 1, len(words)):
        folded = fold(words[place])
        past = len(folded) > 4 and folded.endswith("ed") and folded not in _ADJECTIVES
        does = folded.endswith("s") and place + 1 < len(words) and fold(words[place + 1]).endswith("ly")
        closes = folded in ("closing", "due") and not _WHEN.isdisjoint(map(fold, words[place + 1 : place + 2]))
        if words[place][0].islower() and (past or does or closes or folded in _PREDICATES):
            return place
    return len(words)


_SPEAKS = re.compile(
    r"(?:(?:oh|ah|hmm*|well|actually|no|ok|okay|so|but|and|sorry)[ ,]+)*"
    r"(?:(?:he|she|they)(?:'(?:s|re|ve)| is| are| was| were| has| have| had)"
    r"|(?:it|that|this)(?:'s| is| was) (?:the|an?|his|her|my|our|old|wrong|not|only|just))\b[^,.;!?\x02]*[,.;!?]"
)
"""What is told of the record at hand before the wish: "he's no customer of ours, delete him"."""
_TELLING = r"(?:it|he|she|they|we|i|this|that|which|there|nobody|no one|someone)"
_BREAK = r"(?:[,;.!?]+ |\s[-\u2013(]+ ?)"
_REMARK = re.compile(
    rf"{_BREAK}(?:(?:and|but|because|since|so|as) )?{_TELLING}(?:'s|'m|'ve|'re)? (?!not\b)\w+"
    r"|[ ,]+(?:because|cuz|coz|cause|given that|due to)\b"
    rf"|[ ,]+(?:since|as|now that) {_TELLING}\b"
    rf"|{_BREAK}[^\W\d_]+ (?:just |has |have )?(?:lost|left|quit|told|said|called|went|signed|cancelled|withdrew"
    rf"|died)\b"
    rf"|(?:{_BREAK}| (?=it'?s\b)|(?<= it) |(?<= him) |(?<= them) )(?:it'?s |is |was |just |only |a |an |the |my )*"
    r"(?:duplicate|dupe|double|test|typo|mistake|error|wrong|spam|junk|fake|dead|lost|old|obsolete|outdated|no longer"
    r"|not (?:needed|relevant|valid|real)|entered twice|created (?:by mistake|twice))\b"
)
"""What is said after the request, and why: "…, it was a duplicate", "… because they went bankrupt"."""
_FROM = re.compile(r"(?<=\w) (?:from|at|with|of) (?=[A-Z]).*$")
_HONORIFIC = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herr|frau|sr|sra|señor|señora)\b\.? )+", re.I
)
_QUESTION = re.compile(
    r"(?:(?:and|so|hey|hi|ok|okay|but|well)[, ]+)*"
    r"(?:is|are|was|has|have|had|did|does|do|when|where|what|which|who|how|why|any|can|could|should|"
    r"will)(?:'?s|'?re|n't)?\b"
)
_DOES_WHAT = re.compile(
    r"(?:(?:and|so|hey|hi|ok|okay|but|well)[, ]+)*(?:(?:in|at|on|for|with|to|from|by) )?"
    r"(?:what|which|who|whom|where|when|how)\b[^?,.]*? (?:does|did) [^?,.]*\?"
)
"""A question that ends in its verb."""
_ASKED = re.compile(r"(?:what|who|whom|when|where|whether|how|if|which)\b")
_IN_NAMES = frozenset("may first second third last new will open big current latest next early".split())
"""Words that begin names too, where they stand inside a sentence: "of | May 2027 retainer"."""
_NOISE = frozenset(
    "how why when where whether whats whos hows wheres whens did was were won lost win lose winning "
    "losing closed close closing"
    " closes open yet still news far work works working live lives add added create created update "
    "updated change changed move"
    " moved company moving go going gone doing done happen happened stage worth due much many big "
    "large small long soon old"
    " already ever current currently needs looking after handling handles managing manages owns "
    "owned sitting sits standing"
    " stands quote quoted quoting offer offered talk talked speak spoke spoken heard hear last "
    "latest first contacted stand"
    " moment today lately recently so far check expected supposed likely anyone someone anybody there belong belongs"
    " looks handled responsible put down leave left these days day week month quarter year new touched "
    "running runs assigned signed sign sent send scheduled planned become became".split()
)
_PREDICATES = frozenset(
    "is are was were has have had will would should can could may might must isnt arent wasnt hasnt "
    "havent doesnt didnt wont"
    " cant needs wants slips slid goes went gets got gotten says said becomes became just now "
    "finally already also still"
    " fell left took came made sold bought paid sent rose grew began broke kept met chose told asks"
    " worth valued costing".split()
)
_WHEN = frozenset("in on by before after next this within at".split())
_ADJECTIVES = frozenset("limited unlimited united certified advanced integrated applied allied shared managed".split())
_EMPTY = frozenset(
    "other details detail info information record records card page entry delete remove update "
    "change edit show open display"
    " something anything find search hubspot crm latest current previous same one ones yes instead "
    "anymore stuff thing deleted removed erased archived updated changed edited euros dollars pounds".split()
)
