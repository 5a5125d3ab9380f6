"""List the tables of the state, a script a version; a script once released is never changed."""

from __future__ import annotations

FIRST = """
-- What is known of a source's answers.
CREATE TABLE source (
  name TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  etag TEXT,
  modified TEXT,
  moved TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  last_tried TEXT,
  last_good TEXT
) STRICT;

-- An article as read. Its text goes after some weeks, what it is known by stays.
CREATE TABLE input (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  day TEXT NOT NULL,
  article BLOB
) STRICT;
CREATE INDEX input_day ON input (day);

CREATE TABLE alias (
  name TEXT PRIMARY KEY,
  input INTEGER REFERENCES input
) STRICT, WITHOUT ROWID;

-- A topic gets an article on the first day that one of its sources has it, and on no other.
CREATE TABLE sighting (
  input INTEGER NOT NULL REFERENCES input,
  source TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (input, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_day ON sighting (day, source);

-- A file of a folder, so that an unchanged one is not read again.
CREATE TABLE file (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;

-- An entry whose page could not be read yet.
CREATE TABLE waiting (
  source TEXT NOT NULL,
  link TEXT NOT NULL,
  entry BLOB NOT NULL,
  -- Days on which it was tried, and the last of them: a day with many runs counts once.
  tries INTEGER NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (source, link)
) STRICT, WITHOUT ROWID;

-- What could not be read on a day: printed in that day's brief.
CREATE TABLE failure (
  day TEXT NOT NULL,
  source TEXT NOT NULL,
  item TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (day, source, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
  name TEXT PRIMARY KEY,
  since TEXT NOT NULL
) STRICT;

CREATE TABLE brief (
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  inputs TEXT NOT NULL,
  settings TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('written', 'nothing', 'pruned')),
  articles INTEGER NOT NULL,
  run TEXT NOT NULL,
  PRIMARY KEY (day, topic)
) STRICT, WITHOUT ROWID;

-- Briefs whose pages in the archive are not up to date.
CREATE TABLE touched (
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  PRIMARY KEY (day, topic)
) STRICT, WITHOUT ROWID;

-- Parties whose pages are not up to date.
CREATE TABLE touched_party (
  party TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- « sending » before, « sent » after: a run killed in between does not send again.
CREATE TABLE delivery (
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'sent')),
  reason TEXT,
  PRIMARY KEY (day, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  code INTEGER,
  summary TEXT
) STRICT;

-- What the archive's pages are made of: taken from brief.json, and made again from there.
CREATE TABLE entry (
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (day, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance (
  party TEXT NOT NULL,
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (party, day, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_day ON appearance (day, topic);
"""

MIGRATIONS: tuple[str, ...] = (FIRST,)
