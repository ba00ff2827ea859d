CREATE TABLE lease (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,              -- empty while it is only asked for
    body TEXT NOT NULL DEFAULT ''   -- the server's answer, JSON
) STRICT;

CREATE TABLE issued (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    lease TEXT NOT NULL REFERENCES lease (id),
    key TEXT NOT NULL UNIQUE,       -- the request that it answered
    ticket TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL,           -- as printed
    taken_at REAL NOT NULL,         -- seconds since the epoch, by this computer's clock
    body TEXT NOT NULL,             -- what else the citizen asked for, JSON
    slip TEXT NOT NULL DEFAULT '',  -- '', wanted, printed, failed, unknown
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'handed', 'void')),
    UNIQUE (lease, category, serial)
) STRICT;

CREATE INDEX issued_new ON issued (n) WHERE state = 'new';

CREATE TABLE kept (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL              -- the last answers of the server, for when it is out of reach
) STRICT;
