#!/bin/sh
# make.sh WHAT: files that come from outside (the shop, suppliers, the bank); the same date gives the same bytes
. "$(dirname -- "$0")/lib.sh"
pace 0.5
case $1 in
    web-orders)
        awk -v day="$REGIE_DATE" -v seed="$day" 'BEGIN {
            print "id,day,channel,customer,product,quantity"
            for (n = 1; n <= 20000; n++) printf "W%s%05d,%s,web,C%04d,P%04d,%d\n", seed, n, day, (n * 37 + seed) % 250 + 1,
                (n * 101 + seed) % 400 + 1, n % 7 + 1 }' | into "$work/web-orders.csv" ;;
    tariff)
        awk -v day="$REGIE_DATE" 'BEGIN {
            print "day,product,price_cents"
            for (n = 1; n <= 400; n++) printf "%s,P%04d,%d\n", day, n, 250 + (n * 7919) % 9000 }' | into "$work/tariff.csv" ;;
    payments)
        awk -v day="$REGIE_DATE" -v seed="$day" 'BEGIN {
            print "ref,day,customer,amount_cents"
            for (n = 1; n <= 3000; n++) printf "B%s%04d,%s,C%04d,%d\n", seed, n, day, (n * 13 + seed) % 250 + 1,
                1000 + (n * 7727) % 90000 }' | into "$work/payments.csv" ;;
    *) fail 2 "make.sh knows web-orders, tariff and payments, not $1" ;;
esac
echo "$(($(wc -l <"$work/$1.csv") - 1)) rows"
