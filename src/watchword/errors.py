"""Everything that can fail, as one tree.

Bad *data* inside a release is not an exception: it becomes a
:class:`~watchword.model.problem.Problem` and the release goes on. A failed
*operation* raises one of these:

    WatchwordError
    ├── WrongUse                the request itself makes no sense
    │   └── ExtraMissing        an optional part of the package is not installed
    ├── InputRefused            a file or body was not accepted; nothing changed
    │   ├── Unrecognised        it is no list, report or table that we know
    │   ├── Malformed           it is, but broken or cut short
    │   ├── NotWhole            it is an excerpt or an amendment, not the list
    │   ├── Implausible         it falls outside what its list is known to hold
    │   ├── UnsafeArchive       a zip or gzip bomb, or an archive with more than a list in it
    │   └── FetchFailed         an authority's server did not give the list
    ├── NotFound                no such target, entry or release
    └── RegisterTrouble         the register or its index can't be used
        ├── RegisterBusy        another update holds it
        ├── RegisterDamaged     what is stored does not agree with itself
        ├── RegisterVersion     it was written by a newer version
        └── IndexTrouble        the index can't be used; it can always be built again
            ├── IndexMissing    there is none for this state of the register
            └── IndexDamaged    its files do not agree with its manifest

Exit codes and HTTP statuses for these live in tables at the doors.
"""

from __future__ import annotations


class WatchwordError(Exception):
    """The root of everything that Watchword raises on purpose."""


class WrongUse(WatchwordError):
    """The request makes no sense: an unknown authority, a threshold of 7."""


class ExtraMissing(WrongUse):
    """An optional part of the package is needed and not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        self.extra = extra
        super().__init__(
            f"{needed_for} needs the '{extra}' extra: install it with "
            f"`pip install 'watchword[{extra}]'`"
        )


class InputRefused(WatchwordError):
    """A file or a body was not accepted, and nothing was changed by it."""


class Unrecognised(InputRefused):
    """The content is none of the formats that we read."""


class Malformed(InputRefused):
    """The content is broken or cut short.

    Attributes:
        locator: Where in the file: a line, a row, an element.
    """

    def __init__(self, message: str, *, locator: str = "") -> None:
        self.locator = locator
        super().__init__(f"{message} ({locator})" if locator else message)


class NotWhole(InputRefused):
    """The file is an excerpt or an amendment and can't stand for the list."""


class Implausible(InputRefused):
    """The content falls outside what its list is known to hold.

    Too few or too many targets, a field that is suddenly empty, or more targets lost
    since the last release than the settings allow.
    """


class UnsafeArchive(InputRefused):
    """A compressed file that unpacks to more than a list can be, or to more than one."""


class FetchFailed(InputRefused):
    """An authority's server did not give its list."""


class NotFound(WatchwordError):
    """There is no such target, entry or release."""


class RegisterTrouble(WatchwordError):
    """The register or its index can't be used."""


class RegisterBusy(RegisterTrouble):
    """Another process is updating the register."""


class RegisterDamaged(RegisterTrouble):
    """What is stored does not agree with itself."""


class RegisterVersion(RegisterTrouble):
    """The register was written by a newer version of Watchword."""


class IndexTrouble(RegisterTrouble):
    """The index can't be used. It is derived: building it again mends it."""


class IndexMissing(IndexTrouble):
    """No index was built for this state of the register by this version."""


class IndexDamaged(IndexTrouble):
    """The files of the index do not agree with its manifest."""
