//! The two files. `casuspoort.db` holds everything sealed, the audit log and what is needed to find a row; `keys.db`
//! holds the keys of cases and the evidence of their destruction.

/// Form of both files; moves with every change of the tables.
pub(super) const FORM: i64 = 1;

/// Tables of `casuspoort.db`. Moments are milliseconds since 1970 UTC, ids are the 16 bytes of a ULID.
pub(super) const MAIN: &str = "
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE notes(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Large sealed values, apart from the rows that change.
CREATE TABLE bodies(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);

CREATE TABLE mails(
    id BLOB PRIMARY KEY,
    received INTEGER NOT NULL,
    size INTEGER NOT NULL,
    next INTEGER,                     -- not before; NULL once ended
    begun INTEGER NOT NULL DEFAULT 0, -- attempts begun and not ended
    body INTEGER,                     -- NULL once destroyed
    key BLOB,                         -- the case key that the wrap hangs on; NULL: the master key
    wrap BLOB,                        -- NULL once destroyed
    team TEXT, number TEXT, outcome TEXT, rule TEXT
) WITHOUT ROWID;
CREATE INDEX mails_waiting ON mails(next, id) WHERE next IS NOT NULL;
CREATE INDEX mails_case ON mails(team, number) WHERE team IS NOT NULL;

CREATE TABLE teams(team TEXT PRIMARY KEY, version INTEGER NOT NULL, sealed BLOB) WITHOUT ROWID;
CREATE TABLE cases(
    team TEXT NOT NULL, number TEXT NOT NULL,
    state TEXT NOT NULL, opened INTEGER NOT NULL, meeting INTEGER,
    key BLOB NOT NULL, sealed BLOB NOT NULL,
    original_key BLOB, original BLOB,
    UNIQUE(team, number)
);

CREATE TABLE outgoing(
    id BLOB PRIMARY KEY,
    team TEXT NOT NULL, number TEXT, made INTEGER NOT NULL,
    to_team INTEGER NOT NULL,         -- 0 no, 1 yes, 2 yes and somebody is named
    key BLOB, wrap BLOB NOT NULL,     -- as in mails
    head BLOB NOT NULL, body INTEGER  -- body NULL once every recipient is final
) WITHOUT ROWID;
CREATE INDEX outgoing_case ON outgoing(team, number);
CREATE TABLE recipients(
    outgoing BLOB NOT NULL, n INTEGER NOT NULL,
    state TEXT NOT NULL, at INTEGER NOT NULL, -- of a waiting one: not before
    attempts INTEGER NOT NULL DEFAULT 0, status TEXT, reported INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(outgoing, n)
) WITHOUT ROWID;
CREATE INDEX recipients_waiting ON recipients(at, outgoing) WHERE state = 'waiting';
CREATE INDEX recipients_unreported ON recipients(outgoing) WHERE state = 'failed' AND reported = 0;

CREATE TABLE audit(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, line TEXT NOT NULL, hash BLOB NOT NULL);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
";

/// Table of `keys.db`.
pub(super) const KEYS: &str = "
CREATE TABLE keys(
    id BLOB PRIMARY KEY,
    team TEXT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL,
    wrap BLOB,                        -- NULL once destroyed
    made INTEGER NOT NULL, destroyed INTEGER
) WITHOUT ROWID;
CREATE INDEX keys_case ON keys(team, number, kind);
";
