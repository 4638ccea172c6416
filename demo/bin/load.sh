#!/bin/sh
# load.sh TABLE NAME [KEY]: NAME.csv → TABLE; with KEY, what stands there for the date goes first
. "$(dirname -- "$0")/lib.sh"
pace 1.2
here_or_stop "$work/$2.csv"
sql load "$1" "$work/$2.csv" "${3:-}"
