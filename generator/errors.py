"""The exceptions of the program.

Exceptions are about the user's input or our own faults; what is wrong *inside* a
disclosure is a finding (`generator.findings`), never an exception.

    MingzhangError             anything this program raises on purpose
    ├── UnusableInput          a file that cannot be read as a disclosure (exit code 2)
    ├── ManifestError          a `disclosure.yml` that is missing, unreadable or wrong (exit code 2)
    ├── StandardsError         our own YAML or CSV of standards is wrong: a fault of ours
    ├── PackageError           a data package that cannot be read or is inconsistent
    └── UsageError             options that do not fit together (exit code 2)
"""


class MingzhangError(Exception):
    """Root of the tree: its text is one line that says what to do."""


class UnusableInput(MingzhangError):
    """The file cannot be read as a disclosure; the text says why and what to try."""


class ManifestError(MingzhangError):
    """The manifest is missing, unreadable, or has unknown or ill-typed keys."""


class StandardsError(MingzhangError):
    """A file in `generator/standards` breaks its own rules."""


class PackageError(MingzhangError):
    """A data package is missing a resource or contradicts its descriptor."""


class UsageError(MingzhangError):
    """The options of a command do not fit together."""
