-- What was foreseen for each deadline, whenever that changed by more than a minute or in standing: when a delay could be known.
CREATE TABLE forecast_note (
    stream        int NOT NULL,
    run           text COLLATE "C" NOT NULL,
    task          text COLLATE "C" NOT NULL,
    number        bigint GENERATED ALWAYS AS IDENTITY,
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    production_at timestamptz NOT NULL,
    deadline_at   timestamptz NOT NULL,
    predicted     timestamptz,
    standing      text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, run, task, number)
);
