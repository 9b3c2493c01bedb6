/** The tables. `user_version` is the number of steps taken; a later version adds a step and changes none before it. */
export const steps: readonly string[] = [
  `
  CREATE TABLE boards (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, createdAt INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, board TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, role TEXT NOT NULL, kind TEXT NOT NULL,
    createdAt INTEGER NOT NULL, expiresAt INTEGER, revokedAt INTEGER
  );
  CREATE INDEX tokens_by_board ON tokens (board);
  CREATE TABLE codes (
    board TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, role TEXT NOT NULL, expiresAt INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, board TEXT NOT NULL, part TEXT NOT NULL, bytes BLOB NOT NULL
  );
  CREATE INDEX log_by_part ON log (board, part, seq);
  CREATE TABLE snapshots (
    board TEXT NOT NULL, part TEXT NOT NULL, upto INTEGER NOT NULL, whole INTEGER NOT NULL,
    vector BLOB NOT NULL, deletes BLOB NOT NULL, state BLOB NOT NULL,
    PRIMARY KEY (board, part)
  );
  CREATE TABLE answers (
    board TEXT NOT NULL, key TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (board, key)
  ) WITHOUT ROWID;
  CREATE TABLE pulse (id INTEGER PRIMARY KEY, beat INTEGER NOT NULL);
  `,
  // Sums tell whether bytes are still those that were written; rows from before have none.
  `
  ALTER TABLE log ADD COLUMN sum INTEGER;
  ALTER TABLE snapshots ADD COLUMN sum INTEGER;
  CREATE TABLE damaged (
    id INTEGER PRIMARY KEY AUTOINCREMENT, board TEXT NOT NULL, part TEXT NOT NULL, seq INTEGER, bytes BLOB,
    vector BLOB, deletes BLOB, reason TEXT NOT NULL, foundAt INTEGER NOT NULL
  );
  `,
  // Nobody knows when a board was used before this was noted; it counts as used now, so that none is deleted by surprise.
  `
  ALTER TABLE boards ADD COLUMN usedAt INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE boards ADD COLUMN clearedAt INTEGER;
  UPDATE boards SET usedAt = CAST(strftime('%s', 'now') AS INTEGER) * 1000;
  CREATE TABLE blank (bytes BLOB NOT NULL);
  `,
  // Why a token was withdrawn, and when somebody last came with it.
  `
  ALTER TABLE tokens ADD COLUMN revokedFor TEXT;
  ALTER TABLE tokens ADD COLUMN usedAt INTEGER;
  UPDATE tokens SET revokedFor = 'revoked' WHERE revokedAt IS NOT NULL;
  `,
]
