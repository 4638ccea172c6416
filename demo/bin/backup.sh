#!/bin/sh
# backup.sh copy HOST | verify HOST | thin KEEP: the hosts' archives, packed, read back, and the oldest copies let go
. "$(dirname -- "$0")/lib.sh"
pace 1.5
copies=$REGIE_DEMO_DIR/backup
mkdir -p "$copies"
case $1 in
    copy)
        [ -d "$REGIE_DEMO_DIR/$2" ] || fail 4 "$2 has no folder yet: nothing to save"
        (cd "$REGIE_DEMO_DIR" && find "$2" -name '*.part.*' -prune -o -type f -print0 | sort -z |
            tar --null --no-recursion -T - --ignore-failed-read -cf - 2>/dev/null) | gzip -1 -n | into "$copies/$2-$day.tar.gz"
        output bytes "$(wc -c <"$copies/$2-$day.tar.gz")" ;;
    verify)
        here_or_stop "$copies/$2-$day.tar.gz"
        output files "$(tar -tzf "$copies/$2-$day.tar.gz" | wc -l)" ;;
    thin)
        for one in app01 db01; do
            ls -1 "$copies" | grep "^$one-" | sort -r | tail -n +"$(($2 + 1))" | while read -r old; do rm -f "$copies/$old"; echo "let go: $old"; done
        done ;;
    *) fail 2 "backup.sh knows copy, verify and thin, not $1" ;;
esac
