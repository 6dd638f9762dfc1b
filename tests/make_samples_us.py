"""Write the sample's earlier release of OFAC's list: the later one without its round.

Run it where the later one has changed:

    python tests/make_samples_us.py
"""

from __future__ import annotations

import re
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "src/watchword/sample"
LATER = SAMPLE / "lists/us-sdn/2023-04-12/SDN_ENHANCED.XML"
EARLIER = SAMPLE / "earlier/us-sdn/2023-04-11/SDN_ENHANCED.XML"

_ENTITY = re.compile(r"    <entity id=.*?</entity>\n", re.S)


def earlier_release(later: str) -> str:
    """The list as it was the day before: who was published on the day is left out."""
    kept = _ENTITY.sub(
        lambda found: "" if 'datePublished="2023-04-12"' in found[0] else found[0], later
    )
    return kept.replace(
        "<dataAsOf>2023-04-12T00:00:00</dataAsOf>", "<dataAsOf>2023-04-11T00:00:00</dataAsOf>"
    )


def main() -> None:
    """Write it."""
    EARLIER.parent.mkdir(parents=True, exist_ok=True)
    EARLIER.write_text(
        earlier_release(LATER.read_text(encoding="utf-8")), encoding="utf-8", newline=""
    )


if __name__ == "__main__":
    main()
