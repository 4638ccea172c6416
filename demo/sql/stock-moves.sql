-- What leaves the depots for the orders of the date, taken out of stock once, however often this runs. What was short the
-- day before has been delivered meanwhile.
UPDATE stock SET quantity = quantity + 300 WHERE quantity < 0;
UPDATE stock s SET quantity = s.quantity + m.quantity FROM stock_move m
    WHERE m.day = :date AND m.depot = s.depot AND m.product = s.product;
DELETE FROM stock_move WHERE day = :date;
INSERT INTO stock_move SELECT :date, c.depot, o.product, sum(o.quantity) FROM order_line o JOIN customer c ON c.code = o.customer
    WHERE o.day = :date GROUP BY c.depot, o.product;
UPDATE stock s SET quantity = s.quantity - m.quantity FROM stock_move m
    WHERE m.day = :date AND m.depot = s.depot AND m.product = s.product;
