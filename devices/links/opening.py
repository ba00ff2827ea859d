"""The link behind a URL."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from devices.links.link import Link
from devices.loaded import Loaded

LINKS: Final = Loaded[Callable[[str], Link]](
    {
        "tcp": "devices.links.tcp:TcpLink",
        "socket": "devices.links.tcp:TcpLink",
        "serial": "devices.links.serial:SerialLink",
        "memory": "devices.links.memory:MemoryLink",
    }
)
"""`socket://` is `tcp://` under the name that serial tools use."""


def make_link(url: str) -> Link:
    """The closed link behind `url`. Raises `ValueError` with a sentence that names the bad part."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        raise ValueError(f"{url}: this is not a URL") from None
    if scheme not in LINKS:
        known = ", ".join(f"{name}://" for name in LINKS)
        raise ValueError(f"{url}: unknown scheme '{scheme}', this device's URL starts with one of {known}")
    return LINKS[scheme](url)
