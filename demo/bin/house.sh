#!/bin/sh
# house.sh space | stamp WHAT | purge DAYS | handover: what a night needs around the work itself
. "$(dirname -- "$0")/lib.sh"
pace 0.4
case $1 in
    space)
        free=$(df -Pk "$REGIE_DEMO_DIR" | awk 'NR == 2 { print int($4 / 1024) }')
        output free_mb "$free"
        [ "$free" -ge 200 ] || fail 4 "only $free MB are free" ;;
    stamp)
        date +%s | into "$work/$2.stamp"
        echo "$2 noted" ;;
    purge)
        found=$(find "$REGIE_DEMO_DIR/$host/archive" -type f -mtime +"$2" 2>/dev/null | wc -l)
        find "$REGIE_DEMO_DIR/$host/archive" -type f -mtime +"$2" -exec rm -f {} + 2>/dev/null || true
        find "$work" -name '*.sorted' -exec rm -f {} + 2>/dev/null || true
        output purged "$found" ;;
    handover)
        {
            echo "Handover of $REGIE_DATE"
            for one in app01 db01; do
                echo "$one: $(find "$REGIE_DEMO_DIR/$one/$REGIE_DATE" -type f 2>/dev/null | wc -l) files," \
                    "$(find "$REGIE_DEMO_DIR/$one/$REGIE_DATE/print" -type f 2>/dev/null | wc -l) pages printed"
            done
            find "$exchange" -name '*.sha256' 2>/dev/null | wc -l | awk '{ print $1 " files exchanged" }'
        } | into "$work/handover.txt"
        cat "$work/handover.txt" ;;
    *) fail 2 "house.sh knows space, stamp, purge and handover, not $1" ;;
esac
