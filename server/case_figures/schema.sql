-- What the figures of cases are counted from. Everything here is made from the journal and can be made again.
CREATE TABLE progress (stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, floor BLOB NOT NULL) STRICT;
CREATE TABLE under_way (case_ TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE happened (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL, -- which event of the entry
    what TEXT NOT NULL, -- "undone": a decision that was taken back
    how TEXT NOT NULL,
    day TEXT NOT NULL, -- on which it counts; empty while nobody knows: a rating whose case is not read yet
    hour INTEGER NOT NULL,
    at REAL NOT NULL,
    case_ TEXT NOT NULL,
    hall TEXT NOT NULL,
    matter TEXT NOT NULL,
    window TEXT NOT NULL,
    clerk TEXT NOT NULL,
    department TEXT NOT NULL,
    joint INTEGER NOT NULL,
    value INTEGER NOT NULL,
    promise INTEGER, -- 1: kept, 0: late; NULL: there is none
    law INTEGER,
    until TEXT NOT NULL, -- the last day that its limits touch
    run BLOB, -- what the limits are worked out from, again where a calendar is corrected
    PRIMARY KEY (stream, seq, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX happened_by_day ON happened (day, what);
CREATE INDEX happened_by_case ON happened (case_);
CREATE INDEX happened_by_limit ON happened (until) WHERE run IS NOT NULL;
CREATE TABLE days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE cell_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID; -- those whose sums are in `cells`
CREATE TABLE office_days (day TEXT PRIMARY KEY, working INTEGER NOT NULL, close REAL NOT NULL) STRICT, WITHOUT ROWID;
-- The days of the calendar by which the rows were counted.
