"""Text in XML: whatever a name holds, the file stays well-formed and says nothing else."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NONE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def allowed(text: object) -> str:
    """A text without what XML 1.0 has no place for, and without direction overrides."""
    return _STEERING.sub("", _NONE.sub("", str(text)))


def content(text: object) -> str:
    """A text between tags."""
    return escape(allowed(text))


def tag(name: str, inner: str | None = None, /, **attributes: object) -> str:
    """An element; ``inner`` is markup. An attribute ``stroke_width`` is ``stroke-width``."""
    stated = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(allowed(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{stated}/>" if inner is None else f"<{name}{stated}>{inner}</{name}>"
