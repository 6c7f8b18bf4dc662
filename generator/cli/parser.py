"""The commands and their options, with help and examples; it runs nothing itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from generator import __version__
from generator.cli import commands

Command = Callable[[argparse.Namespace], int]

_EPILOG = """examples:
  mingzhang add 2024-budget.txt              register a disclosure of the site
  mingzhang convert *.txt --to packages      make data packages of any files, anywhere
  mingzhang show 2024-budget.txt 3           draw the third table with its binding
  mingzhang validate draft.docx              check a document before it is published
  mingzhang build && mingzhang serve         build the site and look at it
"""


class _Parser(argparse.ArgumentParser):
    """Mistakes in one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        print(f"mingzhang: error: {message} (see {self.prog} --help)", file=sys.stderr)
        sys.exit(2)


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The parsed arguments; `run` is the function of the command."""
    arguments, unknown = build_parser().parse_known_args(argv)
    if unknown:
        arguments.of.error(
            f"unrecognized arguments: {' '.join(unknown)}{_meant(unknown, arguments)}"
        )
    return arguments


def _meant(unknown: Sequence[str], arguments: argparse.Namespace) -> str:
    """The option that a misspelled one is nearest to."""
    from difflib import get_close_matches  # only here: help must be quick

    known = [f"--{name.replace('_', '-')}" for name in vars(arguments)]
    near = [get_close_matches(word.partition("=")[0], known, 1) for word in unknown]
    meant = next((found[0] for found in near if found), "")
    return f"; did you mean {meant}?" if meant else ""


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="mingzhang",
        description="Turns published Chinese departmental budgets into exact, traceable data "
        "packages and a static site.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mingzhang {__version__}")
    choices = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for define in (_add, _convert, _show, _build, _serve, _validate):
        define(choices)
    return parser


def _command(
    choices: argparse._SubParsersAction[_Parser], name: str, run: Command, text: str, examples: str
) -> argparse.ArgumentParser:
    parser = choices.add_parser(
        name,
        help=text.split(": ")[0].split(". ")[0].rstrip("."),
        description=text,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run, of=parser)
    return parser


def _add(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "add",
        commands.add,
        "Register a disclosure: detect what it is, store its source with contact details masked, "
        "write its disclosure.yml and its data package.",
        "  mingzhang add 2024-budget.txt\n"
        "  mingzhang add 2024.txt --division 500152 --url https://example.gov.cn/2024.html\n",
    )
    parser.add_argument(
        "path", nargs="+", type=Path, metavar="PATH", help="files of one disclosure"
    )
    _identity_options(parser)
    parser.add_argument("--url", help="where the document was published")
    parser.add_argument("--retrieved", metavar="DATE", help="day it was fetched, YYYY-MM-DD")
    parser.add_argument(
        "--licence", metavar="NAME", help="Open Definition licence id, if it has one"
    )
    parser.add_argument("--force", action="store_true", help="replace a disclosure of the same id")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    _packages_option(parser)


def _convert(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "convert",
        commands.convert,
        "Convert disclosures to data packages in DIR/<id>/. Each PATH is one disclosure; a file "
        "that cannot be used is reported and the others are converted.",
        "  mingzhang convert 2024-budget.txt --to packages\n"
        "  mingzhang convert a.txt b.md --to packages\n"
        "  mingzhang convert tables.xlsx prose.docx --together --to packages\n",
    )
    parser.add_argument("path", nargs="+", type=Path, metavar="PATH", help="a disclosure")
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="where to write")
    _together_option(parser)
    _identity_options(parser)


def _show(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "show",
        commands.show,
        "Show the tables of a disclosure, or one table with its binding drawn in.",
        "  mingzhang show 500152-wangxin-2023-budget\n  mingzhang show 2024-budget.txt 3\n",
    )
    parser.add_argument("disclosure", metavar="PATH|ID", help="a file, a package or its id")
    parser.add_argument("table", nargs="?", metavar="TABLE", help="table id, ordinal or number")
    parser.add_argument("--wide", action="store_true", help="do not shorten cells")
    _identity_options(parser)
    _packages_option(parser)


def _build(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "build",
        commands.build,
        "Convert the registered disclosures again and build the site into site/.",
        "  mingzhang build\n  mingzhang build --no-convert\n",
    )
    parser.add_argument("--no-convert", action="store_true", help="take the packages as they are")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="pages (default: docs)")
    parser.add_argument("--site", type=Path, default=Path("site"), help="output (default: site)")
    _packages_option(parser)


def _serve(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "serve",
        commands.serve,
        "Serve the built site on this machine only: http://127.0.0.1:PORT/.",
        "  mingzhang serve\n  mingzhang serve --port 8080\n",
    )
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--live", action="store_true", help="build pages anew as docs/ changes")
    parser.add_argument("--site", type=Path, default=Path("site"), help="default: site")


def _validate(choices: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(
        choices,
        "validate",
        commands.validate,
        "Check disclosures: data packages (by id, directory, or directory of packages) and "
        "documents, which are read without writing anything. Exit code 1 when something found "
        "is as serious as --fail-on, or a package is broken.",
        "  mingzhang validate\n"
        "  mingzhang validate draft.docx --format html --output report.html\n"
        "  mingzhang validate tables.xlsx prose.docx --together\n"
        "  mingzhang validate packages --fail-on warning\n",
    )
    parser.add_argument(
        "target", nargs="*", metavar="ID|PATH", help="default: all registered disclosures"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown", "html", "docx"),
        default="text",
        help="form of the report (default: text; docx needs python-docx)",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report into a file")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "notice", "never"),
        default="error",
        help="least severity that gives exit code 1 (default: error)",
    )
    _together_option(parser)
    _identity_options(parser)
    _packages_option(parser)


def _together_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--together",
        action="store_true",
        help="the PATHs are the files of one disclosure: tables in one, words in another",
    )


def _identity_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what the disclosure is, where the document does not say")
    group.add_argument("--publisher", help="full name of the department")
    group.add_argument("--slug", help="short name for the id, such as caizhengju")
    group.add_argument("--division", help="GB/T 2260 code or name, such as 110108 or 海淀区")
    group.add_argument("--year", type=int, help="the fiscal year the tables are for")
    group.add_argument("--phase", choices=("budget", "final"), help="budget or final accounts")


def _packages_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--datapackages",
        type=Path,
        default=Path("datapackages"),
        metavar="DIR",
        help="where registered disclosures are (default: datapackages)",
    )
