-- Of a stream with much in it a snapshot is a head and a row a thing: only what changed is written again. `rows` is the sum
-- (exclusive or) of the rows' digests, so that a missing or altered one is noticed.
CREATE TABLE snapshot_rows (
    hall TEXT NOT NULL,
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (hall, key)
) STRICT, WITHOUT ROWID;
ALTER TABLE snapshots ADD COLUMN rows BLOB NOT NULL DEFAULT x'';
