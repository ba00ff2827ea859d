"""Where a server listens, and the address that a browser opens for it."""

import socket


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 finds a free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    made.setblocking(False)
    return made


def shown(host: str) -> str:
    """The host as an address that a browser can open."""
    if host in ("0.0.0.0", "::", ""):
        return socket.gethostbyname(socket.gethostname()) if host != "::" else "[::1]"
    return f"[{host}]" if ":" in host else host
