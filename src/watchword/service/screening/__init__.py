"""Screen a whole file of subjects: read it, check every row, write what was found.

The room is everything around the check itself: which column means what, how a row becomes
a subject, work on all cores in the order of the input, going on after a kill, and files
that open safely in a spreadsheet.
"""

from watchword.service.screening.roles import Role
from watchword.service.screening.run import Screening, screen_file
from watchword.service.screening.wishes import ScreenWishes

__all__ = ["Role", "ScreenWishes", "Screening", "screen_file"]
