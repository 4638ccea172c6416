-- What the desk has taken during the day: twelve thousand lines, the same for the same date.
DELETE FROM order_line WHERE day = :date AND channel = 'desk';
INSERT INTO order_line SELECT 'D' || lpad(n::text, 5, '0'), :date, 'desk', 'C' || lpad(((n * 31) % 250 + 1)::text, 4, '0'),
    'P' || lpad(((n * 89) % 400 + 1)::text, 4, '0'), n % 9 + 1 FROM generate_series(1, 12000) n;
