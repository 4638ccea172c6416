SELECT customer, amount_cents FROM invoice WHERE day = :date ORDER BY customer;
