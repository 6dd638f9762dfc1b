"""Lists, programmes, measures and authorities of OFAC's Enhanced format as designations.

The format states the day of each list on which an entity stands, but programmes, legal
authorities and measures once for the entity. Where it stands on several lists, a programme
goes to the list that is made for it, and blocking to the SDN List; what can't be told
apart stands with each.
"""

from __future__ import annotations

from watchword.model import Designation
from watchword.sources.draft import clean
from watchword.sources.us.enhanced_values import Found, Item
from watchword.sources.us.vocabulary import SDN, fold_label, list_key

# By the page of each list on OFAC's site ("Additional Sanctions Lists").
_PROGRAMMES = {
    "sectoral sanctions identifications list": "UKRAINE-EO13662",
    "fse list": "FSE-",
    "non-sdn palestinian legislative council list": "NS-PLC",
    "non-sdn cmic list": "CMIC-",
    "capta list": "561-",
}
_BLOCK = "Block"


def read_designations(item: Item, found: Found) -> None:
    """Add one designation per list on which the entity stands."""
    programmes = item.texts(found, "sanctionsPrograms/sanctionsProgram")
    basis = item.texts(found, "legalAuthorities/legalAuthority")
    measures = item.texts(found, "sanctionsTypes/sanctionsType")
    lists: dict[str, str] = {}
    for element in item.group(found, "sanctionsLists/sanctionsList"):
        lists.setdefault(clean(element.text), element.get("datePublished", ""))
    if not lists and (programmes or basis or measures):
        lists[""] = ""
    for name, published in lists.items():
        item.draft.designations.append(
            Designation(
                programmes=_share_programmes(name, tuple(lists), programmes),
                listed_on=item.day(published, "datePublished"),
                basis=basis,
                measures=_share_measures(name, tuple(lists), measures),
                remark=name,
            )
        )


def _share_programmes(
    name: str, lists: tuple[str, ...], programmes: tuple[str, ...]
) -> tuple[str, ...]:
    if len(lists) == 1:
        return programmes
    own = _own_programmes(name, programmes)
    if own:
        return own
    claimed = {programme for each in lists for programme in _own_programmes(each, programmes)}
    rest = tuple(programme for programme in programmes if programme not in claimed)
    return rest or programmes


def _own_programmes(name: str, programmes: tuple[str, ...]) -> tuple[str, ...]:
    prefix = _PROGRAMMES.get(fold_label(name))
    return tuple(each for each in programmes if prefix and each.startswith(prefix))


def _share_measures(
    name: str, lists: tuple[str, ...], measures: tuple[str, ...]
) -> tuple[str, ...]:
    keys = {list_key(each) for each in lists}
    if len(keys) == 1 or _BLOCK not in measures:
        return measures
    if list_key(name) == SDN:
        return (_BLOCK,)
    return tuple(measure for measure in measures if measure != _BLOCK) or measures
