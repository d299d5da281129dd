"""A zip file becomes files in memory: never written to disk, its members known by their last name only."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from stakeholders.language import N_

MOST_MEMBERS: Final = 500
MOST_BYTES: Final = 1 << 30  # unpacked, all members together

NO_ARCHIVE: Final = N_("it is damaged or no zip file")
TOO_MANY: Final = N_("it holds too many files")
TOO_LARGE: Final = N_("it is too large when unpacked")
LOCKED: Final = N_("it is locked with a password")


class Refused(Exception):  # noqa: N818 - reads as what happened
    """An archive that is not opened; ``reason`` is a phrase of the catalogues."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Folder:
    """The files of one folder of an archive, by their last name."""

    path: str
    files: dict[str, bytes]


def opened_archive(raw: bytes) -> tuple[ZipFile, list[ZipInfo]]:
    """Return the archive and its members once its limits are checked.

    Raises
    ------
    Refused
        When it is no archive, holds too many files, would unpack to too many bytes, or is locked.
    """
    try:
        archive = ZipFile(BytesIO(raw))
        members = [member for member in archive.infolist() if not member.is_dir()]
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(NO_ARCHIVE) from error
    if len(members) > MOST_MEMBERS:
        raise Refused(TOO_MANY)
    if sum(member.file_size for member in members) > MOST_BYTES:  # no more than this can come out of it
        raise Refused(TOO_LARGE)
    if any(member.flag_bits & 1 for member in members):
        raise Refused(LOCKED)
    return archive, members


def folders_in(raw: bytes) -> list[Folder]:
    """Return the folders of an archive that hold files, the outermost first; raises ``Refused``."""
    archive, members = opened_archive(raw)
    folders: dict[str, dict[str, bytes]] = {}
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        if path.name.casefold().endswith((".csv", ".toml", ".json")):
            folders.setdefault(str(path.parent), {})[path.name] = _content(archive, member)
    return [Folder(path, files) for path, files in sorted(folders.items(), key=lambda one: (one[0].count("/"), one[0]))]


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    try:
        return archive.read(member)
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(NO_ARCHIVE) from error
    except Exception as error:  # zlib, lzma and bz2 each raise their own
        raise Refused(NO_ARCHIVE) from error
