-- The lot becomes part of the books, in one transaction: it is posted and gone, or it is neither.
CREATE TABLE IF NOT EXISTS ledger_posted (day date, voucher text, amount_cents bigint NOT NULL, PRIMARY KEY (day, voucher));
DELETE FROM ledger_posted WHERE day = :date;
INSERT INTO ledger_posted SELECT :date, voucher, amount_cents FROM ledger_import;
TRUNCATE ledger_import;
