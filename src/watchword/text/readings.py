"""Further readings of a name: the same characters are read otherwise elsewhere.

A name in Chinese characters is read as Chinese first; it may be a Japanese or a Korean
name all the same. Whoever compares names takes all readings.
"""

from __future__ import annotations

from functools import lru_cache

from watchword.text.hanja import korean_reading
from watchword.text.japanese import name_readings
from watchword.text.names import NameForm, Reading
from watchword.text.transliteration import is_han


def other_readings(form: NameForm) -> tuple[NameForm, ...]:
    """A person's name in Chinese characters as it is read in Japan and Korea.

    The forms are in Latin letters, as they would stand in a passport. Empty for any other
    name, and where nothing is known of the characters.
    """
    if form.reading is not Reading.PERSON or form.script not in {"Hani", "Jpan"}:
        return ()
    return _other_readings(form.original)


@lru_cache(maxsize=8192)
def _other_readings(original: str) -> tuple[NameForm, ...]:
    text = " ".join(original.replace("・", " ").split())
    found: list[tuple[str, ...]] = list(name_readings(text)) if text else []
    if all(is_han(char) for char in text.replace(" ", "")):
        words = text.split()
        for order in dict.fromkeys(("".join(words), "".join(words[-1:] + words[:-1]))):
            korean = korean_reading(order)
            if korean:
                found.append(korean)
    return tuple(
        NameForm(original=original, script="Latn", reading=Reading.PERSON, tokens=tokens)
        for tokens in dict.fromkeys(found)
    )
