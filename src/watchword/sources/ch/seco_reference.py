"""What the targets of a Swiss release point to: programmes, places and one another.

``sanctions-program`` elements stand before the targets and ``place`` elements behind
them, so a release is read twice: once for this, once for the targets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from watchword.sources.ch.seco_names import name_text
from watchword.sources.contract import Document
from watchword.sources.draft import clean
from watchword.sources.xml import Element, child, children, local_name, stream_children, text_of
from watchword.text.countries import country_code

BODIES = ("individual", "entity", "object")


@dataclass(frozen=True, slots=True)
class SanctionsSet:
    """A set of targets of one programme under the same measures.

    Attributes:
        measure: The set's name: "Financial measures, annex 2".
        programme: The programme's key: "Belarus".
        act: The programme's name, which is the ordinance's title.
        origin: Who asked for it: "EU", "UN".
    """

    measure: str
    programme: str
    act: str
    origin: str


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place of the list's own gazetteer."""

    location: str
    area: str
    country: str
    code: str | None
    remark: str


@dataclass(slots=True)
class Reference:
    """All that targets point to, by ``ssid``."""

    sets: dict[str, SanctionsSet] = field(default_factory=dict)
    places: dict[str, StatedPlace] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def read_reference(documents: Sequence[Document]) -> Reference:
    """Read what the targets of a release point to.

    Raises:
        Malformed: The file is broken or cut short.
    """
    reference = Reference()
    for document in documents:
        for element in stream_children(document):
            name = local_name(element)
            if name == "sanctions-program":
                _add_programme(reference, element)
            elif name == "place":
                reference.places[clean(element.get("ssid"))] = read_place(element)
            elif name == "target":
                _add_target_name(reference, element)
    return reference


def english(elements: Sequence[Element]) -> str:
    """The text in English, or the first one where there is none."""
    texts = [(clean(each.get("lang")).lower(), clean(each.text)) for each in elements]
    for language, text in texts:
        if language in ("eng", "en") and text:
            return text
    return next((text for _, text in texts if text), "")


def read_country(element: Element | None) -> tuple[str, str | None]:
    """The name and the code of a ``country`` element."""
    if element is None:
        return "", None
    stated = clean(element.text)
    iso = clean(element.get("iso-code") or element.get("code"))
    return stated or iso, country_code(iso) or country_code(stated)


def read_place(element: Element) -> StatedPlace:
    """A ``place``, or anything that holds location, area and country itself."""
    country, code = read_country(child(element, "country"))
    variants = [
        clean(each.text)
        for name in ("location-variant", "area-variant")
        for each in children(element, name)
        if clean(each.text)
    ]
    return StatedPlace(
        location=clean(text_of(element, "location")),
        area=clean(text_of(element, "area")),
        country=country,
        code=code,
        remark=f"also {', '.join(variants)}" if variants else "",
    )


def _add_programme(reference: Reference, element: Element) -> None:
    origin = ", ".join(clean(each.text) for each in children(element, "origin") if clean(each.text))
    programme = english(children(element, "program-key"))
    act = english(children(element, "program-name"))
    by_set: dict[str, list[Element]] = {}
    for each in children(element, "sanctions-set"):
        by_set.setdefault(clean(each.get("ssid")), []).append(each)
    for ssid, names in by_set.items():
        reference.sets[ssid] = SanctionsSet(english(names), programme, act, origin)


def _add_target_name(reference: Reference, element: Element) -> None:
    for body in element:
        if local_name(body) not in BODIES:
            continue
        identities = children(body, "identity")
        identities.sort(key=lambda each: each.get("main") != "true")
        for identity in identities:
            names = children(identity, "name")
            names.sort(key=lambda each: each.get("name-type") != "primary-name")
            if names:
                reference.names.setdefault(clean(element.get("ssid")), name_text(names[0]))
