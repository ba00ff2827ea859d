-- What happened at the doors, kept as long as the audit: sign-ins that were refused, counted by the hour and source (`bucket`),
-- and who looked into the audit. `person` is empty for names that nobody has, which are never kept.
CREATE TABLE security (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    last_at REAL NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    hall TEXT NOT NULL,
    source TEXT NOT NULL,
    about TEXT NOT NULL,
    times INTEGER NOT NULL,
    bucket TEXT UNIQUE
) STRICT;
CREATE INDEX security_by_time ON security (at);
