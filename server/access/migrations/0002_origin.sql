-- Where a row came from: 'config' (the configuration, which it then follows) or 'hand' (the command line).
-- A clerk of one hall with no other role is what the configuration makes. Was one made by hand, nothing is lost: a clerk
-- whom the configuration does not name can open no window. All others stay as they are. Screens are told by their
-- tokens at the next start, for those can be made again from the folder's secret.
ALTER TABLE people ADD COLUMN origin TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE people ADD COLUMN left_at REAL;
UPDATE people SET origin = 'config' WHERE roles = '["clerk"]' AND hall <> '';
ALTER TABLE tokens ADD COLUMN origin TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE tokens ADD COLUMN left_at REAL;
-- Wrong passwords are counted by source, in memory.
ALTER TABLE people DROP COLUMN failures;
ALTER TABLE people DROP COLUMN locked_until;
-- Browsers that have signed a person in before.
CREATE TABLE browsers (
    hash BLOB NOT NULL,
    hall TEXT NOT NULL,
    person TEXT NOT NULL,
    seen_at REAL NOT NULL,
    PRIMARY KEY (hash, hall, person)
) STRICT;
