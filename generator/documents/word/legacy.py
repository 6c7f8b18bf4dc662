"""A legacy doc is turned into docx by LibreOffice, when it is installed, and read as that.

The conversion runs without a window in a directory of its own and is given up at the time
limit. A file called doc that is a docx or a web page is read as what it is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from generator.documents.limits import current_limits
from generator.documents.limits_zip import ENCRYPTED, is_encrypted_package, is_ole
from generator.documents.model import Document
from generator.documents.web.read import web_document
from generator.documents.word.read import word_document
from generator.errors import UnusableInput

_PROGRAMS = ("soffice", "libreoffice")
# What a document from strangers may not do: load pictures and texts from elsewhere, run anything.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Inet/Settings", "ooInetProxyType", "1"),  # by hand: nobody listens there
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def read_doc(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a doc file, stored as docx; UnusableInput says why there is none."""
    data = path.read_bytes()
    if not data:
        raise UnusableInput(f"{path.name}: the file is empty")
    if is_encrypted_package(data):
        raise UnusableInput(f"{path.name}: {ENCRYPTED}")
    keep = keep_public_landline
    if data.startswith(b"PK"):
        document = word_document(data, path.name, keep_public_landline=keep)
    elif is_ole(data) or data.startswith(b"{\\rtf"):
        document = word_document(doc_to_docx(path), path.name, keep_public_landline=keep)
    elif b"<" in data[:1000]:
        document = web_document(data, path.name, keep_public_landline=keep)
        return replace(document, name=f"{path.stem}.html")
    else:
        raise UnusableInput(f"{path.name}: not a Word document")
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, name=f"{path.stem}.docx", format="doc", sha256=digest)


def doc_to_docx(path: Path) -> bytes:
    """The docx that LibreOffice makes of a doc."""
    program = _program()
    if program is None:
        raise UnusableInput(
            f"{path.name}: reading doc needs LibreOffice, which is not installed; install it, or "
            "save the file as docx"
        )
    limits = current_limits()
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        source = work / "source.doc"
        shutil.copyfile(path, source)
        _write_settings(work / "profile")
        command = [program, f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", "docx:MS Word 2007 XML"]
        command += ["--outdir", str(work / "out"), str(source)]
        _run(command, path.name, limits.seconds)
        made = work / "out" / "source.docx"
        if not made.is_file():
            raise UnusableInput(f"{path.name}: LibreOffice cannot read it: damaged or encrypted")
        return made.read_bytes()


def _write_settings(profile: Path) -> None:
    """The settings of the converter, in a profile of its own."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _program() -> str | None:
    """Where LibreOffice is, or None."""
    found = (shutil.which(name) for name in _PROGRAMS)
    return next(
        (place for place in (*found, *_ELSEWHERE) if place and os.access(place, os.X_OK)), None
    )


def _run(command: list[str], name: str, seconds: int) -> None:
    """Runs the converter and everything it starts; ends all of it at the time limit."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise UnusableInput(f"{name}: LibreOffice did not finish in {seconds} s") from error
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the converter's own group of processes where the system knows groups."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, 9)
    else:
        process.kill()
