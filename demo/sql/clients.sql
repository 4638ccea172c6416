SELECT code, credit_cents FROM customer ORDER BY code;
