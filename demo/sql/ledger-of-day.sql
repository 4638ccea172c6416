-- The vouchers that the accountants entered during the day. Voucher 117 is entered 2,140.00 where the sub-ledger has 1,240.00:
-- two figures exchanged, the kind of thing that the reconciliation of the night is for.
DELETE FROM ledger WHERE day = :date;
INSERT INTO ledger SELECT :date, 'V' || lpad(n::text, 4, '0'), (ARRAY['411', '401', '512', '707'])[n % 4 + 1],
    CASE n WHEN 117 THEN 214000 ELSE 1000 + (n * 48611) % 400000 END FROM generate_series(1, 4800) n;
