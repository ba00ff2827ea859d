"""What an emulated device is to the person who plays with it: words that it obeys, and what it says of itself."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from types import TracebackType
from typing import Any, Concatenate, Generic, NamedTuple, Protocol, Self, TypeVar


class Misused(Exception):
    """A word that is not known, is used wrongly or led to nothing; the text is a sentence for who typed it."""


class Emulator(Protocol):
    """What all emulators have in common."""

    mute: bool

    @property
    def url(self) -> str: ...

    def send(self, data: bytes) -> None: ...

    async def pull_out(self) -> None: ...

    async def put_back(self) -> None: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


E = TypeVar("E", bound=Emulator)
T = TypeVar("T")


class Word(NamedTuple, Generic[T]):
    """One word: what it does, given the device and its arguments as typed, its arguments by name, and its meaning.

    `do` returns what there is to say about it, empty for nothing, and raises `Misused`.
    """

    do: Callable[Concatenate[T, ...], Awaitable[str]]
    meaning: str
    arguments: str = ""


def _nothing(emulator: Any) -> list[str]:
    """For devices that show what they do."""
    del emulator
    return []


class EmulatedKind(NamedTuple, Generic[E]):
    """One kind of device; `driver` and `options` are what its driver is found by, empty for a ticket printer."""

    make: Callable[..., E]
    """Takes `host`, `port`, `pty` and `path` as all emulators do."""
    driver: str
    shown: Callable[[E], dict[str, str]]
    """What there is to be seen now, by its name; what is dark may be left out."""
    words: Mapping[str, Word[E]] = {}
    happened: Callable[[E], list[str]] = _nothing
    """What was printed, said or beeped since this was asked last, a sentence each; forgets it."""
    half: bytes = b""
    """The beginning of something that the device may say; empty when it never says anything."""
    options: Mapping[str, Any] = {}


def number(text: str, low: int, high: int, zh: str, en: str) -> int:
    """A number as typed, also as 0x81. Raises `Misused`, calling it by its names."""
    try:
        value = int(text, 16 if text.lower().startswith("0x") else 10)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise Misused(f"{zh}应为{low}到{high}的数: {en} must be a number from {low} to {high}: '{text}'")
    return value


def keys_in(words: Iterable[str], known: Collection[str]) -> list[str]:
    """Keys as typed, digits together or apart: "023 call" is four. Raises `Misused` for one that there is not."""
    keys: list[str] = []
    for word in words:
        if word in known:
            keys.append(word)
        elif all(digit in known for digit in word):
            keys += word
        else:
            raise Misused(f"没有这个按键 there is no key '{word}'; 按键 the keys are {', '.join(known)}")
    return keys
