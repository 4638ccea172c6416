SELECT count(*) AS vouchers, sum(amount_cents) AS total_cents FROM ledger WHERE day = :date;
