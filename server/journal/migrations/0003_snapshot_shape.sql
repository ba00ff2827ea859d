-- What shape the facts have. Older snapshots do not say, and the program that reads them would take a field that is
-- missing for its default: they do not count, the journal does.
DELETE FROM snapshots;
ALTER TABLE snapshots ADD COLUMN shape BLOB NOT NULL DEFAULT x'';
