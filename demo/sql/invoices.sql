-- One invoice per customer and date.
DELETE FROM invoice WHERE day = :date;
INSERT INTO invoice SELECT :date, o.customer, sum(o.quantity::bigint * p.price_cents) FROM order_line o JOIN product p ON p.code = o.product
    WHERE o.day = :date GROUP BY o.customer;
