SELECT code, balance_cents FROM supplier ORDER BY code;
