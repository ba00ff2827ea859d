CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    reversed TEXT NOT NULL, -- the number from its end: found by its last digits
    matter TEXT NOT NULL,
    hall TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at REAL NOT NULL,
    keep_until REAL NOT NULL, -- what is personal of it; 0 while it is open
    due TEXT NOT NULL, -- until when it has to be done, ISO date, worked out from the body and the calendar; empty: nobody can say
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_end ON cases (reversed);
CREATE INDEX cases_by_time ON cases (received_at, id);
CREATE INDEX cases_by_state ON cases (state, received_at, id);
CREATE INDEX cases_by_matter ON cases (matter, received_at, id);
CREATE INDEX cases_by_hall ON cases (hall, received_at, id);
CREATE INDEX cases_by_hall_state ON cases (hall, state, received_at, id); -- a small hall's few among a county's million
CREATE INDEX cases_by_due ON cases (due, id) WHERE due <> ''; -- of the running ones alone
CREATE INDEX cases_by_matter_due ON cases (matter, due, id) WHERE due <> '';
CREATE INDEX cases_by_hall_due ON cases (hall, due, id) WHERE due <> '';
CREATE INDEX cases_by_retention ON cases (keep_until) WHERE keep_until > 0;
CREATE TABLE private ( -- what is kept apart, and for which case
    id TEXT NOT NULL, -- the parts of a joint application share their applicant
    number TEXT NOT NULL,
    people INTEGER NOT NULL, -- 1: somebody whose case it is now, by whom it is found
    PRIMARY KEY (id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX private_by_case ON private (number);
CREATE TABLE externals ( -- how the program calls it through which it came
    door TEXT NOT NULL,
    external TEXT NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (door, external)
) STRICT, WITHOUT ROWID;
CREATE TABLE joints (
    id TEXT PRIMARY KEY,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE parts (
    department TEXT NOT NULL,
    state TEXT NOT NULL, -- of the case
    received_at REAL NOT NULL,
    id TEXT NOT NULL,
    due TEXT NOT NULL, -- of the case
    PRIMARY KEY (id, department)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_department ON parts (department, received_at, id);
CREATE INDEX parts_by_state ON parts (department, state, received_at, id);
CREATE INDEX parts_by_due ON parts (department, due, id) WHERE due <> '';
CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, at REAL NOT NULL) STRICT;
