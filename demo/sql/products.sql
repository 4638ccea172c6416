SELECT p.code, p.family, coalesce(t.price_cents, p.price_cents) AS price_cents FROM product p
LEFT JOIN tariff t ON t.product = p.code AND t.day = :date ORDER BY p.code;
