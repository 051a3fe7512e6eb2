"""Which commands there are, and how a run of them ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from laydown import __version__
from laydown.cli import asking, checking, exporting, grading, judging, looking, reading, sample, upkeep
from laydown.errors import BadReport, LaydownError, SourceUnusable, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, SET_ASIDE, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130
_EPILOG = (
    "Exit codes: 0 done · 1 some input was set aside · 2 wrong usage · 3 the ledger, the model or a catalogue cannot be used."
)

app = typer.Typer(
    name="laydown",
    help="Reads public reports and keeps a sourced, dated ledger of which military systems and forces are said to be where.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001  Typer calls it with the flag
    if asked:
        typer.echo(f"laydown {__version__}")
        raise typer.Exit


@app.callback()
def laydown(
    *,
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and end."),  # noqa: FBT003  Typer's default
) -> None:
    """Read public reports and keep a sourced, dated ledger of which military systems and forces are said to be where."""


for _add in (sample.add, reading.add, asking.add, looking.add, judging.add, grading.add, exporting.add, checking.add, upkeep.add):
    _add(app)


def main() -> None:
    """Run the command line and end the program."""
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what goes wrong is one line on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A report may hold characters that no encoding can write; JSON stays valid with them as escapes.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    try:
        return _ended(typer.main.get_command(app).main(list(arguments) or ["--help"], prog_name="laydown", standalone_mode=False))
    except LaydownError as problem:
        return _fail(str(problem), _code(problem))
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except (BrokenPipeError, SystemExit):
        # Typer ends the program itself where the reader of a pipe has gone, and only there.
        _forget_stdout()
        return DONE
    except Exception as problem:  # noqa: BLE001  the last net: whatever it is, the user gets one line
        return _other(problem)


def _ended(value: object) -> int:
    if value == INTERRUPTED:
        return _fail("interrupted", INTERRUPTED)
    return value if isinstance(value, int) else DONE


def _code(problem: LaydownError) -> int:
    if isinstance(problem, UsageError):
        return WRONG_USAGE
    return SET_ASIDE if isinstance(problem, BadReport | SourceUnusable) else UNUSABLE


def _other(problem: Exception) -> int:
    # Click's own errors are told by what they offer: Typer brings its own copy of Click's classes in some versions.
    if hasattr(problem, "format_message"):
        context = getattr(problem, "ctx", None)
        where = context.command_path if context else "laydown"
        return _fail(f"{problem.format_message()} (see: {where} --help)", getattr(problem, "exit_code", WRONG_USAGE))
    if type(problem).__name__ == "Abort":
        return _fail("interrupted", INTERRUPTED)
    if os.environ.get("LAYDOWN_TRACEBACK"):
        raise problem
    return _fail(f"an error of Laydown's own: {type(problem).__name__}: {problem} (LAYDOWN_TRACEBACK=1 shows where)", UNUSABLE)


def _fail(message: str, code: int) -> int:
    from laydown.products.printable import one_line

    typer.echo(f"laydown: {one_line(message)}", err=True)
    return code


def _forget_stdout() -> None:
    # The interpreter flushes standard output once more on its way out, and would complain of the closed pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
