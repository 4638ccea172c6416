SELECT o.customer, sum(o.quantity::bigint * p.price_cents) AS amount_cents FROM order_line o JOIN product p ON p.code = o.product
WHERE o.day = :date GROUP BY o.customer ORDER BY o.customer;
