CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    reversed TEXT NOT NULL, -- the number from its end: found by its last digits
    matter TEXT NOT NULL,
    hall TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at REAL NOT NULL,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_end ON cases (reversed);
CREATE INDEX cases_by_time ON cases (received_at, id);
CREATE INDEX cases_by_state ON cases (state, received_at, id);
CREATE INDEX cases_by_matter ON cases (matter, received_at, id);
CREATE INDEX cases_by_hall ON cases (hall, received_at, id);
CREATE TABLE parts (
    department TEXT NOT NULL,
    state TEXT NOT NULL, -- of the case
    received_at REAL NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id, department)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_department ON parts (department, received_at, id);
CREATE INDEX parts_by_state ON parts (department, state, received_at, id);
CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, at REAL NOT NULL) STRICT;
