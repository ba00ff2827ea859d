-- The matters for which a person is trained: JSON list of ids, NULL for all of them.
ALTER TABLE people ADD COLUMN trained TEXT;
