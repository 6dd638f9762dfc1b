"""What tables call a person, a body, a ship."""

from __future__ import annotations

from watchword.model import Schema
from watchword.sources.own.columns import squeeze

_WORDS: dict[str, Schema] = {
    **{schema.value: schema for schema in Schema},
    "individual": Schema.PERSON,
    "natural person": Schema.PERSON,
    "people": Schema.PERSON,
    "human": Schema.PERSON,
    "person": Schema.PERSON,
    "entity": Schema.ORGANIZATION,
    "organisation": Schema.ORGANIZATION,
    "body": Schema.ORGANIZATION,
    "group": Schema.ORGANIZATION,
    "bank": Schema.COMPANY,
    "business": Schema.COMPANY,
    "firm": Schema.COMPANY,
    "corporate": Schema.COMPANY,
    "authority": Schema.PUBLIC_BODY,
    "government": Schema.PUBLIC_BODY,
    "ship": Schema.VESSEL,
    "boat": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
    "plane": Schema.AIRPLANE,
    "wallet": Schema.CRYPTO_WALLET,
    "crypto": Schema.CRYPTO_WALLET,
}
KINDS: dict[str, Schema] = {squeeze(word): schema for word, schema in _WORDS.items()}
"""What a party is by the word for it, squeezed."""
