"""Search against a slow and plain reference, on targets that chance has made."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.searching import make_target, searched

from watchword.index import IndexListing, IndexTarget, ListedSpan, Standing
from watchword.model import EntryKey, Identifier, IdentifierKind, Schema
from watchword.service.search import KIND_WORDS, KINDS, Question, Sort, Status, View
from watchword.service.search.said import Act, Said, Time, times_of

Truth = bool | None
"""None is perhaps."""

START = date(2022, 1, 1)
AUTHORITIES = ("us", "eu", "gb", "own")
PROGRAMMES = ("RUSSIA-EO14024", "Russia", "IRAN", "Ünited")
WORDS = ("minister", "of", "defence", "Défense", "wagner", "group", "дом")
PLACES = ("ru", "ir", "ua")

day = st.integers(0, 12).map(lambda months: START + timedelta(days=31 * months))
maybe_day = st.none() | day
near = st.builds(
    lambda month, days: month + timedelta(days=days), day, st.sampled_from([-20, -10, -1, 0, 1, 10])
)
"""Days on, and just beside, the bounds of times on a list."""
maybe_near = st.none() | near
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
some = st.lists(st.sampled_from(PROGRAMMES), max_size=2, unique=True).map(tuple)


@st.composite
def spans(draw: st.DrawFn, *, current: bool) -> tuple[ListedSpan, ...]:
    """One or two times on a list, with bounds that are known or not."""
    count = draw(st.integers(1, 2))
    step = timedelta(days=31)
    moment = draw(day)
    found = []
    for number in range(count):
        known = number > 0 or draw(st.booleans())
        after = moment - draw(st.integers(1, 2)) * step / 31 * 10 if known else None
        by = moment
        last = number == count - 1
        until = gone = None
        if not last or not current:
            until = by + draw(st.integers(0, 2)) * step
            gone = until + timedelta(days=draw(st.integers(1, 20)))
            moment = gone + draw(st.integers(1, 2)) * step
        found.append(ListedSpan(after=after, by=by, until=until, gone_by=gone))
    return tuple(found)


@st.composite
def listings(draw: st.DrawFn, entry: str) -> tuple[IndexListing, Said]:
    """A listing, and what its entry says."""
    current = draw(st.booleans())
    times = draw(spans(current=current))
    acts = tuple(
        Act(
            draw(some),
            draw(maybe_day),
            times[0].gone_by if times[0].gone_by and draw(st.booleans()) else None,
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    listing = IndexListing(
        authority=draw(st.sampled_from(AUTHORITIES)),
        list="list",
        entry=entry,
        listed_on=draw(maybe_day),
        programmes=draw(some),
        current=current,
        spans=times if draw(st.integers(0, 9)) else (),
    )
    said = Said(
        acts=acts,
        reasons=tuple(draw(st.lists(text, max_size=2))),
        positions=tuple(draw(st.lists(text, max_size=2))),
        links=tuple((name, "") for name in draw(st.lists(text, max_size=2))),
        places=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2))),
    )
    return listing, said


@st.composite
def registers(draw: st.DrawFn) -> tuple[list[IndexTarget], dict[EntryKey, Said]]:
    """Some targets with up to three listings, and what their entries say."""
    targets, said = [], {}
    for number in range(draw(st.integers(1, 5))):
        made = [draw(listings(f"{number}-{place}")) for place in range(draw(st.integers(1, 3)))]
        said.update({listing.key: each for listing, each in made})
        target = make_target(
            number,
            *(listing for listing, _ in made),
            names=draw(st.lists(text, min_size=1, max_size=2)),
            schema=draw(st.sampled_from(Schema)),
        )
        if draw(st.booleans()):
            imo = Identifier(kind=IdentifierKind.IMO, value=draw(st.sampled_from("12")))
            target = IndexTarget(
                **{name: getattr(target, name) for name in target.__slots__}
                | {"identifiers": (imo,)}
            )
        targets.append(target)
    return targets, said


several = st.lists(st.sampled_from(AUTHORITIES), max_size=2, unique=True).map(tuple)
questions = st.builds(
    Question,
    text=st.none() | st.none() | text,
    kinds=st.just(()) | st.lists(st.sampled_from(list(KIND_WORDS)), max_size=2).map(tuple),
    countries=st.just(()) | st.lists(st.sampled_from(PLACES), max_size=2).map(tuple),
    identifiers=st.just(()) | st.sampled_from([("1",), ("imo:2",), ("imo:", "9")]),
    authorities=several,
    listed_by_all=st.booleans(),
    not_authorities=st.just(()) | several,
    programmes=st.just(()) | st.sampled_from([("russia",), ("=RUSSIA",), ("united", "iran")]),
    listed_since=maybe_near,
    listed_until=st.none(),
    reason=st.none() | st.none() | text,
    position=st.none() | st.none() | st.none() | text,
    linked_to=st.none() | st.none() | st.none() | text,
    status=st.sampled_from(Status),
    as_of=maybe_near,
    certain=st.booleans(),
) | st.builds(Question, listed_until=maybe_near, as_of=maybe_near, status=st.sampled_from(Status))


Value = tuple[str | None, str | None]
"""What is counted, and by whom where it is a programme."""
NOTHING: set[Value] = {(None, None)}


def both(one: Truth, other: Truth) -> Truth:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def negated(one: Truth) -> Truth:
    return None if one is None else not one


def any_of(values: Iterable[Truth]) -> Truth:
    return negated(all_of(map(negated, values)))


def all_of(values: Iterable[Truth]) -> Truth:
    found: Truth = True
    for value in values:
        found = both(found, value)
    return found


class Reference:
    """The same questions, answered target by target."""

    def __init__(self, targets: list[IndexTarget], said: dict[EntryKey, Said]) -> None:
        self.targets = targets
        self.said = said
        self.times: dict[str, list[tuple[IndexListing, Time]]] = {
            target.id: [
                (listing, time)
                for listing in target.listings
                for time in times_of(listing, said[listing.key].acts)
            ]
            for target in targets
        }

    def truth(self, question: Question, target: IndexTarget) -> Truth:
        facts = all_of(self._facts(question, target))
        absent = (
            negated(any_of(self._standing_by(question, target, authority)))
            for authority in question.not_authorities
        )
        return all_of([facts, self._listed(question, target), *absent])

    def _facts(self, question: Question, target: IndexTarget) -> Iterable[bool]:
        if question.text is not None:
            *whole, last = plain(question.text)
            yield any(
                set(whole) <= set(words) and any(word.startswith(last) for word in words)
                for words in (plain(name.full) for name in target.names)
            )
        if question.kinds:
            yield any(target.schema in KIND_WORDS[kind] for kind in question.kinds)
        if question.countries:
            yield bool(set(question.countries) & self.places(target))
        if question.identifiers:
            values = {each.value for each in target.identifiers}
            wanted = {value.removeprefix("imo:") for value in question.identifiers}
            yield bool(values) if "" in wanted else bool(values & wanted)

    def places(self, target: IndexTarget) -> set[str]:
        return {code for each in target.listings for code in self.said[each.key].places}

    def _listed(self, question: Question, target: IndexTarget) -> Truth:
        if question.listed_by_all and question.authorities:
            return all_of(
                any_of(
                    self.meets(question, target, *each) for each in self.of(target, (authority,))
                )
                for authority in question.authorities
            )
        wanted = question.authorities or AUTHORITIES
        return any_of(self.meets(question, target, *each) for each in self.of(target, wanted))

    def of(
        self, target: IndexTarget, authorities: Iterable[str]
    ) -> list[tuple[IndexListing, Time]]:
        return [each for each in self.times[target.id] if each[0].authority in set(authorities)]

    def _standing_by(
        self, question: Question, target: IndexTarget, authority: str
    ) -> Iterable[Truth]:
        for listing, time in self.of(target, (authority,)):
            if question.status is Status.GONE:
                yield stands(time, question.as_of)
            else:
                yield self.standing(question, target, listing, time)

    def meets(
        self, question: Question, target: IndexTarget, listing: IndexListing, time: Time
    ) -> Truth:
        said = self.said[listing.key]
        return all_of(
            [
                self.standing(question, target, listing, time),
                since(time, question.listed_since),
                until(time, question.listed_until),
                not question.programmes
                or any(
                    is_programme(wanted, key)
                    for wanted in question.programmes
                    for key in time.programmes
                ),
                has(question.reason, [" ".join(said.reasons)]),
                has(question.position, said.positions),
                has(question.linked_to, [name for name, _ in said.links]),
            ]
        )

    def standing(
        self, question: Question, target: IndexTarget, listing: IndexListing, time: Time
    ) -> Truth:
        if question.status is Status.CURRENT:
            return stands(time, question.as_of)
        if question.status is Status.EVER:
            return begun(time, question.as_of)
        among = (listing.authority,) if question.authorities else AUTHORITIES
        held = any_of(stands(other, question.as_of) for _, other in self.of(target, among))
        return both(left(time, question.as_of), negated(held))


def plain(words: str) -> list[str]:
    return words.casefold().replace("é", "e").replace("дом", "dom").split()


def has(wanted: str | None, texts: Iterable[str]) -> bool:
    return wanted is None or any(set(plain(wanted)) <= set(plain(each)) for each in texts)


def is_programme(wanted: str, key: str) -> bool:
    key = key.casefold().replace("ü", "u")
    whole = wanted.startswith("=")
    return wanted[1:].casefold() == key if whole else wanted.casefold() in key


def stands(time: Time, as_of: date | None) -> Truth:
    if as_of is None:
        return time.now
    known = {Standing.YES: True, Standing.NO: False, Standing.UNCERTAIN: None}
    span = time.span
    if span.by == date.max:
        return None
    return known[span.standing_on(as_of)]


def begun(time: Time, as_of: date | None) -> Truth:
    if as_of is None or (time.span.by != date.max and as_of >= time.span.by):
        return True
    return False if time.span.after is not None and as_of <= time.span.after else None


def left(time: Time, as_of: date | None) -> Truth:
    if as_of is None:
        return not time.now
    if time.span.gone_by is not None and as_of >= time.span.gone_by:
        return True
    return None if time.span.until is not None and as_of > time.span.until else False


def since(time: Time, bound: date | None) -> Truth:
    if bound is None or (time.first is not None and time.first >= bound):
        return True
    return False if time.by is not None and time.by < bound else None


def until(time: Time, bound: date | None) -> Truth:
    if bound is None or (time.by is not None and time.by <= bound):
        return True
    return False if time.first is not None and time.first > bound else None


Register = tuple[list[IndexTarget], dict[EntryKey, Said]]


@given(registers(), st.lists(questions, min_size=6, max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_found_is_what_a_plain_reading_finds(
    register: Register, asked: list[Question]
) -> None:
    reference = Reference(*register)
    with tempfile.TemporaryDirectory() as folder:
        made = searched(Path(folder), *register)
        for question in asked:
            told = made.find(question, View(per_page=100, facets=True))
            truths = {each.id: reference.truth(question, each) for each in reference.targets}
            wanted = {True} if question.certain else {True, None}
            assert {hit.target.id for hit in told.hits} == {
                key for key, value in truths.items() if value in wanted
            }
            assert {hit.target.id: hit.certain for hit in told.hits} == {
                hit.target.id: truths[hit.target.id] is True for hit in told.hits
            }
            assert told.total == len(told.hits)
            assert told.certain == sum(hit.certain for hit in told.hits)
            for hit in told.hits:
                assert hit.meeting
                if question.authorities:
                    assert {each.listing.authority for each in hit.meeting} <= set(
                        question.authorities
                    )


@given(registers(), questions)
@settings(max_examples=25, deadline=None)
def test_facets_sum_up(register: Register, question: Question) -> None:
    reference = Reference(*register)
    with tempfile.TemporaryDirectory() as folder:
        told = searched(Path(folder), *register).find(question, View(per_page=100, facets=True))
    assert told.facets is not None
    counted = {
        title: {(each.value, each.authority): each.count for each in counts}
        for title, counts in told.facets.named()
    }
    found = [hit.target for hit in told.hits]
    kinds = Counter(
        (kind, None) for each in found for kind, members in KINDS.items() if each.schema in members
    )
    assert counted["kind"] == kinds
    assert sum(counted["kind"].values()) == told.total
    places: Counter[Value] = Counter()
    for target in found:
        places.update({(code, None) for code in reference.places(target)} or NOTHING)
    assert counted["country"] == places
    wanted = {True} if question.certain else {True, None}
    authorities: Counter[Value] = Counter()
    programmes: Counter[Value] = Counter()
    years: Counter[Value] = Counter()
    for target in found:
        times = reference.times[target.id]
        authorities.update(
            (code, None)
            for code in {
                listing.authority
                for listing, time in times
                if reference.standing(question, target, listing, time) in wanted
            }
        )
        meeting = [
            (listing, time)
            for listing, time in reference.of(target, question.authorities or AUTHORITIES)
            if reference.meets(question, target, listing, time) in wanted
        ]
        under: set[Value] = {
            (key, listing.authority) for listing, time in meeting for key in time.programmes
        }
        programmes.update(under or NOTHING)
        known: set[Value] = {
            (f"{time.by.year}", None)
            for _, time in meeting
            if time.by and time.first and time.first.year == time.by.year
        }
        years.update(known or NOTHING)
    assert counted["authority"] == authorities
    assert counted["programme"] == programmes
    assert counted["year"] == years


@given(registers(), questions, st.sampled_from([None, *Sort]), st.booleans(), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_pages_put_together_are_the_whole(
    register: Register, question: Question, sort: Sort | None, reverse: bool, size: int
) -> None:
    if question.text is None and sort is Sort.RELEVANCE:
        sort = Sort.NAME
    with tempfile.TemporaryDirectory() as folder:
        made = searched(Path(folder), *register)
        whole = made.ids(question, View(sort=sort, reverse=reverse))
        assert len(set(whole)) == len(whole)
        by_number: list[str] = []
        by_cursor: list[str] = []
        page, after = 1, None
        while True:
            told = made.find(question, View(sort=sort, reverse=reverse, page=page, per_page=size))
            by_number += [hit.target.id for hit in told.hits]
            if page >= told.pages:
                break
            page += 1
        while True:
            told = made.find(question, View(sort=sort, reverse=reverse, per_page=size, after=after))
            by_cursor += [hit.target.id for hit in told.hits]
            after = told.after
            if after is None:
                break
    assert by_number == whole
    assert by_cursor == whole
