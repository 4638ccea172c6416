SELECT depot, product, quantity FROM stock_move WHERE day = :date ORDER BY depot, product;
