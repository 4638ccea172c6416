SELECT count(*) AS low, coalesce(min(quantity), 0) AS lowest FROM stock WHERE quantity < 80;
