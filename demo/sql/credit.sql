-- Customers whose open orders are above their credit.
SELECT count(*) AS over_credit, coalesce(sum(open_cents), 0) AS open_cents FROM (
    SELECT c.code, sum(o.quantity::bigint * p.price_cents) AS open_cents, max(c.credit_cents) AS credit
    FROM order_line o JOIN customer c ON c.code = o.customer JOIN product p ON p.code = o.product
    WHERE o.day = :date GROUP BY c.code) open WHERE open_cents > credit;
