#!/bin/sh
# print.sh KIND KEY: prints the lines of KIND.csv whose first column is KEY as a page; nothing to print is an error
. "$(dirname -- "$0")/lib.sh"
pace 1.6
here_or_stop "$work/$1.csv"
mkdir -p "$work/print"
awk -F, -v kind="$1" -v key="$2" -v day="$REGIE_DATE" '
    NR == 1 { printf "Comptoir du Ponant                %s %s\n%s\n", kind, day, key; print "------------------------------------------------"
              for (i = 2; i <= NF; i++) head[i] = $i; width = NF; next }
    $1 == key { lines++; for (i = 2; i <= width; i++) printf "%-16s", $i; print ""; total += $width }
    END { print "------------------------------------------------"; printf "%d lines   %.2f\n", lines, total / 100; exit !lines }
    ' "$work/$1.csv" | into "$work/print/$1-$2.txt" || fail 66 "nothing to print for $2"
grep -q '^[1-9][0-9]* lines' "$work/print/$1-$2.txt" || fail 66 "nothing to print for $2"
tail -n 1 "$work/print/$1-$2.txt"
