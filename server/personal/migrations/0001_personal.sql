CREATE TABLE personal (
    id TEXT PRIMARY KEY,
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
CREATE INDEX personal_by_time ON personal (at);
