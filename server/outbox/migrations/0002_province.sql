-- Hooks of the kind 'province': the mapping pack, and what it asks for (a JSON object).
ALTER TABLE hooks ADD COLUMN pack TEXT NOT NULL DEFAULT '';
ALTER TABLE hooks ADD COLUMN constants TEXT NOT NULL DEFAULT '{}';
ALTER TABLE messages ADD COLUMN revision INTEGER NOT NULL DEFAULT 0; -- how often it was replaced by something newer
ALTER TABLE progress RENAME TO progress_of_cases;
CREATE TABLE progress (stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
INSERT INTO progress SELECT '@cases', seq, hash FROM progress_of_cases;
DROP TABLE progress_of_cases;
