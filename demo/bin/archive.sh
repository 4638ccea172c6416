#!/bin/sh
# archive.sh NAME…: keeps the named files of the date in one archive with their sums
. "$(dirname -- "$0")/lib.sh"
pace 0.6
name=$1-$day.tar.gz
for one in "$@"; do here_or_stop "$work/$one.csv"; done
(cd "$work" && for one in "$@"; do sha256sum "$one.csv"; done) | into "$work/$1.sums"
(cd "$work" && tar -cf - "$1.sums" $(for one in "$@"; do echo "$one.csv"; done)) | gzip -n | into "$archive/$name"
output archive "$name"
