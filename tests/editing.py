"""An editor of the catalogue: takes it out as a file, changes a matter, and publishes that."""

import tomllib
from typing import Any

import msgspec

from tests.serving import House

TITLE = "property-transfer"
"""A matter of the example's main hall, with five materials and a promise of five working days."""
MATERIAL = {"material_id": "new", "material_name": "电子身份凭证", "material_name_en": "Electronic identity",
            "material_type": "electronic", "remark": "用手机出示", "remark_en": "Shown on the phone"}  # fmt: skip
LIMIT = {"promise_day": 2, "promise_explain": "2 个工作日", "promise_explain_en": "Two working days"}


class Editor:
    """Whoever manages all halls. Made by `of`."""

    def __init__(self, h: House, headers: dict[str, str]) -> None:
        self._h, self._headers = h, headers

    @classmethod
    async def of(cls, h: House) -> "Editor":
        return cls(h, (await h.client("manager", hall="")).headers)

    async def take_out(self) -> list[dict[str, Any]]:
        """All matters as the file has them."""
        async with self._h.http.get(f"{self._h.url}/api/v1/catalogue.toml", headers=self._headers) as answer:
            return tomllib.loads(await answer.text())["matter"]

    async def changed(self, matter: str = TITLE, **fields: Any) -> bytes:
        """A file with this matter alone: a further material and another time limit, and whatever else is said."""
        (own,) = [one for one in await self.take_out() if one["id"] == matter]
        own |= LIMIT | {"material": [MATERIAL, *own["material"]]} | fields
        return msgspec.toml.encode({"matter": [own]})

    async def publish(self, file: bytes | None = None) -> Any:
        """What the file does to the catalogue; the changed title unless it is another file."""
        data = await self.changed() if file is None else file
        url = f"{self._h.url}/api/v1/catalogue"
        async with self._h.http.post(url, data=data, headers=self._headers) as answer:
            told = await answer.json()
        assert answer.status == 200, told
        assert told["faults"] == [], told
        return told["would"]

    async def withdraw(self, matter: str = TITLE) -> None:
        url = f"{self._h.url}/api/v1/catalogue/{matter}/withdraw"
        async with self._h.http.post(url, json={}, headers=self._headers) as answer:
            assert answer.status == 200, await answer.text()
