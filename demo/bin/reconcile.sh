#!/bin/sh
# reconcile.sh LEFT RIGHT: compares two files of key,amount line by line
# Exit 0: equal. 4: the same keys in another order of magnitude of rounding (one cent). 12: differences, listed and counted.
. "$(dirname -- "$0")/lib.sh"
pace 1.0
for side in "$1" "$2"; do
    here_or_stop "$work/$side.csv"
    tail -n +2 "$work/$side.csv" | sort -t, -k1,1 | into "$work/$side.sorted"
done
join -t, -a1 -a2 -e missing -o 0,1.2,2.2 "$work/$1.sorted" "$work/$2.sorted" |
    awk -F, '$2 != $3' | into "$work/$1-differences.csv"
differences=$(wc -l <"$work/$1-differences.csv")
cents=$(awk -F, '$2 == "missing" || $3 == "missing" || ($2 - $3) ^ 2 > 1 { n++ } END { print n + 0 }' "$work/$1-differences.csv")
output differences "$differences"
output compared "$(wc -l <"$work/$1.sorted")"
[ "$differences" -gt 0 ] || exit 0
echo "key, $1, $2:"
cat "$work/$1-differences.csv"
[ "$cents" -gt 0 ] || fail 4 "$differences roundings of one cent"
fail 12 "$differences difference(s) between $1 and $2: see the instruction"
