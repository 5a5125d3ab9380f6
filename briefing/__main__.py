"""Start the command line: one sentence for whatever goes wrong, never a traceback by surprise."""

from __future__ import annotations

import io
import os
import sys

from briefing.errors import BriefingError, debugging


def main() -> None:
    """Run `briefing` and leave with its documented exit code."""
    from briefing.cli import app

    _print_what_can_be_printed()
    try:
        app()
    except BriefingError as error:
        _say(str(error))
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        # The reader of our output has left (`briefing schema | head`): nobody is there to be told.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives until the process ends
        raise SystemExit(0) from None
    except Exception as error:
        if debugging():
            raise
        # The last line of defence: a fault of ours, told in a sentence.
        _say(
            f"erreur interne ({type(error).__name__} : {error}) — "
            "relancer avec « briefing --debug … » et signaler le message"
        )
        raise SystemExit(1) from None


def _print_what_can_be_printed() -> None:
    """Let no name or quotation mark that a terminal's encoding lacks end a run."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        # A file name that is not Unicode is printed as the bytes it has.
        sys.stdout.reconfigure(errors="surrogateescape" if unicode else "backslashreplace")


def _say(message: str) -> None:
    print(f"briefing : {' '.join(message.split())}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
