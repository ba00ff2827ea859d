-- Whoever a row is about, found without reading every row: HMAC-SHA256 of a field and what stands in it.
CREATE TABLE finding_key (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT;
INSERT INTO finding_key VALUES (1, randomblob(32));
CREATE TABLE found_by (
    digest BLOB NOT NULL,
    id TEXT NOT NULL REFERENCES personal (id) ON DELETE CASCADE,
    PRIMARY KEY (digest, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX found_by_row ON found_by (id);
ALTER TABLE personal ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
-- Who looked at what is personal of which case, and why.
CREATE TABLE looks (
    at REAL NOT NULL,
    who TEXT NOT NULL,
    stream TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX looks_by_time ON looks (at);
