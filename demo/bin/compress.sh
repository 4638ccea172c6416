#!/bin/sh
# compress.sh NAME: NAME.csv → NAME.csv.gz, and says how much smaller
. "$(dirname -- "$0")/lib.sh"
pace 0.5
here_or_stop "$work/$1.csv"
gzip -9 -n -c "$work/$1.csv" | into "$work/$1.csv.gz"
gzip -t "$work/$1.csv.gz"
output bytes "$(wc -c <"$work/$1.csv.gz")"
