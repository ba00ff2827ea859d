CREATE TABLE hooks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'events' or 'notices'
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    hall TEXT NOT NULL, -- empty: of all halls
    events TEXT NOT NULL, -- JSON list; empty: of every kind
    made_at REAL NOT NULL,
    made_by TEXT NOT NULL,
    ended_at REAL
) STRICT;
CREATE TABLE messages (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    hook TEXT NOT NULL REFERENCES hooks (id),
    id TEXT NOT NULL, -- the same however often it is sent
    subject TEXT NOT NULL, -- the case, in whose order it is sent
    event TEXT NOT NULL,
    at REAL NOT NULL, -- when it happened
    body TEXT NOT NULL,
    state TEXT NOT NULL, -- waiting, stuck, sent, skipped, nobody
    tries INTEGER NOT NULL,
    next_at REAL NOT NULL,
    told_at REAL, -- when it left the states waiting and stuck
    cause TEXT NOT NULL,
    UNIQUE (hook, id)
) STRICT;
CREATE INDEX messages_open ON messages (hook, subject, n) WHERE state IN ('waiting', 'stuck');
CREATE INDEX messages_due ON messages (hook, next_at) WHERE state = 'waiting';
CREATE INDEX messages_stuck ON messages (n) WHERE state = 'stuck';
CREATE INDEX messages_over ON messages (told_at) WHERE told_at IS NOT NULL;
CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
