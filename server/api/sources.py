"""Where a request comes from, as far as it can be believed: whom a limit or a delay is counted against."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

Network = IPv4Network | IPv6Network
HEADER = "X-Forwarded-For"
HOPS = 8
"""More proxies than this stand before nobody."""
NOWHERE = "unknown"
TRUSTED = web.AppKey("trusted_proxies", tuple[Network, ...])


def trust(application: web.Application, proxies: Iterable[str]) -> None:
    """Believe what proxies with these addresses or networks say about who asked; nobody else is believed."""
    application[TRUSTED] = tuple(ip_network(text) for text in proxies)


def source(request: web.Request) -> str:
    """The client's address, IPv6 as its /64: whoever has one address of that has them all."""
    trusted = request.app.get(TRUSTED, ())
    return source_of(request.remote, request.headers.getall(HEADER, ()) if trusted else (), trusted)


def source_of(peer: str | None, forwarded: Sequence[str] = (), trusted: Sequence[Network] = ()) -> str:
    """The source of a connection from `peer`; `forwarded`: the X-Forwarded-For headers that it sent."""
    found = _address(peer or "")
    if found is None:
        return NOWHERE
    # Each proxy adds, at the end, whom it saw. What stands before the first that we do not trust may be made up.
    for text in reversed(",".join(forwarded).split(",")[-HOPS:]):
        if not _within(found, trusted):
            break
        before = _address(text)
        if before is None:
            break
        found = before
    return str(found) if found.version == 4 else str(IPv6Network((int(found) >> 64 << 64, 64)))


def within(source: str, networks: Sequence[Network]) -> bool:
    """Whether a source, as `source_of` writes it, lies in one of the networks."""
    if not networks or source == NOWHERE:
        return False
    network = ip_network(source)
    return any(n.version == network.version and network.subnet_of(n) for n in networks)  # type: ignore[arg-type]


def _within(address: IPv4Address | IPv6Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address in "10.0.0.7", "10.0.0.7:5123", "fe80::1%eth0", "[2001:db8::7]:5123"; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        return found.ipv4_mapped
    return found
