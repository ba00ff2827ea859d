"""Pinyin of names, so that somebody can find "不动产登记" by typing "bdcdj". The readings are pypinyin's."""

from collections.abc import Iterable

from server.domain.queue.settings import Spelling
from server.passing import passing

OTHER = {
    "便": "bp", "参": "cs", "查": "cz", "长": "cz", "车": "cj", "朝": "cz", "乘": "cs", "畜": "xc", "传": "cz", "藏": "cz",
    "单": "ds", "弹": "dt", "调": "dt", "给": "gj", "行": "xh", "红": "hg", "会": "hk", "降": "jx", "解": "jx", "卡": "kq",
    "壳": "kq", "乐": "ly", "率": "ls", "屏": "pb", "强": "qj", "区": "qo", "圈": "qj", "券": "qx", "省": "sx", "盛": "sc",
    "石": "sd", "识": "sz", "什": "sz", "属": "sz", "宿": "sx", "提": "td", "尉": "wy", "系": "xj", "厦": "sx", "校": "xj",
    "叶": "yx", "粘": "nz", "折": "zs", "殖": "zs", "种": "zc", "重": "zc",
}  # fmt: skip
"""Characters with living readings of different initials, which people and dictionaries mix up."""
_known: dict[str, Spelling] = {}


def spell(names: Iterable[str]) -> dict[str, Spelling]:
    """The spelling of each name. The first use takes about 0.3 s; what has been spelt is kept."""
    wanted = list(dict.fromkeys(names))
    if new := [name for name in wanted if name not in _known]:
        with passing("pypinyin"):  # its dictionaries are 50 MB, most of what a whole server takes
            _known.update(_spelt(new))
    return {name: _known[name] for name in wanted}


def _spelt(names: Iterable[str]) -> dict[str, Spelling]:
    from pypinyin import lazy_pinyin  # here, so that nothing holds it afterwards

    # What is no Han character comes back one by one; the library's types know only the words for it.
    return {name: _spelling(name, lazy_pinyin(name, errors=list)) for name in names}  # pyright: ignore[reportArgumentType]


def _spelling(name: str, syllables: Iterable[str]) -> Spelling:
    """Han characters by their reading, Latin letters and digits as they are, the rest left out."""
    parts: list[tuple[str, str]] = []
    for char, syllable in zip(name, syllables, strict=True):
        plain = "".join(c for c in syllable.lower() if c.isascii() and c.isalnum())
        if plain:
            parts.append((char, plain))
    initials = "".join(syllable[0] for _, syllable in parts)
    others = (
        initials[:i] + other + initials[i + 1 :]
        for i, (char, syllable) in enumerate(parts)
        for other in OTHER.get(char, "")
        if other != syllable[0]
    )
    return Spelling(initials, "".join(s for _, s in parts), tuple(dict.fromkeys(others)))
