"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefing.errors import OutputError


def write_whole(path: Path, content: bytes) -> Path:
    """Write the bytes beside the target and move them there in one step; return the path.

    Raises:
        OutputError: the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as cause:
        raise OutputError(
            f"{path} : {cause.strerror} — choisir un autre dossier avec --output"
        ) from cause
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as cause:
        Path(temporary).unlink(missing_ok=True)
        raise OutputError(
            f"{path} : {cause.strerror} — libérer de la place ou choisir un autre dossier"
        ) from cause
    return path
