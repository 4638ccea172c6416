SELECT account, sum(amount_cents) AS amount_cents FROM ledger WHERE day = :date GROUP BY account ORDER BY account;
