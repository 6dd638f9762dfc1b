"""Lines of time: what happened to somebody or between two countries, over all stored reports.

The same visit told by five papers is one event with five sources; where the papers differ,
the line shows who says what. What the register knows of the same day stands beside it.
"""

from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.asking import timeline
from watchword.service.timeline.question import Wishes, read_types

__all__ = ["Timeline", "Wishes", "read_types", "timeline"]
