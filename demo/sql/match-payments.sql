UPDATE invoice i SET paid_cents = least(i.amount_cents, p.paid) FROM (
    SELECT customer, sum(amount_cents) AS paid FROM payment WHERE day = :date GROUP BY customer) p
    WHERE i.day = :date AND i.customer = p.customer;
