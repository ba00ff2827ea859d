-- What the statistics are counted from. Everything here is made from the journal and can be made again.
-- A row is known by the entry and the event it came from, so the same journal always gives the same rows.
-- Times are seconds since the epoch; `ended` is NULL while it lasts.
CREATE TABLE progress (hall TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, floor BLOB NOT NULL) STRICT;
CREATE TABLE visits (hall TEXT NOT NULL, ticket TEXT NOT NULL, visit BLOB NOT NULL, PRIMARY KEY (hall, ticket))
    STRICT, WITHOUT ROWID;
CREATE TABLE days (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE arrivals (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE calls (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, clerk TEXT NOT NULL, first INTEGER NOT NULL, waited_s REAL NOT NULL,
    promise_s REAL NOT NULL, kept INTEGER NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE services (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, clerk TEXT NOT NULL, service TEXT NOT NULL, started REAL NOT NULL,
    worked_s REAL NOT NULL, outcome TEXT NOT NULL, visit TEXT NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE misses (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE ends (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, how TEXT NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE ratings (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, clerk TEXT NOT NULL, level INTEGER NOT NULL, channel TEXT NOT NULL,
    visit TEXT NOT NULL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
-- Ratings of services given on a later day, from the stream of oversight. They count on the day of the service; `day` is empty
-- while the service is not read.
CREATE TABLE late_ratings (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, clerk TEXT NOT NULL, level INTEGER NOT NULL, channel TEXT NOT NULL,
    visit TEXT NOT NULL, finished INTEGER NOT NULL, PRIMARY KEY (seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE stints (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    category TEXT NOT NULL, window TEXT NOT NULL, clerk TEXT NOT NULL, ended REAL,
    PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE sittings (hall TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, day TEXT NOT NULL, at REAL NOT NULL,
    window TEXT NOT NULL, clerk TEXT NOT NULL, ended REAL, PRIMARY KEY (hall, seq, part)) STRICT, WITHOUT ROWID;
-- Sums of a day, made of its rows once it is over, so that a year is added up and not counted anew.
CREATE TABLE cells (hall TEXT NOT NULL, dim TEXT NOT NULL, day TEXT NOT NULL, key TEXT NOT NULL, hour INTEGER NOT NULL,
    body BLOB NOT NULL, PRIMARY KEY (hall, dim, day, key, hour)) STRICT, WITHOUT ROWID;
CREATE TABLE cell_days (hall TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (hall, day)) STRICT, WITHOUT ROWID;
CREATE INDEX services_visit ON services (hall, visit);
CREATE INDEX ratings_visit ON ratings (hall, visit);
CREATE INDEX arrivals_day ON arrivals (hall, day);
CREATE INDEX calls_day ON calls (hall, day);
CREATE INDEX services_day ON services (hall, day);
CREATE INDEX misses_day ON misses (hall, day);
CREATE INDEX ends_day ON ends (hall, day);
CREATE INDEX ratings_day ON ratings (hall, day);
CREATE INDEX late_ratings_day ON late_ratings (day, hall);
CREATE INDEX stints_day ON stints (hall, day);
CREATE INDEX sittings_day ON sittings (hall, day);
