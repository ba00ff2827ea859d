CREATE TABLE snapshots (
    hall TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    facts BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT;

-- Written and emptied again to find out whether the disk takes a commit.
CREATE TABLE probe (at REAL) STRICT;
