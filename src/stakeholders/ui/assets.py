"""Scripts, styles and shapes that the browser gets from us: copied at start from installed packages, never fetched.

Streamlit serves ``static/`` beside ``app.py``. Each file is copied into ``static/vendor/`` under a name that holds
the hash of its content, so that browsers may keep it for ever and still get a new version at once.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from stakeholders.codes import NORDIC
from stakeholders.ui.pages import app_folder

Finder = Callable[[], Path]


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
            "network.js": beside(__file__, "network_component", "network.js"),
            "network.css": beside(__file__, "network_component", "network.css"),
            "leaflet.js": in_package("xstatic.pkg.leaflet", "data", "leaflet.js"),
            "leaflet.css": in_package("xstatic.pkg.leaflet", "data", "leaflet.css"),
            "map.js": beside(__file__, "map_component", "map.js"),
            "map.css": beside(__file__, "map_component", "map.css"),
            "countries.json": _borders("countries.geojson"),
            **{
                f"{country}_{level}.json": _borders(f"{country.lower()}_{file}.geojson")
                for country in NORDIC
                for level, file in (("county", "regions"), ("municipality", "municipalities"))
            },
        }
    )


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
    Path(unfinished).replace(target)
