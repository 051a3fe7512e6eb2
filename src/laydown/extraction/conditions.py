"""On what does it hang? Conditions over a clause, and those that are demands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import clauses, cues, grammar

if TYPE_CHECKING:
    from spacy.tokens import Token


def holds_over(token: Token) -> bool:
    """Say whether a clause hangs on a condition: "if", "provided that", "pending approval"."""
    heads = [token, *(above for above, relation in grammar.governors(token) if relation in {"xcomp", "parataxis"})]
    if any(_is_under(at) for at in heads) or _told_between(token):
        return True
    return clauses.says(clauses.words_of(token), "condition_phrases")


def is_ultimatum(verb: Token) -> bool:
    """Say whether the condition is itself what is demanded: "will attack unless they leave", "if they fail to leave"."""
    above = [up for up, relation in grammar.governors(verb) if relation == "xcomp" and up.lemma_.lower() in cues.named("failing")]
    marks = {t.lower_ for at in (verb, *above) for t in at.children if t.dep_ == "mark"}
    return "unless" in marks or ("if" in marks and (bool(above) or grammar.negated(verb)))


def _is_under(token: Token) -> bool:
    own = next((t for t in token.children if t.dep_ == "mark" and t.lower_ in {*cues.named("conditions"), "whether"}), None)
    if own is not None:
        return _opens(own)
    return any(_is_condition(child) for child in token.children)


def _is_condition(child: Token) -> bool:
    marked = any(_opens(t) for t in child.children)
    if child.dep_ == "advcl":
        return marked or _is_inverted(child) or child.lower_ in cues.named("conditions")
    # "Unless parliament objects": a short clause that the parser takes for a phrase; "provided that": one that it takes for an object.
    return (child.dep_ == "obl" and child.tag_ == "VBZ" and marked) or (
        child.dep_ == "xcomp" and child.lower_ in cues.named("conditions")
    )


def _is_inverted(clause: Token) -> bool:
    """Say whether a clause opens a condition by its order alone: "Should parliament agree, ..."."""
    first = clause.left_edge
    return first.lower_ in {"should", "were", "had"} and first.dep_ == "aux" and first.head == clause and first.i < clause.i


def _told_between(token: Token) -> bool:
    """Say whether the speaker stands between the condition and what hangs on it: "If they come, he said, we will leave"."""
    said = token.head
    first = any(t.dep_ == "advcl" and t.i < said.i and any(_opens(m) for m in t.children) for t in said.children)
    return token.dep_ == "ccomp" and token.i > said.i and first and not any(t.dep_ == "mark" for t in token.children)


def _opens(mark: Token) -> bool:
    if mark.dep_ not in {"mark", "advmod"} or mark.lower_ not in {*cues.named("conditions"), "whether"}:
        return False
    return mark.i == 0 or mark.nbor(-1).lower_ not in cues.named("no_condition")
