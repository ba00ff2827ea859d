"""WAV in and out, as plain samples; no audio library.

Samples are signed 16-bit, mono. Sources: RIFF/WAVE (Microsoft/IBM, 1991) for the chunks, ITU-T G.711 for μ-law.
"""

import struct
import sys
from array import array
from typing import NamedTuple

PCM, MU_LAW, EXTENSIBLE = 1, 7, 0xFFFE
"""Format tags. An extensible header keeps the tag proper in the first two bytes of its GUID."""


class NotASound(Exception):
    """The bytes are no sound that can be joined; the text says why."""


class Sound(NamedTuple):
    rate: int
    """Samples a second."""
    samples: "array[int]"


def _mu_law(byte: int) -> int:
    turned = ~byte & 0xFF
    size = (((turned & 0x0F) << 3) + 0x84 << (turned >> 4 & 7)) - 0x84
    return -size if turned & 0x80 else size


MU_LAW_VALUES = tuple(_mu_law(byte) for byte in range(256))
"""Byte → sample, −32124 to 32124."""
MU_LAW_LOW = bytes(value & 0xFF for value in MU_LAW_VALUES)
MU_LAW_HIGH = bytes(value >> 8 & 0xFF for value in MU_LAW_VALUES)


def decode_wav(data: bytes) -> Sound:
    """The sound of a mono WAV file, 16-bit PCM or 8-bit μ-law; raises NotASound."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotASound("is no WAV file")
    tag = channels = rate = bits = 0
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt " and len(body) >= 16:
            tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
            if tag == EXTENSIBLE and len(body) >= 26:
                tag = int.from_bytes(body[24:26], "little")
        elif name == b"data":
            return Sound(rate, _samples(body, tag, channels, bits))
        at += 8 + size + size % 2
    raise NotASound("has no samples")


def _samples(body: bytes, tag: int, channels: int, bits: int) -> "array[int]":
    if channels != 1:
        raise NotASound(f"has {channels} channels; mono is needed")
    if (tag, bits) == (MU_LAW, 8):
        return _expanded(body)
    if (tag, bits) != (PCM, 16):
        raise NotASound(f"is format {tag} with {bits} bits; 16-bit PCM or 8-bit μ-law is needed")
    return _little_endian(body[: len(body) // 2 * 2])


def _expanded(body: bytes) -> "array[int]":
    """μ-law to samples, the low and the high bytes of all at once: a pack is a megabyte, read at every start."""
    both = bytearray(2 * len(body))
    both[0::2], both[1::2] = body.translate(MU_LAW_LOW), body.translate(MU_LAW_HIGH)
    return _little_endian(bytes(both))


def _little_endian(data: bytes) -> "array[int]":
    samples = array("h", data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def encode_wav(sound: Sound) -> bytes:
    """A WAV file, 16-bit PCM mono."""
    samples = sound.samples
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return wav_file(PCM, sound.rate, 16, samples.tobytes())


def wav_file(tag: int, rate: int, bits: int, body: bytes) -> bytes:
    """A mono WAV file around the bytes of its samples."""
    width = bits // 8
    form = struct.pack("<HHIIHH", tag, 1, rate, rate * width, width, bits)
    if (
        tag != PCM
    ):  # every other format has an extension of its own, here an empty one, and a count of samples
        form += b"\0\0"
    chunks = b"fmt " + struct.pack("<I", len(form)) + form
    if tag != PCM:
        chunks += b"fact" + struct.pack("<II", 4, len(body) // width)
    chunks += b"data" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def silence(rate: int, ms: int) -> "array[int]":
    return array("h", bytes(2 * (rate * ms // 1000)))
