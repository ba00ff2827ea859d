"""An emulated device on a workbench: it takes words, one line each, and says what it shows, hears and does."""

import asyncio
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from inspect import signature
from typing import Any, Final, Generic

from devices.emulated import EmulatedDevice
from devices.emulators.words import E, EmulatedKind, Misused, Word

DAY_S: Final = 86400.0
GARBAGE: Final = 64


class Stand(Generic[E]):
    """`obey` takes a line as typed; `say` is called with each line about the device; `ended` is set by `quit`."""

    def __init__(self, kind: EmulatedKind[E], emulator: E, say: Callable[[str], None]) -> None:
        self.kind, self.emulator = kind, emulator
        self.out = False
        """Whether it was taken off its line."""
        self.ended = asyncio.Event()
        self._say = say
        self._known = self.state()

    def state(self) -> dict[str, str]:
        """What there is to be seen, by its name."""
        return {
            "连线 line": "已拔下 pulled out" if self.out else "已接上 plugged in",
            "应答 answers": "无 none" if self.emulator.mute else "正常 as usual",
            **self.kind.shown(self.emulator),
        }

    def words(self) -> Mapping[str, Word[Any]]:
        """All words, the device's own first."""
        return {**self.kind.words, **COMMON}

    async def obey(self, line: str) -> None:
        """Do what a line says, and say what came of it; an empty line does nothing."""
        name, *arguments = line.split() or [""]
        if name:
            try:
                sentence = await self._do(name, arguments)
            except (Misused, OSError) as error:
                sentence = str(error)
            if sentence:
                self._say(sentence)
            self.tell()

    async def watch(self) -> None:
        """Tell what changes by what comes over the line, until cancelled."""
        if isinstance(self.emulator, EmulatedDevice):  # a keypad hears nothing
            while True:
                with suppress(TimeoutError):
                    await self.emulator.until(self._told, DAY_S)

    def tell(self) -> None:
        """Say what has happened and what is different from the last time."""
        for sentence in self.kind.happened(self.emulator):
            self._say(sentence)
        state = self.state()
        for name in dict.fromkeys((*self._known, *state)):
            if self._known.get(name) != state.get(name):
                self._say(f"{name}: {state.get(name, '—')}")
        self._known = state

    def _told(self) -> bool:
        """A condition that never holds, so that it is asked again after everything received."""
        self.tell()
        return False

    async def _do(self, name: str, arguments: list[str]) -> str:
        word = self.words().get(name)
        if word is None:
            raise Misused(
                f"不认识的词 unknown word '{name}'; 可用的词 the words are {', '.join(self.words())}"
            )
        target = self if name in COMMON else self.emulator
        try:
            signature(word.do).bind(target, *arguments)
        except TypeError:
            raise Misused(f"用法 usage: {name} {word.arguments}".rstrip()) from None
        return await word.do(target, *arguments)


async def _help(stand: Stand[Any]) -> str:
    words = stand.words().items()
    return "\n".join(f"  {f'{name} {word.arguments}':<28}{word.meaning}" for name, word in words)


async def _show(stand: Stand[Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in stand.state().items())


async def _pull(stand: Stand[Any]) -> str:
    if stand.out:
        raise Misused("已经拔下了 it is pulled out already")
    await stand.emulator.pull_out()
    stand.out = True
    return ""


async def _plug(stand: Stand[Any]) -> str:
    if not stand.out:
        raise Misused("已经接上了 it is plugged in already")
    await stand.emulator.put_back()
    stand.out = False
    return ""


async def _mute(stand: Stand[Any]) -> str:
    stand.emulator.mute = True
    return ""


async def _unmute(stand: Stand[Any]) -> str:
    stand.emulator.mute = False
    return ""


async def _garbage(stand: Stand[Any]) -> str:
    return _sent(stand, random.randbytes(GARBAGE))


async def _half(stand: Stand[Any]) -> str:
    if not stand.kind.half:
        raise Misused("这种设备没有可发的半帧 this device has no frame of which half could be sent")
    return _sent(stand, stand.kind.half)


def _sent(stand: Stand[Any], data: bytes) -> str:
    if stand.out or stand.emulator.mute:
        raise Misused("没有发出：设备已拔下或不应答 not sent: it is pulled out or mute")
    stand.emulator.send(data)
    return f"已发送 sent {len(data)} 字节 bytes"


async def _quit(stand: Stand[Any]) -> str:
    stand.ended.set()
    return ""


COMMON: Final[Mapping[str, Word[Stand[Any]]]] = {
    "help": Word(_help, "可用的词 these words"),
    "show": Word(_show, "现在的状态 how it is now"),
    "pull": Word(_pull, "从线上拔下 take it off its line"),
    "plug": Word(_plug, "接回去 put it back"),
    "mute": Word(_mute, "只收不答 take bytes and answer nothing"),
    "unmute": Word(_unmute, "恢复应答 answer again"),
    "garbage": Word(_garbage, "发一串乱码 send random bytes"),
    "half": Word(_half, "发半帧 send half of a frame"),
    "quit": Word(_quit, "结束 end"),
}
"""The words of every kind."""
