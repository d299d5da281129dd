"""Watches what a Python process asks the network for: every address beyond this machine is refused and written down.

A folder with the ``sitecustomize`` written here is put first on the path of the server's process; Python runs it before
anything else. Unlike a closed network it also tells who was asked.
"""

from pathlib import Path

REFUSED = "asked beyond this machine:"
_WATCH = '''"""Refuse and write down every address beyond this machine."""
import socket
import sys

HERE = {{"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}}


def watch(event, args):
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in HERE and host != socket.gethostname():
        with open({record!r}, "a", encoding="utf-8") as record:
            print({refused!r}, event, host, file=record)
        raise OSError(f"{{host}} is beyond this machine")


sys.addaudithook(watch)
'''


def guard_folder(log: Path) -> Path:
    """Write the watch beside the log; a Python process with this folder first on its path is under it."""
    folder = log.parent / "guard"
    folder.mkdir(exist_ok=True)
    text = _WATCH.format(record=str(record_of(log)), refused=REFUSED)
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    return folder


def record_of(log: Path) -> Path:
    """Return the file that refused addresses are written to."""
    return log.parent / "refused.txt"
