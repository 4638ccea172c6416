-- The shop's orders become orders like any others.
DELETE FROM order_line WHERE day = :date AND channel = 'web';
INSERT INTO order_line SELECT id, day, 'web', customer, product, quantity FROM web_order WHERE day = :date;
