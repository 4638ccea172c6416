#!/bin/sh
# send.sh NAME HOST: leaves NAME.csv.gz for the other host; the sum comes last, and is what the other side waits for
. "$(dirname -- "$0")/lib.sh"
pace 1.0
here_or_stop "$work/$1.csv.gz"
to=$exchange/$2/$day
mkdir -p "$to"
into "$to/$1.csv.gz" <"$work/$1.csv.gz"
(cd "$to" && sha256sum "$1.csv.gz") | into "$to/$1.csv.gz.sha256"
output sent "$2/$day/$1.csv.gz"
