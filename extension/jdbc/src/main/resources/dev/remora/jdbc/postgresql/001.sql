-- The tables of remora-jdbc, version 1. Times are milliseconds since 1970, UTC. Texts are compared octet by octet (COLLATE "C").
-- Owners and names of tokens are as they are where they are short and of printable ASCII, else their hash; full_name is an encrypted
-- name of which name is the hash.
-- The indexes of hashes do not begin with app: without statistics PostgreSQL would read a token by one of them, past all tokens of
-- the app.
CREATE TABLE remora_schema (
    version INTEGER NOT NULL PRIMARY KEY,
    swept_at BIGINT NOT NULL
);

CREATE TABLE remora_token (
    app VARCHAR(64) COLLATE "C" NOT NULL,
    owner VARCHAR(200) COLLATE "C" NOT NULL,
    name VARCHAR(200) COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    key_id VARCHAR(8) COLLATE "C",
    record BYTEA,
    full_name BYTEA,
    subject_hash VARCHAR(43) COLLATE "C",
    session_hash VARCHAR(43) COLLATE "C",
    access_expires_at BIGINT,
    refresh_expires_at BIGINT,
    refresh_failed_at BIGINT,
    refresh_failure VARCHAR(64) COLLATE "C",
    lease_owner VARCHAR(36) COLLATE "C",
    lease_until BIGINT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (app, owner, name)
);

CREATE INDEX remora_token_subject ON remora_token (subject_hash, app);

CREATE INDEX remora_token_session ON remora_token (session_hash, app);

CREATE TABLE remora_pending (
    browser_hash VARCHAR(43) COLLATE "C" NOT NULL,
    id VARCHAR(43) COLLATE "C" NOT NULL,
    app VARCHAR(64) COLLATE "C" NOT NULL,
    state_hash VARCHAR(43) COLLATE "C" NOT NULL,
    seq BIGINT GENERATED ALWAYS AS IDENTITY,
    expires_at BIGINT NOT NULL,
    outcome VARCHAR(16) COLLATE "C" NOT NULL,
    key_id VARCHAR(8) COLLATE "C",
    record BYTEA,
    PRIMARY KEY (browser_hash, id)
);

CREATE INDEX remora_pending_expires ON remora_pending (expires_at);

CREATE TABLE remora_logout (
    hash VARCHAR(43) COLLATE "C" NOT NULL,
    channel VARCHAR(8) COLLATE "C" NOT NULL,
    time_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (hash, channel)
);

CREATE INDEX remora_logout_time ON remora_logout (channel, time_at);

CREATE INDEX remora_logout_expires ON remora_logout (expires_at);

CREATE TABLE remora_linked_account (
    hash VARCHAR(43) COLLATE "C" NOT NULL PRIMARY KEY,
    key_id VARCHAR(8) COLLATE "C" NOT NULL,
    record BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE remora_session (
    hash VARCHAR(43) COLLATE "C" NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    key_id VARCHAR(8) COLLATE "C",
    record BYTEA NOT NULL
);

CREATE INDEX remora_session_expires ON remora_session (expires_at);

INSERT INTO remora_schema (version, swept_at) VALUES (1, 0);
