"""Run as a process of its own (`python -I app/sheets/unpack ...`): a file on standard input, its cells as JSON out.

Ends with one of the codes below; dies by its limits where a file asks for too much. It imports its neighbours and
nothing of the app.
"""

import json
import resource
import sys

from markup import markup_sheets
from python_calamine import PasswordError
from workbook import TooMuch, every_sheet, first_filled_sheet

MEMORY = 1024**3
SECONDS = 5
UNREADABLE, LOCKED, TOO_MUCH = 2, 3, 4


def main(what: str, most_rows: int) -> int:
    content = sys.stdin.buffer.read()
    try:
        if what == "first":
            found: list = first_filled_sheet(content, most_rows)
        elif what == "every":
            found = every_sheet(content, most_rows)
        else:
            found = markup_sheets(content, most_rows)
    except TooMuch:
        return TOO_MUCH
    except PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_MUCH
    except Exception:  # whatever the reader raises, the file is the cause
        return UNREADABLE
    json.dump(found, sys.stdout)
    return 0


def _limit() -> None:
    """Where the system can hold a process to a limit (macOS cannot hold it to its memory)."""
    for limited, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limited, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    _limit()
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
