-- One stream is one environment of one estate: one writer, one order, one chain.
CREATE TABLE stream (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    estate       text COLLATE "C" NOT NULL,
    environment  text COLLATE "C" NOT NULL,
    epoch        bigint NOT NULL DEFAULT 0,
    seq          bigint NOT NULL DEFAULT 0,
    commit       bigint NOT NULL DEFAULT 0,
    head         bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    at           timestamptz NOT NULL DEFAULT to_timestamp(0),
    state_format int NOT NULL DEFAULT 0,
    UNIQUE (estate, environment)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The journal. The key needs both partition columns; the chain's hash covers the body's hash, which is
-- written down only once the body itself is gone.
CREATE TABLE journal (
    stream         int NOT NULL,
    seq            bigint NOT NULL,
    commit         bigint NOT NULL,
    at             timestamptz NOT NULL,
    machine_time   timestamptz NOT NULL,
    type           text COLLATE "C" NOT NULL,
    type_version   int NOT NULL,
    command_id     text COLLATE "C",
    cause          text COLLATE "C" NOT NULL,
    actor          text COLLATE "C" NOT NULL,
    on_behalf_of   text COLLATE "C",
    reason         text COLLATE "C" NOT NULL,
    estate_version text COLLATE "C",
    body           bytea,
    body_hash      bytea,
    hash           bytea NOT NULL,
    PRIMARY KEY (stream, seq)
) PARTITION BY LIST (stream);

-- Which events each range holds; a range is one month's. After an archive the hashes at its bounds stay.
CREATE TABLE journal_range (
    stream      int NOT NULL REFERENCES stream,
    month       date NOT NULL,
    part        text NOT NULL,
    first_seq   bigint NOT NULL,
    last_seq    bigint,
    hash_before bytea NOT NULL,
    hash_after  bytea,
    archived_at timestamptz,
    archive     text,
    PRIMARY KEY (stream, first_seq)
);

-- Commands on their way to the writer, and the answers given to commands that have an id.
CREATE TABLE inbox (
    command_id     text COLLATE "C" PRIMARY KEY,
    stream         int NOT NULL,
    arrival        bigint GENERATED ALWAYS AS IDENTITY,
    type           text COLLATE "C" NOT NULL DEFAULT '',
    body           bytea,
    cause          text COLLATE "C" NOT NULL DEFAULT '',
    actor          text COLLATE "C" NOT NULL DEFAULT 'regie',
    on_behalf_of   text COLLATE "C",
    reason         text COLLATE "C" NOT NULL DEFAULT '',
    estate_version text COLLATE "C",
    arrived_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    answered_at    timestamptz,
    first_seq      bigint,
    last_seq       bigint,
    refusal        text COLLATE "C",
    refusal_fr     text COLLATE "C",
    refusal_en     text COLLATE "C"
);
CREATE INDEX inbox_unanswered ON inbox (stream, arrival) WHERE answered_at IS NULL;

-- Who may write; the clock is this database's.
CREATE TABLE lease (
    stream      int PRIMARY KEY REFERENCES stream,
    epoch       bigint NOT NULL,
    server      text COLLATE "C" NOT NULL,
    incarnation text COLLATE "C" NOT NULL,
    until       timestamptz NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The writer's whole memory: what a takeover reads. Half-empty pages let updates stay on their page.
CREATE TABLE state_run (
    stream int NOT NULL,
    key    text COLLATE "C" NOT NULL,
    body   bytea NOT NULL,
    PRIMARY KEY (stream, key)
) WITH (fillfactor = 50);
CREATE TABLE state_task (LIKE state_run INCLUDING ALL) WITH (fillfactor = 50);
CREATE TABLE state_pin (LIKE state_run INCLUDING ALL);
CREATE TABLE state_misc (
    stream int NOT NULL,
    kind   text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    body   bytea NOT NULL,
    PRIMARY KEY (stream, kind, key)
) WITH (fillfactor = 50);

-- Copies of the state at one event: what an archive leaves to fold from.
CREATE TABLE snapshot (
    stream       int NOT NULL REFERENCES stream,
    seq          bigint NOT NULL,
    commit       bigint NOT NULL,
    head         bytea NOT NULL,
    state_format int NOT NULL,
    taken_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (stream, seq)
);
CREATE TABLE snapshot_row (
    stream int NOT NULL,
    seq    bigint NOT NULL,
    kind   text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    body   bytea NOT NULL,
    PRIMARY KEY (stream, seq, kind, key),
    FOREIGN KEY (stream, seq) REFERENCES snapshot ON DELETE CASCADE
);

-- What pages read. A format is built beside the older one, each with its own position.
CREATE TABLE view_position (
    stream int NOT NULL,
    name   text COLLATE "C" NOT NULL,
    format int NOT NULL,
    seq    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, name, format)
) WITH (fillfactor = 20);
CREATE TABLE view_run (
    stream          int NOT NULL,
    format          int NOT NULL,
    run             text COLLATE "C" NOT NULL,
    plan            text COLLATE "C" NOT NULL,
    application     text COLLATE "C" NOT NULL,
    production_date date NOT NULL,
    state           text COLLATE "C" NOT NULL,
    since           timestamptz NOT NULL,
    body            bytea NOT NULL,
    PRIMARY KEY (stream, format, run)
) WITH (fillfactor = 50);
CREATE INDEX view_run_date ON view_run (stream, format, production_date, run);
CREATE TABLE view_task (
    stream int NOT NULL,
    format int NOT NULL,
    run    text COLLATE "C" NOT NULL,
    task   text COLLATE "C" NOT NULL,
    state  text COLLATE "C" NOT NULL,
    host   text COLLATE "C" NOT NULL,
    since  timestamptz NOT NULL,
    body   bytea NOT NULL,
    PRIMARY KEY (stream, format, run, task)
) WITH (fillfactor = 50);
CREATE TABLE view_attempt (
    stream  int NOT NULL,
    format  int NOT NULL,
    run     text COLLATE "C" NOT NULL,
    task    text COLLATE "C" NOT NULL,
    number  int NOT NULL,
    state   text COLLATE "C" NOT NULL,
    host    text COLLATE "C" NOT NULL,
    since   timestamptz NOT NULL,
    body    bytea NOT NULL,
    PRIMARY KEY (stream, format, run, task, number)
) WITH (fillfactor = 50);
CREATE TABLE view_note (
    stream int NOT NULL,
    format int NOT NULL,
    target text COLLATE "C" NOT NULL,
    seq    bigint NOT NULL,
    body   bytea NOT NULL,
    PRIMARY KEY (stream, format, target, seq)
);

-- Servers that live: a new event version is written only when no older one is among them.
CREATE TABLE server (
    id            text COLLATE "C" PRIMARY KEY,
    incarnation   text COLLATE "C" NOT NULL,
    version       text COLLATE "C" NOT NULL,
    event_version int NOT NULL,
    address       text COLLATE "C" NOT NULL,
    seen_at       timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 50);

-- Estates by content hash, and which version is in force for each plan of a stream.
CREATE TABLE estate_bundle (
    version   text COLLATE "C" PRIMARY KEY,
    bundle    bytea NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE estate_version (
    stream    int NOT NULL REFERENCES stream,
    plan      text COLLATE "C" NOT NULL,
    version   text COLLATE "C" NOT NULL REFERENCES estate_bundle,
    since     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (stream, plan)
);

-- How long things took: kept when the journal they came from is archived.
CREATE TABLE duration (
    stream          int NOT NULL,
    plan            text COLLATE "C" NOT NULL,
    task            text COLLATE "C" NOT NULL,
    production_date date NOT NULL,
    seq             bigint NOT NULL,
    started_at      timestamptz NOT NULL,
    seconds         double precision NOT NULL,
    host            text COLLATE "C" NOT NULL DEFAULT '',
    outcome         text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, plan, task, production_date, seq)
);

-- Where a scaled production clock stands, so that it stands still while nobody runs it.
CREATE TABLE production_clock (
    stream   int PRIMARY KEY REFERENCES stream,
    start    timestamptz NOT NULL,
    speed    double precision NOT NULL,
    position timestamptz NOT NULL
) WITH (fillfactor = 20);
