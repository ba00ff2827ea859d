ALTER TABLE issued ADD COLUMN proof TEXT NOT NULL DEFAULT '';  -- what its citizen shows
