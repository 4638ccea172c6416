SELECT c.depot, i.customer, i.amount_cents FROM invoice i JOIN customer c ON c.code = i.customer WHERE i.day = :date ORDER BY 1, 2;
