-- The tables of remora-jdbc for MariaDB and MySQL, version 1. Times are milliseconds since 1970, UTC. Texts are VARBINARY, which is
-- compared octet by octet. Owners and names of tokens are as they are where they are short and of printable ASCII, else their hash.
-- The indexes of hashes do not begin with app: without statistics PostgreSQL would read a token by one of them, past all tokens of
-- the app.
CREATE TABLE remora_schema (
    version INTEGER NOT NULL PRIMARY KEY,
    swept_at BIGINT NOT NULL
);

CREATE TABLE remora_token (
    app VARBINARY(256) NOT NULL,
    owner VARBINARY(200) NOT NULL,
    name VARBINARY(200) NOT NULL,
    version BIGINT NOT NULL,
    key_id VARBINARY(8),
    record LONGBLOB,
    full_name LONGBLOB,
    subject_hash VARBINARY(43),
    session_hash VARBINARY(43),
    access_expires_at BIGINT,
    refresh_expires_at BIGINT,
    refresh_failed_at BIGINT,
    refresh_failure VARBINARY(64),
    lease_owner VARBINARY(36),
    lease_until BIGINT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (app, owner, name)
);

CREATE INDEX remora_token_subject ON remora_token (subject_hash, app);

CREATE INDEX remora_token_session ON remora_token (session_hash, app);

CREATE TABLE remora_pending (
    browser_hash VARBINARY(43) NOT NULL,
    id VARBINARY(43) NOT NULL,
    app VARBINARY(256) NOT NULL,
    state_hash VARBINARY(43) NOT NULL,
    seq BIGINT NOT NULL AUTO_INCREMENT UNIQUE,
    expires_at BIGINT NOT NULL,
    outcome VARBINARY(16) NOT NULL,
    key_id VARBINARY(8),
    record LONGBLOB,
    PRIMARY KEY (browser_hash, id)
);

CREATE INDEX remora_pending_expires ON remora_pending (expires_at);

CREATE TABLE remora_logout (
    hash VARBINARY(43) NOT NULL,
    channel VARBINARY(8) NOT NULL,
    time_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (hash, channel)
);

CREATE INDEX remora_logout_time ON remora_logout (channel, time_at);

CREATE INDEX remora_logout_expires ON remora_logout (expires_at);

CREATE TABLE remora_linked_account (
    hash VARBINARY(43) NOT NULL PRIMARY KEY,
    key_id VARBINARY(8) NOT NULL,
    record LONGBLOB NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE remora_session (
    hash VARBINARY(43) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    key_id VARBINARY(8),
    record LONGBLOB NOT NULL
);

CREATE INDEX remora_session_expires ON remora_session (expires_at);

INSERT INTO remora_schema (version, swept_at) VALUES (1, 0);
