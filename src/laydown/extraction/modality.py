"""Is it so, may it be so, or is it not so? Denials, hedges and conditions in the clause of an act and in what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.extraction import cues, grammar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from laydown.extraction.governing import Ruling

OTHER_CLAUSES = {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "conj", "appos"}
ASIDES = {"parataxis", "advcl"}
LONGEST_ASIDE = 6
REPORTING = {"ccomp", "xcomp"}


def of(ruling: Ruling, head: Token, *, ended: bool) -> Modality:
    """Return the modality of an act about the force whose phrase `head` is; `ended` says that its negation is that of "no longer"."""
    verb, effects = ruling.verb, ruling.effects
    if _ultimatum(verb):
        return Modality.ASSERTED
    shared = head.head == verb or head.head in ruling.deniers
    own = 0 if ended else grammar.negated(verb) + (grammar.negative_phrase(head) and not shared)
    denials = effects.count("denied") + own + _called_off(verb) + _misreported(verb) + _refuted(verb)
    if denials % 2:
        return Modality.DENIED
    if (
        "hedged" in effects
        or grammar.possible(verb)
        or is_hedged(verb)
        or conditional(verb)
        or _possible(verb)
        or _possible(head)
    ):
        return Modality.HEDGED
    return Modality.ASSERTED


def of_phrase(head: Token, effects: Collection[str]) -> Modality:
    """Return the modality of a phrase that puts its force somewhere by itself, under what its governors make of it."""
    denials = list(effects).count("denied") + grammar.negative_phrase(head)
    if denials % 2:
        return Modality.DENIED
    depends = bool(effects) and conditional(head.head)
    verbless = head.dep_ == "nsubj" and head.head.pos_ not in {"VERB", "AUX"}
    doubtful = "hedged" in effects or depends or is_hedged(head.head if verbless else head) or _possible(head)
    return Modality.HEDGED if doubtful else Modality.ASSERTED


def clause(token: Token) -> Iterator[Token]:
    """Yield the words of a predicate's or phrase's own clause, without those of the clauses in it but asides of a few words."""
    yield token
    for child in token.children:
        if child.dep_ not in OTHER_CLAUSES or (child.dep_ in ASIDES and _short(child)):
            yield from clause(child)


def _short(aside: Token) -> bool:
    return aside.right_edge.i - aside.left_edge.i < LONGEST_ASIDE


def is_hedged(token: Token) -> bool:
    """Say whether an adverb or phrase hedges a clause, or the verbs of saying that it hangs on."""
    heads = [token]
    for above, relation in grammar.governors(token):
        if relation not in REPORTING:
            break
        heads.append(above)
    for at in heads:
        if any(t.lower_ in cues.named("hedges") for t in _adverbs(at)) or _doubtful_source(at):
            return True
    return says(token, "hedging_phrases") or _introduced(token) or _hearsay(token) or _as_if(token)


def _adverbs(verb: Token) -> Iterator[Token]:
    """Yield the words right below a verb, and the adverbs of its adverbs: "presumably still in Haiti"."""
    for child in verb.children:
        yield child
        if child.dep_ == "advmod":
            yield from child.children


def _as_if(verb: Token) -> bool:
    marks = [t.lower_ for t in verb.children if t.dep_ in {"mark", "advmod"}]
    return "as" in marks and bool({"if", "though"} & set(marks))


def _introduced(token: Token) -> bool:
    """Say whether a hedge opens the clause but hangs elsewhere in it: "Perhaps Finland will send ..."."""
    return any(
        t.lower_ in cues.named("hedges") and t.dep_ == "advmod" and t.head.dep_ in {"nsubj", "obl", "nsubj:pass"}
        for t in clause(token)
    )


def _hearsay(token: Token) -> bool:
    """Say whether a clause stands right behind the word for a rumour, wherever the parser hangs it: "pressed on reports that ..."."""
    marks = [t for t in token.children if t.dep_ == "mark" and t.lower_ == "that" and t.i > 0]
    return any(t.nbor(-1).lemma_.lower() in cues.named("rumours") and t.nbor(-1).pos_ == "NOUN" for t in marks)


def _doubtful_source(verb: Token) -> bool:
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    return any(t.lower_ in cues.named("doubtful") for s in subjects for t in s.children)


def says(token: Token, name: str) -> bool:
    """Say whether one of the phrases of a list stands in a clause as it reads."""
    text = " " + " ".join(t.lower_ for t in sorted(clause(token), key=lambda t: t.i)) + " "
    return any(f" {phrase} " in text for phrase in cues.named(name))


def conditional(token: Token) -> bool:
    """Say whether a clause hangs on a condition: "if", "provided that", "pending approval"."""
    heads = [token, *(above for above, relation in grammar.governors(token) if relation in {"xcomp", "parataxis"})]
    return any(_under_condition(at) for at in heads) or _told_between(token) or says(token, "condition_phrases")


def _told_between(token: Token) -> bool:
    """Say whether the speaker stands between the condition and what hangs on it: "If they come, he said, we will leave"."""
    said = token.head
    first = any(t.dep_ == "advcl" and t.i < said.i and any(_opens(m) for m in t.children) for t in said.children)
    return token.dep_ == "ccomp" and token.i > said.i and first and not any(t.dep_ == "mark" for t in token.children)


def _ultimatum(verb: Token) -> bool:
    """Say whether the condition is itself what is demanded: "will attack unless they leave", "if they fail to leave"."""
    heads = [
        verb,
        *(up for up, relation in grammar.governors(verb) if relation == "xcomp" and up.lemma_.lower() in cues.named("failing")),
    ]
    marks = {t.lower_ for at in heads for t in at.children if t.dep_ == "mark"}
    return "unless" in marks or ("if" in marks and (len(heads) > 1 or grammar.negated(verb)))


def _under_condition(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "mark" and child.lower_ in {*cues.named("conditions"), "whether"}:
            return _opens(child)
        if child.dep_ == "advcl" and (any(_opens(t) for t in child.children) or _inverted(child)):
            return True
        if child.dep_ in {"advcl", "xcomp"} and child.lower_ in cues.named("conditions"):
            return True
        # "Unless parliament objects": a short clause that the parser takes for a phrase.
        if child.dep_ == "obl" and child.tag_ == "VBZ" and any(_opens(t) for t in child.children):
            return True
    return False


def _inverted(clause_: Token) -> bool:
    """Say whether a clause opens a condition by its order alone: "Should parliament agree, ..."."""
    first = clause_.left_edge
    return first.lower_ in {"should", "were", "had"} and first.dep_ == "aux" and first.head == clause_ and first.i < clause_.i


def _opens(mark: Token) -> bool:
    if mark.dep_ not in {"mark", "advmod"} or mark.lower_ not in {*cues.named("conditions"), "whether"}:
        return False
    return mark.i == 0 or mark.nbor(-1).lower_ not in cues.named("no_condition")


def _possible(noun: Token) -> bool:
    return any(t.dep_ == "amod" and t.lower_ in cues.named("possible") for t in noun.children)


def _called_off(noun: Token) -> bool:
    return any(t.dep_ == "amod" and t.lower_ in cues.named("called_off") for t in noun.children)


def _misreported(verb: Token) -> bool:
    """Say whether the clause is what somebody wrongly said, or what a correction takes back."""
    for above, relation in grammar.governors(verb):
        if relation == "ccomp" and above.lemma_.lower() in cues.named("saying"):
            wrongly = any(t.lower_ in cues.named("misreporting") for t in above.children) or _our_own(above)
            return wrongly or (above.doc[0].lower_ in cues.named("correction") and above.tag_ in {"VBD", "VBN"})
    return False


def _our_own(verb: Token) -> bool:
    """Say whether a paper tells what it wrote itself, which is to correct it."""
    return verb.lemma_.lower() in {"write", "report"} and any(t.lower_ == "we" and t.dep_ == "nsubj" for t in verb.children)


def _refuted(verb: Token) -> bool:
    """Say whether a verdict behind the clause falls on the hearsay before it, where the parser does not join them."""
    doc = verb.doc
    before = [t for t in doc[: verb.i] if t.lemma_.lower() in cues.named("hearsay") and t.pos_ == "NOUN"]
    if not before or not any(above == before[-1] for above, _ in grammar.governors(verb)):
        return False
    governed = [above for above, _ in grammar.governors(verb)]
    after = [t for t in doc[verb.i + 1 :] if t.lower_ in cues.named("verdicts")]
    return any(t not in governed and t.dep_ in {"xcomp", "acl", "obj", "obl"} for t in after)
