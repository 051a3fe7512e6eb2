"""Who says what within one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.extraction import sourcing_beside, sourcing_contents, sourcing_idioms, sourcing_interviews, sourcing_words
from laydown.extraction.sourcing_told import DAYS, QUOTES, Told, breaks, less, sources_of
from laydown.extraction.sourcing_trees import child, is_passive, phrase, subject, subtree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from laydown.extraction.sourcing_words import SourcingWords

_LOST = frozenset({"obj", "obl", "ccomp", "xcomp", "iobj", "obl:agent", "dep", "obl:unmarked", "appos", "flat"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
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
    elif token.lower_ == "words":
        told = sourcing_idioms.words_of(token)
    elif token.lower_ == "per":
        told = sourcing_beside.per(token)
    elif token.lower_ in {"citing", "quoting"} and token.i > 0 and breaks(token.nbor(-1)) and token.i + 1 < len(token.doc):
        told = sourcing_beside.citing(token)
    elif token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "case", "aux"}:
        told = _of_verb(token, lemma, words)
    elif (
        token.tag_ == "NNS"
        and lemma in words.beside
        and token.i > 1
        and token.i + 1 < len(token.doc)
        and breaks(token.nbor(-1))
        and token.nbor().lower_ == "that"
    ):
        told = _misread(token)
    elif (token.pos_ == "VERB" and token.dep_ == "amod" and lemma in words.beside and _is_misread(token)) or (
        token.pos_ == "NOUN" and token.tag_ == "NNS" and lemma in words.beside and _is_misread(token)
    ):
        told = sourcing_beside.set_off(token)
    elif token.pos_ == "NOUN" and lemma in words.nouns:
        told = _noun(token, lemma, words)
    if told is not None:
        yield told


def _misread(token: Token) -> Told | None:
    """Read "the channel, citing officials, reports that …", whose verb the parser takes for a noun."""
    sources, content = sourcing_beside.before(token), sourcing_beside.behind(token)
    own = (token.i, *(i for s in sources for i in range(s.first, s.last + 1)))
    return Told(token.i, sources, content, tuple(sorted(own))) if sources and content else None


def _is_misread(token: Token) -> bool:
    """Find the verb that the parser takes for a noun in "…, TASS reports, …"."""
    return token.i + 1 == len(token.doc) or breaks(token.nbor()) or token.nbor().text == "."


def _of_verb(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    if lemma in words.quoting and (told := _quoting(verb)):
        return told
    if (told := sourcing_idioms.find(verb)) is not None:
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
    saying = next((c for c in verb.subtree if c.tag_ == "VBG" and c.i > verb.i and c.nbor(-1).lower_ == "as"), None)
    if agent is None and saying is not None:
        agent = next((c for c in saying.children if any(g.dep_ == "case" and g.lower_ == "by" for g in c.children)), None)
    by = agent if passive else subject(verb)
    content = sourcing_contents.clause(saying) if saying is not None else sourcing_contents.clause(verb)
    named = {i for s in sources for i in range(s.first, s.last + 1)}
    own = less(
        tuple(sorted({*sourcing_contents.own_words(verb, [noun for noun in (quoted, by) if noun is not None]), *named})), content
    )
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
    turned = _judged(verb, words) or (lemma == "ask" and _asks_somebody(verb))
    lacking = lemma in words.particles and not _has_particle(verb, words.particles[lemma]) and not turned
    if lacking or any(c.lower_ == "whatever" for c in verb.children):
        return None
    if lemma in words.beside and (not is_passive(verb) or _speaks(verb, words)) and (told := sourcing_beside.set_off(verb)):
        return replace(told, credited=_credited(verb, lemma, words))
    if _heads_headline(verb):
        return _active(verb, lemma, words)
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(c.dep_ == "aux" for c in verb.children)):
        return _passive(verb, lemma, words)
    return _active(verb, lemma, words)


def _speaks(verb: Token, words: SourcingWords) -> bool:
    """Find the verb that the parser took for a participle of who speaks: "…, a ministry spokeswoman confirmed on Friday"."""
    head = verb.head
    known = head.lower_ in words.headline_sources
    return verb.dep_ == "acl" and head.i == verb.i - 1 and known and child(verb, "obl:agent") is None


def _heads_headline(verb: Token) -> bool:
    """Find the main verb that the parser hung on its own subject as a participle: "The group called for …"."""
    return verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.i < verb.i and child(verb, "obl:agent") is None


def _active(verb: Token, lemma: str, words: SourcingWords) -> Told | None:
    who = (child(verb, "nsubj") and subject(verb)) or _inverted(verb) or subject(verb)
    content = sourcing_contents.clause(verb)
    if lemma in words.with_that and content and not _opened(verb.doc, content):
        return None
    if not content and lemma in words.stance | words.objects | words.observing and _may_take(verb, lemma, words):
        content = sourcing_contents.thing(verb)
    if verb.tag_ == "VBG" and not content and lemma in words.beside and verb.i > 0 and breaks(verb.nbor(-1)):
        content = sourcing_beside.behind(verb)
    sources = sources_of(who)
    if who is None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        sources = sourcing_beside.before(verb)
    if (who is None and not content) or (not content and lemma in words.attitude) or not _is_said(verb, lemma, content, words):
        return None
    own = sourcing_contents.own_words(verb, [who] if who is not None else [])
    own = tuple(sorted({*own, *(i for s in sources for i in range(s.first, s.last + 1))}))
    content = less(content, own) if who is None else content
    if sources and sources[0].first < verb.i:
        # "The Union, whose soldiers are in Darfur, said": what stands between is no part of what it said.
        content = tuple(i for i in content if not sources[0].first <= i < verb.i)
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
    return replace(told, beside=lemma in words.beside and who is not None, own=sourcing_contents.stretch(own, verb))


def _opened(doc: Doc, content: tuple[int, ...]) -> bool:
    return doc[content[0]].lower_ == "that" or any(doc[i].text in QUOTES for i in content)


def _may_take(verb: Token, lemma: str, words: SourcingWords) -> bool:
    """Say whether what hangs on a verb is its object: "counted ten tanks", and not "ten tanks counted on the road"."""
    return lemma not in words.observing or child(verb, "obj") is not None


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
    content, agent = sourcing_contents.clause(verb), child(verb, "obl:agent")
    if agent is None:
        if lemma != "tell" and content and child(verb, "xcomp") is None:
            return Told(verb.i, (), content, less(sourcing_contents.own_words(verb, []), content), credited=False)
        return _seeming(verb) if lemma in words.seeming else None
    patient = child(verb, "nsubj:pass", "nsubj")
    if lemma in words.telling:
        return sourcing_interviews.told_by(
            verb, sources_of(agent), tuple(phrase(patient)) if patient is not None else (), content
        )
    if not content and patient is not None:
        content = tuple(subtree(patient))
    return (
        Told(verb.i, sources_of(agent), content, less(sourcing_contents.own_words(verb, [agent]), content), words.credits(lemma))
        if content
        else None
    )


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


def _judged(verb: Token, words: SourcingWords) -> bool:
    """Say whether somebody gives a report or a rumour a name: "called rumours that … baseless"."""
    below = child(verb, "xcomp", "ccomp")
    thing = child(verb, "obj") or (child(below, "nsubj") if below is not None else None)
    return thing is not None and thing.lemma_.lower() in words.nouns


def _asks_somebody(verb: Token) -> bool:
    """Say whether somebody is asked to do something: "asked Rome to leave the battery"."""
    open_clause = child(verb, "xcomp", "ccomp")
    return child(verb, "obj", "iobj") is not None and open_clause is not None and open_clause.tag_ == "VB"


def _has_particle(verb: Token, particles: frozenset[str]) -> bool:
    return any(t.lower_ in particles for t in verb.doc[verb.i + 1 : verb.i + _PARTICLE_REACH])


def _inverted(verb: Token) -> Token | None:
    """Return the subject behind a verb of speech whose parse lost it: "…, said the minister"."""
    if verb.i == 0 or not breaks(verb.nbor(-1)) or verb.i + 1 >= len(verb.doc) or verb.tag_ == "VBG":
        return None
    if verb.nbor().pos_ not in {"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"}:
        return None
    nouns = (c for c in verb.children if c.i > verb.i and c.pos_ in {"NOUN", "PROPN", "PRON"} and c.dep_ in _LOST)
    return next((c for c in nouns if c.lower_ not in DAYS), None)
