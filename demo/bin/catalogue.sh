#!/bin/sh
# catalogue.sh build | switch | verify: the shop's catalogue as JSON; it goes live by one rename
. "$(dirname -- "$0")/lib.sh"
pace 0.7
live=$REGIE_DEMO_DIR/$host/www
mkdir -p "$live"
case $1 in
    build)
        here_or_stop "$work/products.csv"
        awk -F, 'BEGIN { print "{\"products\":[" } NR > 1 { printf "%s{\"code\":\"%s\",\"family\":\"%s\",\"price\":%.2f}\n",
            (NR > 2 ? "," : ""), $1, $2, $3 / 100 } END { print "]}" }' "$work/products.csv" | into "$work/catalogue.json"
        output bytes "$(wc -c <"$work/catalogue.json")" ;;
    switch)
        here_or_stop "$work/catalogue.json"
        [ ! -f "$live/catalogue.json" ] || cp "$live/catalogue.json" "$live/catalogue.before.json"
        into "$live/catalogue.json" <"$work/catalogue.json" ;;
    verify)
        products=$(grep -c '"code"' "$live/catalogue.json")
        output products "$products"
        [ "$products" -ge 400 ] || fail 1 "only $products products are live" ;;
    back)
        [ ! -f "$live/catalogue.before.json" ] || mv "$live/catalogue.before.json" "$live/catalogue.json" ;;
    *) fail 2 "catalogue.sh knows build, switch, verify and back, not $1" ;;
esac
