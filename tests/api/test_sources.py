"""Against whom a limit is counted: the client's address, and a proxy's word only where the configuration trusts it."""

from ipaddress import ip_network

import pytest

from server.api.sources import NOWHERE, source_of

PROXY = (ip_network("10.0.3.0/24"), ip_network("::1"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("192.168.1.9", [], "192.168.1.9"),
        ("192.168.1.9", ["1.1.1.1"], "192.168.1.9"),  # no proxy of ours: its word does not count
        ("10.0.3.2", ["1.1.1.1"], "1.1.1.1"),
        ("10.0.3.2", ["6.6.6.6, 1.1.1.1"], "1.1.1.1"),  # the first was sent by the client itself
        ("10.0.3.2", ["6.6.6.6", "1.1.1.1, 10.0.3.9"], "1.1.1.1"),  # two proxies, two headers
        ("10.0.3.2", ["1.1.1.1:4711"], "1.1.1.1"),
        ("10.0.3.2", ["[2001:db8::7]:4711"], "2001:db8::/64"),
        ("10.0.3.2", ["1.1.1.1, nonsense"], "10.0.3.2"),
        ("10.0.3.2", [], "10.0.3.2"),
        ("10.0.3.2", ["10.0.3.7," * 500], "10.0.3.2"),
        ("::1", ["2001:db8:0:5:a:b:c:d"], "2001:db8:0:5::/64"),
        ("2001:db8:0:5::1", [], "2001:db8:0:5::/64"),
        ("2001:db8:0:5:ffff::2", [], "2001:db8:0:5::/64"),
        ("fe80::1%eth0", [], "fe80::/64"),
        ("::ffff:192.168.1.9", [], "192.168.1.9"),
        (None, ["1.1.1.1"], NOWHERE),
        ("", [], NOWHERE),
    ],
)
def test_a_source_is_the_last_address_that_can_be_believed(
    peer: str | None, forwarded: list[str], found: str
):
    assert source_of(peer, forwarded, PROXY) == found


def test_without_a_trusted_proxy_nobody_s_word_counts():
    assert source_of("127.0.0.1", ["1.1.1.1"]) == "127.0.0.1"
