"""Name everything that a user can mend; each message says what is wrong and what to do.

BriefingError
├── UsageError            2  an option, a setting or a path is wrong
│   └── PipelineError        the French pipeline cannot be loaded
├── InputError            3  one input cannot be read (4 when none can)
│   └── NotFrenchError
├── NoArticleError        4  no usable article at all
├── LockedError           5  another run holds the lock
└── OutputError           6  an output cannot be made
    ├── VerbatimError        a printed passage is not in its article
    └── StoreError           the state of the daily runs cannot be read or written

"""

from __future__ import annotations

import os
import sys


class BriefingError(Exception):
    """Stand at the root of all errors that a user can mend."""

    exit_code = 1


class UsageError(BriefingError):
    """Report a wrong option, setting or path."""

    exit_code = 2


class PipelineError(UsageError):
    """Report a French pipeline that cannot be loaded."""


class InputError(BriefingError):
    """Report one input that cannot be read, by its name and with its remedy."""

    exit_code = 3

    def __init__(self, name: str, reason: str, remedy: str = "") -> None:
        self.name = name
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{name} : {reason}" + (f" — {remedy}" if remedy else ""))


class NotFrenchError(InputError):
    """Report an article that is not in French."""


class NoArticleError(BriefingError):
    """Report that no usable article was found."""

    exit_code = 4


class LockedError(BriefingError):
    """Report that another run holds the lock."""

    exit_code = 5


class OutputError(BriefingError):
    """Report an output that cannot be made."""

    exit_code = 6


class VerbatimError(OutputError):
    """Report a printed passage that is not verbatim in its article."""


class StoreError(OutputError):
    """Report a state of the daily runs that cannot be read or written."""


def debugging() -> bool:
    """Tell whether the full trace of a fault of ours is wanted."""
    return "--debug" in sys.argv[1:] or bool(os.environ.get("BRIEFING_DEBUG"))
