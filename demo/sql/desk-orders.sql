SELECT id, customer, product, quantity FROM order_line WHERE day = :date AND channel = 'desk' ORDER BY id;
