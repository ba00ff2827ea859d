-- One row an entry of the journal, by which it is found. Ids and names of kinds only: no words, nobody's personal data.
-- Everything here is made from the journal and can be made again. Times are seconds since the epoch; '' is none.
CREATE TABLE progress (stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE entries (stream TEXT NOT NULL, seq INTEGER NOT NULL, at REAL NOT NULL, actor TEXT NOT NULL, person TEXT NOT NULL,
    command TEXT NOT NULL, hall TEXT NOT NULL, ticket TEXT NOT NULL, case_number TEXT NOT NULL, window TEXT NOT NULL,
    item TEXT NOT NULL, PRIMARY KEY (stream, seq)) STRICT, WITHOUT ROWID;
-- What an entry names beyond the first of its kind: a day's close names every ticket that expires.
CREATE TABLE also (kind TEXT NOT NULL, value TEXT NOT NULL, at REAL NOT NULL, stream TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (kind, value, at, stream, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX also_entry ON also (stream, seq, kind);
-- In which hall a case, a concern or a follow-up is.
CREATE TABLE places (stream TEXT NOT NULL, id TEXT NOT NULL, hall TEXT NOT NULL, PRIMARY KEY (stream, id)) STRICT, WITHOUT ROWID;
CREATE INDEX entries_at ON entries (at);
CREATE INDEX entries_person ON entries (person, at) WHERE person <> '';
CREATE INDEX entries_ticket ON entries (ticket, at) WHERE ticket <> '';
CREATE INDEX entries_case ON entries (case_number, at) WHERE case_number <> '';
CREATE INDEX entries_window ON entries (window, at) WHERE window <> '';
CREATE INDEX entries_item ON entries (item, at) WHERE item <> '';
CREATE INDEX entries_hall ON entries (hall, at) WHERE hall <> '';
CREATE INDEX entries_command ON entries (command, at);
