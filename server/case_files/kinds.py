"""What a file is, by its first bytes; what it is called says nothing."""

from server.domain.cases.words import FileKind

MAGIC = (
    (b"%PDF-", FileKind.PDF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"PK\x03\x04", FileKind.OFD),
)
OFD_INSIDE = b"OFD.xml"
"""Stands among the first names of the archive (GB/T 33190): any other archive is none of ours."""
MEDIA = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.OFD: "application/ofd",
}


def kind_of(content: bytes) -> FileKind | None:
    """None for what is not kept."""
    kind = next((kind for magic, kind in MAGIC if content.startswith(magic)), None)
    return None if kind is FileKind.OFD and OFD_INSIDE not in content else kind
