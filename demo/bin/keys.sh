#!/bin/sh
# keys.sh KIND MOST: the different first columns of KIND.csv, as a list that the next task repeats itself over
. "$(dirname -- "$0")/lib.sh"
here_or_stop "$work/$1.csv"
list=$(tail -n +2 "$work/$1.csv" | cut -d, -f1 | sort -u | head -n "$2" | awk '{ printf "%s\"%s\"", sep, $0; sep = "," }')
output keys "[$list]"
