"""Scripts, styles and shapes that the browser gets from us: copied at start from installed packages, never fetched.

Streamlit serves ``static/`` beside ``app.py``. Each file is copied into ``static/vendor/`` under a name that holds
the hash of its content, so that browsers may keep it for ever and still get a new version at once. Where a script
of ours imports another, the import is given that name as well.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stakeholders.codes import NORDIC
from stakeholders.ui.pages import app_folder

Finder = Callable[[], Path]
# Streamlit serves these files without saying how long they may be kept; browsers then keep a file for a tenth of the
# time for which it has been as it is, and don't ask for it meanwhile. A file's name changes with its content.
_LONG_AGO: Final = 946_684_800  # seconds: the first day of 2000
_IMPORT: Final = re.compile(rb'(?<= from "\./)[a-z-]+\.js(?=";)')


def in_package(package: str, *parts: str) -> Finder:
    """Return what finds a file of an installed package without importing it."""

    def find() -> Path:
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(f"the package {package!r} is not installed", name=package)
        return Path(spec.submodule_search_locations[0], *parts)

    return find


def beside(module_file: str, *parts: str) -> Finder:
    """Return what finds a file that lies beside one of our modules, given the module's ``__file__``."""
    return lambda: Path(module_file).parent.joinpath(*parts)


@lru_cache(maxsize=1)
def vendor_files() -> Mapping[str, Finder]:
    """Return what is served: the name in ``asset_url`` of each file, and what finds it."""
    return MappingProxyType(
        {
            "vis-network.js": in_package("pyvis", "templates", "lib", "vis-9.1.2", "vis-network.min.js"),
            "frame.css": beside(__file__, "frame.css"),
            **_ours("network_component"),
            "leaflet.js": in_package("xstatic.pkg.leaflet", "data", "leaflet.js"),
            "leaflet.css": in_package("xstatic.pkg.leaflet", "data", "leaflet.css"),
            **_ours("map_component"),
            "countries.json": _borders("countries.geojson"),
            **{
                f"{country}_{level}.json": _borders(f"{country.lower()}_{file}.geojson")
                for country in NORDIC
                for level, file in (("county", "regions"), ("municipality", "municipalities"))
            },
        }
    )


def _ours(folder: str) -> dict[str, Finder]:
    """Return what finds each script and style of one of our components."""
    names = [path.name for path in Path(__file__).parent.joinpath(folder).iterdir()]
    return {name: beside(__file__, folder, name) for name in sorted(names) if name.endswith((".js", ".css"))}


def _borders(file: str) -> Finder:
    """Return what finds a file of borders."""

    def find() -> Path:
        from stakeholders.places.areas import folder

        return folder() / file

    return find


def asset_url(name: str) -> str:
    """Return the address of a file of ``vendor_files``, relative to the page; the file is there afterwards.

    Raises
    ------
    KeyError
        When no file has this name.
    OSError
        When the file can't be read, or ``static/vendor/`` can't be written.
    """
    return _copied(name, app_folder())


@lru_cache(maxsize=256)
def _copied(name: str, root: Path) -> str:
    content = vendor_files()[name]().read_bytes()
    content = _IMPORT.sub(lambda found: _copied(found[0].decode(), root).rpartition("/")[2].encode(), content)
    stem, dot, ending = name.rpartition(".")
    served = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"
    target = root / "static" / "vendor" / served
    if not target.exists():
        _write(target, content)
    return f"app/static/vendor/{served}"


def _write(target: Path, content: bytes) -> None:
    """Write the file in one step, so that nobody is served half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).chmod(0o644)
    os.utime(unfinished, (_LONG_AGO, _LONG_AGO))
    Path(unfinished).replace(target)
