#!/bin/sh
# extract.sh NAME: sql/NAME.sql → NAME.csv in the host's work folder, with the number of rows as an output
. "$(dirname -- "$0")/lib.sh"
pace 0.8
sql extract "$files/sql/$1.sql" "$work/$1.csv"
output rows "$(($(wc -l <"$work/$1.csv") - 1))"
