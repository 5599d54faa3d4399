"""A bad line on purpose: between the phone and the server, it cuts what it is told to cut, at any byte."""

import contextlib
import socket
import threading
import time
from random import Random

_SENDING = (b"POST /outreach/send", b"POST /outreach/files/")


class Proxy:
    """Passes everything on to `port` until it is told otherwise; `trouble` is what happens to the next send."""

    def __init__(self, port: int):
        self.port = port
        self.trouble = ""
        self.is_down = False
        self.random = Random()
        self.at_send = lambda: None  # what else happens in the middle of a send
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.own_port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_all(self) -> None:
        """Every connection breaks now."""
        for one in list(self._open):
            _cut(one)

    def _accept(self) -> None:
        while True:
            phone, _address = self._listener.accept()
            threading.Thread(target=self._serve, args=(phone,), daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        """One connection of the phone, to its end; whoever cuts it leaves the closing to us."""
        with phone, contextlib.suppress(OSError):
            if self.is_down:
                return
            with socket.create_connection(("127.0.0.1", self.port), timeout=60) as server:
                server.settimeout(None)
                self._open.update((phone, server))
                answers = threading.Thread(target=_pass_on, args=(server, phone), daemon=True)
                answers.start()
                try:
                    self._pass_requests(phone, server)
                finally:
                    _cut(phone)
                    _cut(server)
                    answers.join()
                    self._open.difference_update((phone, server))

    def _pass_requests(self, phone: socket.socket, server: socket.socket) -> None:
        while chunk := phone.recv(65536):
            if not self.trouble or not chunk.startswith(_SENDING):
                server.sendall(chunk)
            elif not self._disturb(chunk, server, phone):
                break

    def _disturb(self, chunk: bytes, server: socket.socket, phone: socket.socket) -> bool:
        """Whether the connection goes on afterwards."""
        trouble, self.trouble = self.trouble, ""
        if trouble == "cut while sending":
            server.sendall(chunk[: self.random.randrange(len(chunk))])
            return False
        server.sendall(chunk)
        if trouble == "answer lost":
            _cut(phone)  # the server goes on with what it has got, and answers nobody
            time.sleep(self.random.choice((0.01, 0.05, 0.2)))
            return False
        self.at_send()
        return True


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
    _cut(target)


def _cut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
