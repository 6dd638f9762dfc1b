"""A reading's JSON form, read back: the inverse of :meth:`~watchword.news.report.Reading.to_dict`.

What ``to_dict`` writes under another name than the field's is renamed here; all the rest is
read by the types of the vocabulary, so a field that is added to it needs no line here. Fields
that are missing (a reading that an earlier version wrote) take their defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from watchword.errors import Malformed
from watchword.news.report import Json, Reading

_RELATION = {"from": "source", "to": "target", "register": "held"}
_CLAIM = {"register": "held"}


def reading_from_dict(data: Mapping[str, Any]) -> Reading:
    """The reading that a JSON document of ``watchword read --json`` holds.

    Of a linked target the schema is not part of the document, and is None.

    Raises:
        Malformed: It is no such document; the message says where.
    """
    renamed = {
        **data,
        "designations": _renamed(data.get("designations", ()), _CLAIM),
        "relations": _renamed(data.get("relations", ()), _RELATION),
    }
    try:
        return msgspec.convert(renamed, Reading)
    except msgspec.ValidationError as error:
        raise Malformed(f"this is no reading of a report: {error}") from error


def _renamed(values: Any, names: Mapping[str, str]) -> Any:
    """The values with some keys under other names; what is no list of objects stays as it is."""
    if not isinstance(values, list | tuple):
        return values
    return [_with_names(each, names) for each in values]


def _with_names(value: Any, names: Mapping[str, str]) -> Json | Any:
    if not isinstance(value, Mapping):
        return value
    return {names.get(key, key): content for key, content in value.items()}
