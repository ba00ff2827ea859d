CREATE TABLE tokens (
    hash BLOB PRIMARY KEY,
    role TEXT NOT NULL,
    hall TEXT NOT NULL,
    window TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at REAL NOT NULL,
    revoked_at REAL
) STRICT;

CREATE TABLE people (
    hall TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    password TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (hall, id)
) STRICT;

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    hall TEXT NOT NULL,
    person TEXT NOT NULL,
    token BLOB,
    created_at REAL NOT NULL,
    expires_at REAL NOT NULL
) STRICT;
