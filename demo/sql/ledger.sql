SELECT voucher, amount_cents FROM ledger WHERE day = :date ORDER BY voucher;
