-- What all servers of one database must know alike, such as the word with which agents greet them.
CREATE TABLE secret (
    name  text COLLATE "C" PRIMARY KEY,
    value text NOT NULL
);
