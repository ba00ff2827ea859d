CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at REAL NOT NULL,
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    request BLOB NOT NULL,
    command TEXT NOT NULL,
    events TEXT NOT NULL,
    answer BLOB,
    answer_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX entries_by_hall ON entries (hall, seq);
