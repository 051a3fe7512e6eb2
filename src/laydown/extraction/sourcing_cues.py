"""Who says what within one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.extraction import sourcing_beside, sourcing_interviews, sourcing_words
from laydown.extraction.sourcing_told import DAYS, QUOTES, TIMES, Told, breaks, less, sources_of, trimmed
from laydown.extraction.sourcing_trees import child, conjuncts, is_passive, phrase, subject, subtree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from laydown.extraction.sourcing_words import SourcingWords

_LOST = frozenset({"obj", "obl", "ccomp", "xcomp", "iobj", "obl:agent", "dep", "obl:unmarked", "appos", "flat"})
_OBJECTS = frozenset({"obj", "obl", "xcomp"})
_CLAUSES = ("ccomp", "csubj", "csubj:pass")
_BELONGS = frozenset({"aux", "aux:pass", "advmod", "obl", "obj", "iobj", "obl:unmarked", "obl:agent", "compound:prt"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_REACH = 40
_CLOSE = 2
_PARTICLE_REACH = 12


def find(doc: Doc) -> list[Told]:
    """Return the attributions of a sentence; those that stand beside their content may have none within it."""
    if not doc.has_annotation("DEP"):
        return []
    words = sourcing_words.load()
    found = [told for token in doc for told in _at(token, words)]
    found += sourcing_beside.colon(doc) if not found else []
    found = [_with_heard(doc, _shared(told, found)) for told in found]
    owned = {i for told in found if told.beside or told.citing for i in told.own}
    return [sourcing_beside.filled(doc, told, owned) if told.beside else told for told in found]


def _with_heard(doc: Doc, told: Told) -> Told:
    heard = told.heard or sourcing_interviews.heard(doc, told)
    if not heard or told.press:
        return told
    talk = range(told.sources[0].first, heard[-1].last + 1)
    own = less(tuple(sorted({*told.own, *talk})), tuple(i for i in told.content if i < heard[0].first))
    return replace(told, heard=heard, own=own)


def _shared(told: Told, found: Sequence[Told]) -> Told:
    """Give "…, adding that …" the source of the attribution before it, where the parser lost the tie."""
    before = [other for other in found if other.cue < told.cue and other.sources and not other.citing]
    if not told.adding or not before:
        return told
    follows = before[-1].beside and 0 < told.cue - before[-1].own[-1] <= _CLOSE
    return replace(told, sources=before[-1].sources) if follows or not told.sources else told


def _at(token: Token, words: SourcingWords) -> Iterator[Told]:
    lemma = token.lemma_.lower()
    told: Told | None = None
    if token.lower_ == "according":
        told = sourcing_beside.according(token) if token.i + 2 < len(token.doc) and token.nbor().lower_ == "to" else None
    elif token.lower_ == "per":
        told = sourcing_beside.per(token)
    elif token.lower_ in {"citing", "quoting"} and token.i > 0 and breaks(token.nbor(-1)) and token.i + 1 < len(token.doc):
        told = sourcing_beside.citing(token)
    elif token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "case", "aux"}:
        told = _of_verb(token, lemma, words)
    elif (token.pos_ == "VERB" and token.dep_ == "amod" and lemma in words.beside and _is_misread(token)) or (
        token.pos_ == "NOUN" and token.tag_ == "NNS" and lemma in words.beside and _is_misread(token)
    ):
        told = sourcing_beside.set_off(token)
    elif token.pos_ == "NOUN" and lemma in words.nouns:
        told = _noun(token, lemma, words)
    if told is not None:
        yield told


def _is_misread(token: Token) -> bool:
    """Find the verb that the parser takes for a noun in "…, TASS reports, …"."""
    return token.i + 1 == len(token.doc) or breaks(token.nbor()) or token.nbor().text == "."


def _of_verb(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    if lemma in words.quoting and (told := _quoting(verb)):
        return told
    if lemma in words.verbs:
        return _verb(verb, lemma, words)
    if lemma in words.talking:
        return sourcing_interviews.interview(verb)
    if lemma == "have":
        return sourcing_interviews.witness(verb)
    return _seeming(verb) if lemma in words.seeming else None


def _quoting(verb: Token) -> Told | None:
    """Read "X was quoted by Y as saying …", "Y quoted X as saying …" and "…, citing X"."""
    passive = is_passive(verb) or verb.tag_ == "VBN"
    agent = child(verb, "obl:agent")
    quoted = child(verb, "nsubj:pass") if passive else child(verb, "obj", "iobj")
    if quoted is None and passive and agent is not None:
        quoted = verb.head if verb.dep_.startswith("acl") else None
    sources = sources_of(quoted) or (sourcing_beside.before(verb) if is_passive(verb) else ())
    if not sources:
        return None
    by = agent if passive else subject(verb)
    saying = next((c for c in verb.subtree if c.tag_ == "VBG" and c.i > verb.i and c.nbor(-1).lower_ == "as"), None)
    content = _clause(saying) if saying is not None else _clause(verb)
    named = {i for s in sources for i in range(s.first, s.last + 1)}
    own = less(tuple(sorted({*_own(verb, [noun for noun in (quoted, by) if noun is not None]), *named})), content)
    citing = saying is None and not passive
    return Told(
        verb.i,
        sources + sources_of(by),
        content,
        own,
        beside=not content and not citing,
        citing=citing and not content,
    )


def _verb(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == "as":
        return None
    if lemma in words.particles and not _has_particle(verb, words.particles[lemma]):
        return None
    if lemma in words.beside and not is_passive(verb) and (told := sourcing_beside.set_off(verb)):
        return replace(told, credited=_credited(verb, lemma, words))
    if _heads_headline(verb):
        return _active(verb, lemma, words)
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(c.dep_ == "aux" for c in verb.children)):
        return _passive(verb, lemma, words)
    return _active(verb, lemma, words)


def _heads_headline(verb: Token) -> bool:
    """Find the main verb that the parser hung on its own subject as a participle: "The group called for …"."""
    return verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.i < verb.i and child(verb, "obl:agent") is None


def _active(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    who = (child(verb, "nsubj") and subject(verb)) or _inverted(verb) or subject(verb)
    content = _clause(verb)
    if not content and lemma in words.stance | words.objects | words.observing:
        content = _object(verb)
    if verb.tag_ == "VBG" and not content and lemma in words.beside and verb.i > 0 and breaks(verb.nbor(-1)):
        content = sourcing_beside.behind(verb)
    sources = sources_of(who)
    if who is None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        sources = sourcing_beside.before(verb)
    if (who is None and not content) or (not content and lemma in words.attitude) or not _is_said(verb, lemma, content, words):
        return None
    own = _own(verb, [who] if who is not None else [])
    own = tuple(sorted({*own, *(i for s in sources for i in range(s.first, s.last + 1))}))
    content = less(content, own) if who is None else content
    told = Told(verb.i, sources, content, less(own, content), _credited(verb, lemma, words), adding=verb.tag_ == "VBG")
    if content or lemma not in words.speech:
        return told if content else None
    opened = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "that"
    takes_object = lemma not in {"say", "tell"} and child(verb, "obj") is not None and not opened
    if (
        not takes_object
        and (lemma in words.beside or opened)
        and (content := sourcing_beside.behind(verb))
        and verb.dep_ not in {"acl:relcl", "acl"}
    ):
        return replace(told, content=content, own=less(own, content))
    return replace(told, beside=lemma in words.beside and who is not None, own=_stretch(own, verb))


def _credited(verb: Token, lemma: str, words: SourcingWords) -> bool:
    """Say whether anything was said at all: "would not say", "declined to confirm reports that" report nothing."""
    if lemma in words.declining and any(_infinitive(c) and c.lemma_.lower() in words.verbs for c in verb.children):
        return False
    if _infinitive(verb) and verb.head.lemma_.lower() in words.declining:
        return False
    unsaid = any(c.dep_ == "advmod" and c.lower_ in _NOT for c in verb.children) and lemma in words.speech
    return words.credits(lemma) and not unsaid


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl"}


def _is_said(verb: Token, lemma: str, content: tuple[int, ...], words: SourcingWords) -> bool:
    """Leave out what is to be, might be or should be said: an infinitive or a modal says nothing by itself."""
    if verb.tag_ != "VB":
        return True
    past = any(c.lower_ in {"did", "does", "do"} for c in verb.children)
    return bool(content) and words.credits(lemma) and (past or lemma in words.speech)


def _passive(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    content, agent = _clause(verb), child(verb, "obl:agent")
    if agent is None:
        if lemma != "tell" and content and child(verb, "xcomp") is None:
            return Told(verb.i, (), content, less(_own(verb, []), content), credited=False)
        return _seeming(verb) if lemma in words.seeming else None
    patient = child(verb, "nsubj:pass", "nsubj")
    if lemma in words.telling:
        return sourcing_interviews.told_by(
            verb, sources_of(agent), tuple(phrase(patient)) if patient is not None else (), content
        )
    if not content and patient is not None:
        content = tuple(subtree(patient))
    return Told(verb.i, sources_of(agent), content, less(_own(verb, [agent]), content), words.credits(lemma)) if content else None


def _seeming(verb: Token) -> Told | None:
    """Read "is expected to leave", "seems to have left": an attribution to nobody."""
    open_clause, who = child(verb, "xcomp"), child(verb, "nsubj", "nsubj:pass")
    if open_clause is None or (verb.lemma_.lower() not in {"seem", "appear"} and not is_passive(verb)):
        return None
    content = tuple(subtree(open_clause)) + (tuple(subtree(who)) if who is not None else ())
    return Told(verb.i, (), tuple(sorted(content)), (verb.i,), credited=False)


def _noun(noun: Token, lemma: str, words: SourcingWords) -> Told | None:
    """Read "NATO's announcement that …", "a report by X that …", "renewed charges that …"."""
    clause = child(noun, "acl", "ccomp", "acl:relcl")
    if clause is None or clause.i < noun.i or clause.doc[min(subtree(clause))].lower_ not in {"that", "to"}:
        return None
    owner = child(noun, "nmod:poss") or next(
        (c for c in noun.children if c.dep_ in {"nmod", "obl"} and any(g.lower_ in {"by", "from"} for g in c.children)), None
    )
    if owner is None and noun.dep_ == "obj" and noun.head.lemma_.lower() not in words.speech | words.stance:
        owner = subject(noun.head)
    content = tuple(subtree(clause))
    own = less(tuple(subtree(noun)), content)
    return Told(noun.i, sources_of(owner), content, own, credited=owner is not None and lemma not in words.uncredited_nouns)


def _has_particle(verb: Token, particles: frozenset[str]) -> bool:
    return any(t.lower_ in particles for t in verb.doc[verb.i + 1 : verb.i + _PARTICLE_REACH])


def _clause(verb: Token) -> tuple[int, ...]:
    """Return what a verb's clause says: `that …`, an infinitive, or what stands behind a colon or quotation mark."""
    parts = [c for c in verb.children if c.dep_ in _CLAUSES and _is_clause(c)]
    if verb.lemma_.lower() != "continue":
        parts += [c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ in {"VERB", "AUX"}]
    if not parts:
        parts = [c for c in verb.children if c.dep_ == "parataxis" and c.i > verb.i and _is_clause(c) and not _after_semicolon(c)]
    if not parts and (strayed := _strayed(verb)) is not None:
        parts = [strayed]
    positions = {i for part in parts for i in subtree(part) if i != verb.i}
    return trimmed(verb.doc, _with_lost_subject(verb, tuple(sorted(positions))))


def _with_lost_subject(verb: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """Take in what stands between "said" and its clause where that is no time: the parser cut the clause's subject off."""
    gap = verb.i + 1
    if not content or content[0] <= gap or verb.lemma_.lower() != "say":
        return content
    token = verb.doc[gap]
    nominal = token.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM"} and not any(
        verb.doc[i].lower_ in DAYS | TIMES for i in range(gap, content[0])
    )
    return (*range(gap, content[0]), *content) if nominal else content


def _is_clause(token: Token) -> bool:
    """Say whether a complement has a verb or is quoted; the parser takes a day or a name for one at times."""
    return any(t.pos_ in {"VERB", "AUX"} or t.text in QUOTES for t in token.subtree)


def _after_semicolon(clause: Token) -> bool:
    first = min(subtree(clause))
    return any(clause.doc[i].text == ";" for i in (first, max(0, first - 1)))


def _strayed(verb: Token) -> Token | None:
    """Return a clause with `that` that the parser hung on a noun before it: "told his colleague last week that …"."""
    for token in verb.doc[verb.i + 1 : verb.i + _REACH]:
        if breaks(token):
            return None
        if token.lower_ == "that" and token.head.i > token.i and token.head.dep_ in {"acl:relcl", "acl", "ccomp", "advcl"}:
            own = any(c.dep_ in {"nsubj", "nsubj:pass", "expl"} and c is not token for c in token.head.children)
            return token.head if own else None
    return None


def _object(verb: Token) -> tuple[int, ...]:
    """Return the object of a verb that takes a stance, and what goes with it: "accused the rebels of …", "called for the withdrawal"."""
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS and not _is_temporal(c)]
    thing = next((c for c in behind if c.dep_ == "obj"), None) or next((c for c in behind if c.dep_ == "obl"), None)
    if thing is None:
        return ()
    return trimmed(verb.doc, tuple(sorted({i for c in behind if c.i >= thing.i for i in subtree(c)})))


def _is_temporal(noun: Token) -> bool:
    return any(t.lower_ in DAYS | TIMES for t in (noun, *noun.children))


def _inverted(verb: Token) -> Token | None:
    """Return the subject behind a verb of speech whose parse lost it: "…, said the minister"."""
    if verb.i == 0 or not breaks(verb.nbor(-1)) or verb.i + 1 >= len(verb.doc) or verb.tag_ == "VBG":
        return None
    if verb.nbor().pos_ not in {"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"}:
        return None
    nouns = (c for c in verb.children if c.i > verb.i and c.pos_ in {"NOUN", "PROPN", "PRON"} and c.dep_ in _LOST)
    return next((c for c in nouns if c.lower_ not in DAYS), None)


def _own(verb: Token, nouns: list[Token]) -> tuple[int, ...]:
    """Return the attributing clause itself: verb, source, and what else hangs on the verb but is no clause."""
    keep = {verb.i} | {i for noun in nouns for i in subtree(noun, without={"acl:relcl", "conj", "parataxis"})}
    keep |= {i for noun in nouns for other in conjuncts(noun) for i in phrase(other)}
    for c in verb.children:
        if c.dep_ in _BELONGS:
            keep |= set(subtree(c, without={"acl:relcl", "acl", "ccomp"}))
    return tuple(sorted(keep))


def _stretch(own: tuple[int, ...], verb: Token) -> tuple[int, ...]:
    """Return the unbroken stretch of a clause around its verb."""
    inside = set(own)
    first = last = verb.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return tuple(range(first, last + 1))
