"""A bad line on purpose: between the phone and the server, it cuts what it is told to cut, at any byte."""

import contextlib
import socket
import threading
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
            _close(one)

    def _accept(self) -> None:
        while True:
            phone, _address = self._listener.accept()
            if self.is_down:
                _close(phone)
            else:
                threading.Thread(target=self._serve, args=(phone,), daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        except OSError:
            return _close(phone)
        self._open |= {phone, server}
        threading.Thread(target=self._pass_answers, args=(server, phone), daemon=True).start()
        with contextlib.suppress(OSError):
            while chunk := phone.recv(65536):
                if self.trouble and chunk.startswith(_SENDING):
                    if not self._disturb(chunk, server, phone):
                        break
                else:
                    server.sendall(chunk)
        _close(phone), _close(server)
        self._open -= {phone, server}

    def _disturb(self, chunk: bytes, server: socket.socket, phone: socket.socket) -> bool:
        """Whether the connection goes on afterwards."""
        trouble, self.trouble = self.trouble, ""
        if trouble == "cut while sending":
            server.sendall(chunk[: self.random.randrange(len(chunk))])
            return False
        if trouble == "answer lost":
            server.sendall(chunk)
            rest = phone.recv(65536) if b"\r\n\r\n" in chunk and chunk.endswith(b"\r\n\r\n") else b""
            server.sendall(rest)
            threading.Event().wait(self.random.choice((0.01, 0.05, 0.2)))
            return False
        server.sendall(chunk)
        self.at_send()
        return True

    def _pass_answers(self, server: socket.socket, phone: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := server.recv(65536):
                phone.sendall(chunk)
        _close(phone), _close(server)


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
