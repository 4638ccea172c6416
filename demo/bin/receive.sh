#!/bin/sh
# receive.sh NAME: takes NAME.csv.gz out of this host's exchange, checks its sum, unpacks it; 75 when it is not there yet
. "$(dirname -- "$0")/lib.sh"
pace 0.5
from=$exchange/$host/$day
[ -f "$from/$1.csv.gz.sha256" ] || fail 75 "$1 has not arrived yet"
(cd "$from" && sha256sum -c --quiet "$1.csv.gz.sha256") || fail 65 "$1 arrived damaged: have it sent again"
gzip -dc "$from/$1.csv.gz" | into "$work/$1.csv"
output rows "$(($(wc -l <"$work/$1.csv") - 1))"
