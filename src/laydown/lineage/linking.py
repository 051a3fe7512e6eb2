"""Whom does each claim of a matter go back to? Every link that its report and those around it give, with its reason."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from laydown.domain.addresses import address
from laydown.domain.lineage import Link, LinkKind, Shown
from laydown.domain.provenance import Excerpt
from laydown.lineage.facts import alike, source_for
from laydown.lineage.outlets import site_of
from laydown.lineage.passages import VERBATIM
from laydown.lineage.trace import text_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Named, Pair, Root, Run
    from laydown.domain.provenance import Report
    from laydown.lineage.setting import Setting

_RELAY_DAYS = 15
"""Days for which an outlet's report is what others have in mind when they name it."""
_SAME_STATEMENT = 2
_PART = 0.5
"""The part of a sentence that eight words in a row cover where it stands for theirs."""
_LONG = 16
"""Words in a row that are nobody's but a copier's, however long the sentence."""
_MUCH = 0.4
_FRESH_DAYS = 3
"""Days within which a text that shares less than much is a rewrite; later it only follows the same form, as market reports do."""
_SHOWN = 3
_ENOUGH = 20
"""Earlier reports, from the first on, that a claim is linked to by what they share: what a thousand outlets carry says no more than what twenty do."""


def links(claim: Claim, setting: Setting) -> list[Link]:
    """Return a claim's links but for what it shares with those who were there too, in no order; the last leads to its own outlet."""
    found = [_through(claim, link, setting) for link in setting.within(claim)]
    report = setting.known.reports.get(claim.report)
    if report is not None:
        relayed, named_here = _relayed(claim, setting)
        if named_here:
            # What the very sentence names goes before what the report credits elsewhere.
            found = [link for link in found if link.kind not in {LinkKind.RESTATED, LinkKind.QUOTED}]
        found += [_through(claim, link, setting) for link in _tags(claim, report, setting)]
        found += _shared(claim, setting)
        found += relayed
    found.append(own(claim, setting))
    return found


def own(claim: Claim, setting: Setting) -> Link:
    """Return the link of a claim to its own outlet."""
    publisher = setting.publisher(claim.report)
    speakers = claim.attribution.speakers
    told = f"told by {', '.join(speakers)}" if speakers else "in its own words"
    return Link(claim.id, publisher, LinkKind.OWN, f"{publisher.name}, {told}", (Shown(claim.report, claim.sentence),))


def _tags(claim: Claim, report: Report, setting: Setting) -> Iterator[Link]:
    trace = setting.known.traces.get(claim.report)
    if trace and trace.tag and not setting.own_tag(trace):
        shown = (Shown(claim.report, trace.tag.excerpt),)
        said = " ".join(trace.tag.excerpt.of(report.text).split())
        yield Link(claim.id, setting.named(trace.tag.name), LinkKind.TAGGED, f'the report carries the tag "{said}"', shown)
    if report.via and setting.named(report.via).key != setting.publisher(claim.report).key:
        yield Link(claim.id, setting.named(report.via), LinkKind.TAGGED, f"the feed gives {report.via} as the source")
    page = site_of(report.canonical)
    if (
        report.canonical
        and page
        and page.key not in {setting.publisher(claim.report).key, getattr(site_of(report.url), "key", "")}
    ):
        yield Link(
            claim.id, setting.full(page), LinkKind.CANONICAL, f"the page names {report.canonical} as the one that it repeats"
        )


def _through(claim: Claim, link: Link, setting: Setting) -> Link:
    """Return the link led to what the credited outlet had said itself, where that is known: it may have it from somebody else."""
    if isinstance(link.to, str):
        return link
    root = setting.full(link.to)
    source = _said_before(claim, root, setting)
    if source is None:
        return link if root is link.to else replace(link, to=root)
    return replace(link, to=source.id, shown=(*link.shown, Shown(source.report, source.sentence)))


def _said_before(claim: Claim, outlet: Root, setting: Setting) -> Claim | None:
    """Return what an outlet said of the same within the days before, not later in the day than it can be told."""
    day = setting.day(claim.report)
    told = [
        (score, -ago, other)
        for other in setting.published.get(outlet.key, ())
        if other.report != claim.report
        and 0 <= (ago := day - setting.day(other.report)) < _RELAY_DAYS
        and (score := source_for(setting.said(claim), setting.said(other), setting.systems(other.report))) >= _SAME_STATEMENT
    ]
    return max(told, key=lambda each: (each[0], each[1], text_order(each[2])))[2] if told else None


def _relayed(claim: Claim, setting: Setting) -> tuple[list[Link], bool]:
    """Return the links to what the outlets that a report names had said before, and whether the claim's own sentence names them."""
    trace = setting.known.traces.get(claim.report)
    if trace is None or not trace.outlets or claim.attribution.outlets or claim.attribution.speakers:
        return [], False
    text = setting.text(claim.report)
    sentence = claim.sentence.of(text)
    found = {named: link for named in trace.outlets if (link := _relays(claim, named, setting))}
    here = [link for named, link in found.items() if re.search(rf"(?<!\w){re.escape(named.excerpt.of(text))}(?!\w)", sentence)]
    return here or list(found.values()), bool(here)


def _relays(claim: Claim, named: Named, setting: Setting) -> Link | None:
    outlet = setting.named(named.name)
    if outlet.key == setting.publisher(claim.report).key or outlet.key not in setting.published:
        return None
    source = _said_before(claim, outlet, setting)
    if source is None or not setting.earlier(source.report, claim.report):
        return None
    why = f"the report names {setting.title(source.report)}, which had said so"
    return Link(
        claim.id, source.id, LinkKind.RELAYED, why, (Shown(claim.report, named.excerpt), Shown(source.report, source.sentence))
    )


def _shared(claim: Claim, setting: Setting) -> Iterator[Link]:
    near = [
        (other, pair)
        for pair in setting.known.pairs.get(claim.report, ())
        if (other := pair.other if pair.one == claim.report else pair.one) in setting.of_report
        and (setting.earlier(other, claim.report) or (pair.canonical and _names(claim.report, other, setting)))
    ]
    if not near:
        return
    near.sort(key=lambda each: setting.order(each[0]))
    for find in (_canonical, _passage, _copy):
        yield from islice((link for link in (find(claim, other, pair, setting) for other, pair in near) if link), _ENOUGH)


def _names(key: str, other: str, setting: Setting) -> bool:
    """Say whether a report names the other's own page as the one that it repeats."""
    one, page = setting.known.reports[key], setting.known.reports.get(other)
    return bool(one.canonical and page and page.url and address(one.canonical) == address(page.url) != address(one.url or ""))


def _canonical(claim: Claim, other: str, pair: Pair, setting: Setting) -> Link | None:
    if not pair.canonical or _names(other, claim.report, setting):
        return None
    source = _counterpart(claim, other, setting)
    why = f"the page names that of {setting.title(other)} as the one that it repeats" if _names(claim.report, other, setting) else (
        f"the page and that of {setting.title(other)} repeat the same one"
    )  # fmt: skip
    return Link(claim.id, source.id if source else setting.publisher(other), LinkKind.CANONICAL, why)


def _passage(claim: Claim, other: str, pair: Pair, setting: Setting) -> Link | None:
    runs = [run for run in _turned(pair, claim.report) if run.one.overlaps(claim.sentence)]
    if not runs:
        return None
    text = setting.text(claim.report)
    run = max(runs, key=lambda run: (_words(_common(run.one, claim.sentence), text), -run.one.start))
    covered = _words(_common(run.one, claim.sentence), text)
    if covered < VERBATIM or not (covered >= _LONG or covered >= _PART * _words(claim.sentence, text)):
        return None
    said = [each for each in setting.of_report[other] if each.sentence.overlaps(run.other)]
    source = next((each for each in said if alike(setting.said(claim), setting.said(each))), None)
    shown = (Shown(claim.report, run.one), Shown(other, run.other))
    why = f"the same words as {setting.title(other)}"
    return Link(claim.id, source.id if source else setting.publisher(other), LinkKind.PASSAGE, why, shown)


def _copy(claim: Claim, other: str, pair: Pair, setting: Setting) -> Link | None:
    fresh = abs(setting.day(claim.report) - setting.day(other)) <= _FRESH_DAYS
    source = _counterpart(claim, other, setting) if pair.share >= _MUCH or (pair.share and fresh) else None
    if source is None:
        return None
    longest = sorted(_turned(pair, claim.report), key=lambda run: (run.one.start - run.one.end, run.one.start))[:_SHOWN]
    shown = tuple(each for run in longest for each in (Shown(claim.report, run.one), Shown(other, run.other)))
    why = f"{pair.share:.0%} of the words run as in {setting.title(other)}"
    return Link(claim.id, source.id, LinkKind.COPY, why, shown)


def _turned(pair: Pair, key: str) -> tuple[Run, ...]:
    """Return a pair's runs as seen from one of its reports."""
    return pair.runs if pair.one == key else tuple(replace(run, one=run.other, other=run.one) for run in pair.runs)


def _common(one: Excerpt, other: Excerpt) -> Excerpt:
    return Excerpt(max(one.start, other.start), min(one.end, other.end))


def _words(excerpt: Excerpt, text: str) -> int:
    return len(excerpt.of(text).split())


def _counterpart(claim: Claim, other: str, setting: Setting) -> Claim | None:
    scores = [alike(setting.said(claim), setting.said(candidate)) for candidate in setting.of_report[other]]
    best = max(scores)
    return setting.of_report[other][scores.index(best)] if best else None
