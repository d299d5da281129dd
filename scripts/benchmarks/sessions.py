"""Many readers at once, without browsers: websocket clients that speak Streamlit's own messages."""

import asyncio
import time
from dataclasses import dataclass, field
from statistics import median

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from scripts.benchmarks.servers import Server

_PATIENCE = 180.0  # seconds for one run of a page


@dataclass(slots=True)
class Reader:
    """One session, as a browser holds it: it tells the server which messages it has kept.

    Attributes
    ----------
    page
        Address of the page without slashes, empty for the first.
    query
        The link's choices, such as ``data=n1000``.
    received
        Bytes of the last run's messages.
    """

    socket: ClientConnection
    page: str
    query: str
    received: int = 0
    _kept: set[str] = field(default_factory=set)

    async def rerun(self) -> float:
        """Run the page once more; return how many seconds until it was finished.

        Raises
        ------
        TimeoutError
            When that takes longer than three minutes.
        RuntimeError
            When the page did not come to its end.
        """
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_name = self.page
        ask.rerun_script.cached_message_hashes.extend(sorted(self._kept))
        begin = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        async with asyncio.timeout(_PATIENCE):
            await self._until_finished()
        return time.perf_counter() - begin

    async def _until_finished(self) -> None:
        self.received = 0
        while True:
            raw = await self.socket.recv()
            self.received += len(raw)
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            if message.metadata.cacheable:
                self._kept.add(message.hash)
            self._refuse_errors(message)
            if (
                message.WhichOneof("type") == "script_finished"
                and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return

    def _refuse_errors(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RuntimeError(f"the page {self.page!r} can't be run")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            shown = element.WhichOneof("type")
            if shown == "exception" or (shown == "alert" and element.alert.format == Alert.ERROR):
                raise RuntimeError(f"the page {self.page!r} shows an error")


async def arrive(server: Server, page: str = "", query: str = "") -> Reader:
    """Open a session and run the page for the first time."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    socket = await connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(server.url),
        max_size=None,
        compression=None,
        ping_interval=None,
    )
    reader = Reader(socket, page, query)
    await reader.rerun()
    return reader


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many sessions at once were answered: median seconds of a rerun, and MB of memory for each session."""

    rerun: float
    memory: float


async def crowd(server: Server, count: int, rounds: int, pages: list[tuple[str, str]]) -> Crowd:
    """Let so many sessions arrive and then ask all at the same moment, several times.

    Parameters
    ----------
    pages
        Pairs of page and query; the sessions take them in turn.
    """
    await _leave([await arrive(server, *page) for page in pages])  # what all share is in memory before it is counted
    before = server.memory
    readers = [await arrive(server, *pages[number % len(pages)]) for number in range(count)]
    taken: list[float] = []
    for _ in range(rounds):
        taken += await asyncio.gather(*(reader.rerun() for reader in readers))
    held = server.memory - before
    await _leave(readers)
    return Crowd(median(taken), max(0.0, held) / count)


async def _leave(readers: list[Reader]) -> None:
    await asyncio.gather(*(reader.socket.close() for reader in readers))
