"""How a time is written in whatever is shown."""

from typing import Annotated

from msgspec import Meta

Moment = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
"""RFC 3339 with the hall's offset."""
