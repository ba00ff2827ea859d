-- The departments for which a person decides cases: JSON list of names as the configuration has them.
ALTER TABLE people ADD COLUMN departments TEXT NOT NULL DEFAULT '[]';
