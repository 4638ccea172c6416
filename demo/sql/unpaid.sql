SELECT c.depot, i.customer, i.amount_cents - i.paid_cents AS open_cents FROM invoice i JOIN customer c ON c.code = i.customer
WHERE i.day = :date AND i.paid_cents < i.amount_cents ORDER BY 1, 2;
