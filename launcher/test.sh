# ./regie test: everything that CI runs. Read by ./regie after launcher/build.sh, never run alone.
# shellcheck shell=sh
# shellcheck disable=SC2154  # home, dist, jdk come from ./regie

# What the tests start inherits this word in its environment; what still carries it at the end is ended.
TESTED_REGIE=regie-test-$$-$(date +%s)
export TESTED_REGIE

# ensure_packages: on a CI machine, as root, installs what is missing from Debian; elsewhere only names it
ensure_packages() {
    missing=
    command -v mvn >/dev/null 2>&1 || missing=maven
    find_java javac || missing="$missing openjdk-$wanted-jdk-headless"
    [ -n "$missing" ] || return 0
    if [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installation de : $missing" "Installing: $missing"
        # shellcheck disable=SC2086  # a list of packages
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing; } >&2
    fi
    find_java javac || no_java
    need_maven
}

# marked: the processes that carry the mark, one id a line; never call it in a pipe, whose other end carries the mark too
marked() {
    for process in /proc/[0-9]*; do
        pid=${process#/proc/}
        [ "$pid" = $$ ] && continue
        tr '\0' '\n' <"$process/environ" 2>/dev/null | grep -qx "TESTED_REGIE=$TESTED_REGIE" && echo "$pid"
    done 2>/dev/null
}

# with_descendants PID…: an attempt has a clean environment, so what a marked process started is found by its parents
with_descendants() {
    [ $# -gt 0 ] || return 0
    for process in /proc/[0-9]*/stat; do
        sed -n 's/^\([0-9]*\) (.*) . \([0-9]*\) .*/\1 \2/p' "$process" 2>/dev/null
    done | awk -v first="$*" '
        { parent[$1] = $2 }
        END {
            n = split(first, ids, " "); for (i = 1; i <= n; i++) ours[ids[i]] = 1
            do { grown = 0; for (p in parent) if (!(p in ours) && parent[p] in ours) { ours[p] = 1; grown = 1 } } while (grown)
            for (p in ours) print p
        }'
}

# end_strays: TERM, ten seconds, KILL; says how many there were
end_strays() {
    first=$(marked)
    # shellcheck disable=SC2086  # ids are words
    strays=$(with_descendants $first)
    [ -n "$strays" ] || return 0
    # shellcheck disable=SC2086
    say "Processus laissés par les tests, interrompus : $(echo $strays)" "Processes left over by the tests, ended: $(echo $strays)"
    # shellcheck disable=SC2086
    kill $strays 2>/dev/null
    waited=0
    while [ "$waited" -lt 10 ]; do
        alive=
        for pid in $strays; do kill -0 "$pid" 2>/dev/null && alive="$alive $pid"; done
        [ -n "$alive" ] || return 0
        sleep 1
        waited=$((waited + 1))
    done
    # shellcheck disable=SC2086
    kill -9 $alive 2>/dev/null
}

# verify: all modules and their tests; shows modules, Surefire's closing lines and errors, and keeps the rest in a file
verify() {
    log=$home/target/regie-test.log
    mkdir -p "$home/target"
    rm -f "$home/target/verified"
    {
        # without incremental leftovers of another branch, and to the end even if one module fails
        timeout -k 30 1080 env JAVA_HOME="$jdk" MAVEN_OPTS="${MAVEN_OPTS:--XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED}" \
            mvn -B --no-transfer-progress --fail-at-end -f "$home/pom.xml" verify 2>&1 && : >"$home/target/verified"
    } | tee "$log" | grep --line-buffered -E \
        '^\[INFO\] Building [a-z]+ |Tests run:.*[0-9]$|COMPILATION ERROR|^\[ERROR\] .*\.java:|^\[INFO\] BUILD|^\[INFO\] Total time'
    [ -f "$home/target/verified" ] || {
        sed -n '/^\[ERROR\] \(Failures\|Errors\):/,/Tests run:/p' "$log"
        say "Des tests ont échoué ; tout est dans $log." "Tests failed; everything is in $log."
        return 1
    }
}

# smoke: the two commands, as a person would use them, on a data folder of their own
smoke() {
    "$home/regie" check "$home/demo" >"$home/target/smoke-check.log" 2>&1 || {
        cat "$home/target/smoke-check.log" >&2
        say "./regie check demo a échoué." "./regie check demo failed."
        return 1
    }
    folder=$(mktemp -d)
    data=$folder/data
    "$home/regie" demo --data "$data" --port 0 >"$home/target/smoke-demo.log" 2>&1 &
    demo=$!
    waited=0
    until "$home/regie" status --data "$data" --json >"$home/target/smoke-status.log" 2>&1; do
        if [ "$waited" -ge 90 ] || ! kill -0 "$demo" 2>/dev/null; then
            tail -n 30 "$home/target/smoke-demo.log" >&2
            say "./regie demo n'a pas démarré." "./regie demo did not start."
            kill "$demo" 2>/dev/null
            return 1
        fi
        sleep 1
        waited=$((waited + 1))
    done
    "$home/regie" stop --kill --data "$data" >"$home/target/smoke-stop.log" 2>&1
    stopped=$?
    wait "$demo"
    left=$(marked)
    if [ "$stopped" -ne 0 ] || [ -n "$left" ]; then
        cat "$home/target/smoke-stop.log" >&2
        say "./regie stop a laissé des processus : $left" "./regie stop left processes: $left"
        return 1
    fi
    forget_folder "$folder"
    say "Essai des deux commandes : bon." "Smoke of the two commands: good."
}

run_tests() {
    ensure_packages
    trap 'end_strays; exit 130' INT TERM
    result=0
    verify || result=1
    end_strays
    [ "$result" -ne 0 ] || smoke || result=1
    end_strays
    trap - INT TERM
    return "$result"
}
