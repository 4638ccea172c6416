TRUNCATE ledger_import;
