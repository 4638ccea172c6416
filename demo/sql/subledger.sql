SELECT 'V' || lpad(n::text, 4, '0') AS voucher, CASE n WHEN 117 THEN 124000 ELSE 1000 + (n * 48611) % 400000 END AS amount_cents
FROM generate_series(1, 4800) n ORDER BY 1;
