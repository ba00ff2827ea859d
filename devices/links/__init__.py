"""Byte links to devices, opened by URL."""

from devices.links.link import Link, LinkDown
from devices.links.memory import MemoryLink
from devices.links.opening import LINKS, make_link
from devices.links.serial import SerialLink
from devices.links.tcp import TcpLink, tcp_address

__all__ = ["LINKS", "Link", "LinkDown", "MemoryLink", "SerialLink", "TcpLink", "make_link", "tcp_address"]
