#!/bin/sh
# check.sh NAME COLUMN [WARN-BELOW]: counts NAME.csv and sums one column; no row is an error, few rows a warning (exit 4)
. "$(dirname -- "$0")/lib.sh"
pace 0.6
here_or_stop "$work/$1.csv"
figures=$(awk -F, -v wanted="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == wanted) column = i; width = NF; next }
    NF != width { wrong++ }
    { rows++; total += $column }
    END { if (!column) exit 2; printf "%d %.0f %d", rows, total, wrong }' "$work/$1.csv") || fail 2 "$1.csv has no column $2"
set -- $figures "${3:-0}"
output rows "$1"
output total "$2"
[ "$3" -eq 0 ] || fail 65 "$3 rows have another number of columns than the header"
[ "$1" -gt 0 ] || fail 66 "the file has no row"
[ "$1" -ge "$4" ] || fail 4 "fewer than $4 rows: to be looked at in the morning"
