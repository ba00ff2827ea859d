"""The configuration of a hall with 61 windows, a call pad and a strip sign at each, and 5 kiosks."""

from collections.abc import Sequence

WINDOWS = 61
CATEGORIES = (
    ("enterprise", "A"), ("construction", "B"), ("real-estate", "C"), ("housing-fund", "D"), ("exit-entry", "E"),
    ("departmental", "F"), ("comprehensive", "G"),
)  # fmt: skip
PER_LINE = 8


def toml(pads: Sequence[str], signs: Sequence[str], kiosks: int = 5) -> str:
    """config.toml with the URLs of the lines of pads and signs, eight to a line."""
    lines = ['group = [{ id = "ordinary", name = { zh = "普通", en = "Ordinary" } }]']
    lines += [
        "[[hall]]",
        'id = "main"',
        'name = { zh = "大厅", en = "Hall" }',
        'hours = { calendar = "daily" }',
    ]
    for id, prefix in CATEGORIES:
        lines += [
            "[[hall.category]]", f'id = "{id}"', f'prefix = "{prefix}"', f'name = {{ zh = "{id}", en = "{id}" }}',
            "promise_s = 1200", "service_s = 600",
        ]  # fmt: skip
    for n in range(1, WINDOWS + 1):
        category = CATEGORIES[n % len(CATEGORIES)][0]
        lines += ["[[hall.window]]", f'id = "{n}"', f'categories = ["{category}"]']
        lines += ["[[hall.clerk]]", f'id = "c{n:02d}"', f'name = "c{n:02d}"', f'code = "{100 + n}"']
    for n in range(1, kiosks + 1):
        lines += [
            "[[hall.kiosk]]",
            f'id = "k{n}"',
            f'name = {{ zh = "k{n}", en = "k{n}" }}',
            f'printer = "memory://k{n}"',
        ]
    for use, driver, urls in (("call-pad", "ff68", pads), ("sign", "strip", signs)):
        for at, url in enumerate(urls):
            units = [f'{{ use = "{use}", at = {n - at * PER_LINE}, window = "{n}" }}' for n in windows_of(at)]
            lines += [
                "[[hall.device]]", f'id = "{use}-{at}"', f'driver = "{driver}"', f'url = "{url}"',
                f"unit = [{', '.join(units)}]",
            ]  # fmt: skip
    return "\n".join(lines) + "\n"


def windows_of(line: int) -> range:
    """The numbers of the windows on a line."""
    return range(line * PER_LINE + 1, min(WINDOWS, (line + 1) * PER_LINE) + 1)


def place(window: int) -> tuple[int, int]:
    """(line, unit) of a window's pad and sign."""
    return (window - 1) // PER_LINE, (window - 1) % PER_LINE + 1
