-- Who of the departments' people was here on which day (ISO date), first and last seen; no longer than a month.
CREATE TABLE attendance (
    day TEXT NOT NULL,
    hall TEXT NOT NULL,
    person TEXT NOT NULL,
    first_at REAL NOT NULL,
    last_at REAL NOT NULL,
    PRIMARY KEY (day, hall, person)
) STRICT, WITHOUT ROWID;
