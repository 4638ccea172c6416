-- The business tables of the Comptoir du Ponant and what stands in them before the first night. It can be run again.
CREATE TABLE IF NOT EXISTS depot (code text PRIMARY KEY, label text NOT NULL);
CREATE TABLE IF NOT EXISTS product (code text PRIMARY KEY, family text NOT NULL, price_cents int NOT NULL);
CREATE TABLE IF NOT EXISTS tariff (day date, product text, price_cents int NOT NULL, PRIMARY KEY (day, product));
CREATE TABLE IF NOT EXISTS customer (code text PRIMARY KEY, depot text NOT NULL REFERENCES depot, credit_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS supplier (code text PRIMARY KEY, balance_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS web_order (id text PRIMARY KEY, day date NOT NULL, channel text, customer text, product text, quantity int);
CREATE TABLE IF NOT EXISTS order_line (id text, day date NOT NULL, channel text NOT NULL, customer text NOT NULL, product text NOT NULL,
    quantity int NOT NULL, PRIMARY KEY (day, channel, id));
CREATE TABLE IF NOT EXISTS stock (depot text, product text, quantity int NOT NULL, PRIMARY KEY (depot, product));
CREATE TABLE IF NOT EXISTS stock_move (day date, depot text, product text, quantity int NOT NULL, PRIMARY KEY (day, depot, product));
CREATE TABLE IF NOT EXISTS invoice (day date, customer text, amount_cents bigint NOT NULL, paid_cents bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (day, customer));
CREATE TABLE IF NOT EXISTS payment (ref text PRIMARY KEY, day date NOT NULL, customer text NOT NULL, amount_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS ledger (day date, voucher text, account text, amount_cents bigint NOT NULL, PRIMARY KEY (day, voucher));
CREATE TABLE IF NOT EXISTS ledger_import (voucher text PRIMARY KEY, amount_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS staff (badge text PRIMARY KEY, grade int NOT NULL);
CREATE TABLE IF NOT EXISTS payslip (month text, badge text, gross_cents int, charges_cents int, net_cents int, PRIMARY KEY (month, badge));

INSERT INTO depot VALUES ('BREST', 'Brest, port de commerce'), ('MORLAIX', 'Morlaix'), ('QUIMPER', 'Quimper') ON CONFLICT DO NOTHING;
INSERT INTO product SELECT 'P' || lpad(n::text, 4, '0'), (ARRAY['dry', 'fresh', 'drinks', 'hygiene'])[n % 4 + 1], 200 + (n * 7919) % 9000
    FROM generate_series(1, 400) n ON CONFLICT DO NOTHING;
INSERT INTO customer SELECT 'C' || lpad(n::text, 4, '0'), (ARRAY['BREST', 'MORLAIX', 'QUIMPER'])[n % 3 + 1], 2000000 + (n * 104729) % 4000000
    FROM generate_series(1, 250) n ON CONFLICT DO NOTHING;
INSERT INTO supplier SELECT 'S' || lpad(n::text, 3, '0'), (n * 15485863) % 900000 FROM generate_series(1, 60) n ON CONFLICT DO NOTHING;
INSERT INTO stock SELECT d.code, p.code, 150 + (substr(p.code, 2)::int * 37) % 400 FROM depot d CROSS JOIN product p ON CONFLICT DO NOTHING;
INSERT INTO staff SELECT 'B' || lpad(n::text, 3, '0'), n % 6 FROM generate_series(1, 90) n ON CONFLICT DO NOTHING;
