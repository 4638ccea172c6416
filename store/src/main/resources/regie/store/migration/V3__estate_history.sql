-- Which version of an estate was put in force in which environment, when, by whom and why. The journal has the same facts;
-- here they can be listed at once, and servers of other environments of the same database can see them.
CREATE TABLE estate_history (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    estate      text COLLATE "C" NOT NULL,
    environment text COLLATE "C" NOT NULL,
    version     text COLLATE "C" NOT NULL REFERENCES estate_bundle,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    reason      text NOT NULL,
    source      text NOT NULL,
    plans       text COLLATE "C" NOT NULL
);
CREATE INDEX estate_history_environment ON estate_history (estate, environment, number);
