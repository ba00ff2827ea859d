"""Small pictures of pages, compared with the ones that somebody looked at; what moves with the clock is masked."""

import io
import os
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.async_api import Page

FOLDER = Path(__file__).parent / "pictures"
WRITING = os.environ.get("YICHUANG_PICTURES") == "write"
SIDE = 300
"""Pixels of the longer side: enough to see a part that moved, vanished or changed its colour."""
MEAN = 2.5
"""Most that the mean of all channels may differ, of 255: fonts are drawn a little differently elsewhere."""
LOUD, SHARE = 48, 0.015
"""A pixel differs when a channel is this far off; so many of them may."""
MASKED = (
    "time, .timer strong, .waited, .share, .clock, output, img.qr, .press time, .left, footer time, "
    "yc-kiosk-result h1, yc-kiosk .whereabouts strong, .slip, .done small, "
    ".case .number, .dates, .line-button .soft, .line-button small, .tasks .soft, "
    ".sheet .number, .sheet > p, .sheet td, .sheet img, .sheet .code, .sheet footer, yc-my-case .soft, yc-my-case dd, "
    ".on-duty .seen, .on-duty .badge-state, yc-joint .number, yc-joint .soft, yc-joint dd, yc-my-joint .soft, "
    ".audit .about, .audit code"
)


async def small(page: Page) -> Image.Image:
    shot = await page.screenshot(mask=[page.locator(MASKED)], mask_color="#808080", animations="disabled")
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    return picture


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """(mean difference of all channels, share of the pixels that differ loudly)."""
    if one.size != other.size:
        return 255.0, 1.0
    apart = ImageChops.difference(one, other)
    mean = sum(ImageStat.Stat(apart).mean) / 3
    loudest = ImageChops.lighter(ImageChops.lighter(*apart.split()[:2]), apart.split()[2])
    loud = sum(loudest.histogram()[LOUD:])
    return mean, loud / (one.width * one.height)


def compare(picture: Image.Image, name: str) -> str:
    """What is wrong with it, or an empty text; writes it instead when pictures are to be made anew."""
    path = FOLDER / f"{name}.png"
    if WRITING:
        FOLDER.mkdir(exist_ok=True)
        picture.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
        return ""
    if not path.exists():
        return f"{name}: no picture to compare with; look at the page, then run with YICHUANG_PICTURES=write"
    mean, loud = difference(picture, Image.open(path).convert("RGB"))
    return "" if mean <= MEAN and loud <= SHARE else f"{name}: mean {mean:.2f}, {loud:.1%} of the pixels"
