# Building, for the launcher: sources → dist/lib/*.jar, dist/classpath, the AOT caches. Read by ./regie, never run alone.
# shellcheck shell=sh
# shellcheck disable=SC2154  # home, dist, jdk, version, french come from ./regie

no_maven() {
    say "Régie se construit avec Maven 3.8 ou plus récent, et il n'est pas là$1. Pour l'installer : apt-get install maven" \
        "Régie is built with Maven 3.8 or later, and it is not there$1. To install it: apt-get install maven"
    exit 2
}

# need_maven: ends with a sentence unless mvn is there and recent enough
need_maven() {
    command -v mvn >/dev/null 2>&1 || no_maven ''
    found=$(JAVA_HOME=$jdk mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    major=${found%%.*}
    minor=${found#*.}
    minor=${minor%%.*}
    [ -n "$major" ] && { [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }; } || no_maven " ($found)"
}

# Maven itself starts faster with one compiler, and its own warnings about its own libraries help nobody here.
maven() {
    JAVA_HOME=$jdk MAVEN_OPTS="${MAVEN_OPTS:--XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED}" \
        mvn -B -f "$home/pom.xml" --no-transfer-progress "$@"
}

# with_lock COMMAND: one builder at a time in this folder; the lock falls with the process that holds it
with_lock() {
    if command -v flock >/dev/null 2>&1; then
        (
            flock -n 9 || {
                say "Une autre construction est en cours dans ce dossier : on l'attend." \
                    "Another build is under way in this folder: waiting for it."
                flock 9
            }
            "$@" 9>&-
        ) 9>"$dist/lock"
        return
    fi
    until mkdir "$dist/lock.d" 2>/dev/null; do
        holder=$(cat "$dist/lock.d/pid" 2>/dev/null) && ! kill -0 "$holder" 2>/dev/null && rm -rf "$dist/lock.d"
        sleep 1
    done
    echo $$ >"$dist/lock.d/pid"
    "$@"
    result=$?
    rm -rf "$dist/lock.d"
    return "$result"
}

# build: returns 0 when dist can be used afterwards
build() {
    if ! mkdir -p "$dist" 2>/dev/null || [ ! -w "$dist" ]; then
        if [ -f "$dist/stamp" ]; then
            say "Les sources sont plus récentes que la construction, mais $dist ne peut être écrit : on continue avec ce qui est construit." \
                "The sources are newer than the build, but $dist cannot be written: going on with what is built."
            return 0
        fi
        say "Régie n'est pas encore construite et $dist ne peut être écrit : lancez ./regie une fois avec un compte qui peut y écrire." \
            "Régie is not built yet and $dist cannot be written: run ./regie once as a user who can write there."
        exit 2
    fi
    find_java javac || no_java
    with_lock build_if_stale
}

build_if_stale() {
    is_stale || return 0
    need_maven
    log=$dist/build.log
    touch "$dist/stamp.new"
    rm -rf "$dist/lib.new"
    say "Construction de Régie (une à trois minutes la première fois)…" "Building Régie (one to three minutes the first time)…"
    if ! build_jars >"$log" 2>&1; then
        grep -E '^\[ERROR\]|BUILD FAILURE' "$log" | head -n 20 >&2
        say "La construction a échoué ; rien n'a été remplacé. Le détail est dans $log." \
            "The build failed; nothing was replaced. The details are in $log."
        return 1
    fi
    lay_out
    say "Régie est construite." "Régie is built."
}

build_jars() {
    maven -Dmaven.test.skip=true -pl cli -am package \
        org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
        -DincludeScope=runtime -DoutputDirectory="$dist/lib.new" &
    builder=$!
    trap 'kill "$builder" 2>/dev/null; exit 130' INT TERM
    [ -t 2 ] && show_progress "$builder"
    wait "$builder" || { trap - INT TERM; return 1; }
    trap - INT TERM
    cp "$home"/cli/target/cli-*.jar "$dist/lib.new/"
}

# show_progress PID: the module under construction, on a terminal only; the log is written meanwhile
show_progress() {
    while kill -0 "$1" 2>/dev/null; do
        module=$(sed -n 's/^\[INFO\] Building \([a-z][a-z]*\) .*\(\[[0-9]*\/[0-9]*\]\).*/\2 \1/p' "$dist/build.log" | tail -n 1)
        printf '\r  %-40s' "$module" >/dev/tty
        sleep 1
    done
    printf '\r%-44s\r' '' >/dev/tty
}

# The old jars go away by a rename, so that a server which still runs keeps the files that it has open.
lay_out() {
    (cd "$dist/lib.new" && LC_ALL=C ls ./*.jar | sed 's|^\./||') >"$dist/classpath.new"
    rm -rf "$dist/lib.old" "$dist"/*.aot
    [ -d "$dist/lib" ] && mv "$dist/lib" "$dist/lib.old"
    mv "$dist/lib.new" "$dist/lib"
    mv "$dist/classpath.new" "$dist/classpath"
    rm -rf "$dist/lib.old"
    make_caches
    mv "$dist/stamp.new" "$dist/stamp"
}

# A cache that cannot be made costs a second per command, never the command.
make_caches() {
    classpath=
    while read -r jar; do classpath=$classpath${classpath:+:}$dist/lib/$jar; done <"$dist/classpath"
    say "Préparation d'un démarrage rapide…" "Preparing a quick start…"
    program -XX:AOTCacheOutput="$dist/regie.aot" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 regie.cli.Main check "$home/demo" \
        >"$dist/cache.log" 2>&1 </dev/null
    if program regie.cli.Main up --help >/dev/null 2>&1; then learn_server; fi
    for cache in "$dist/regie.aot" "$dist/up.aot"; do [ -s "$cache" ] || rm -f "$cache"; done
    printf '%s\n' "$jdk $version" >"$dist/jdk"
}

# program OPTION… MAIN ARGUMENT…: what ./regie runs, without asking whether it is built
program() {
    REGIE_HOME=$home timeout 120 "$jdk/bin/java" -Xlog:disable --enable-native-access=ALL-UNNAMED -Dregie.home="$home" \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$classpath" "$@"
}

# learn_server: starts a control room on a folder of its own and stops it, for what the JVM learns meanwhile
learn_server() {
    folder=$(mktemp -d) || return 0
    # one simple command, so that $! is the process that a signal must reach
    REGIE_HOME=$home timeout -k 10 90 "$jdk/bin/java" -XX:AOTCacheOutput="$dist/up.aot" -Xlog:disable \
        --enable-native-access=ALL-UNNAMED -Dregie.home="$home" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$classpath" \
        regie.cli.Main up --estate "$home/demo" --data "$folder/data" --port 0 >>"$dist/cache.log" 2>&1 </dev/null &
    room=$!
    waited=0
    until program regie.cli.Main status --data "$folder/data" >/dev/null 2>&1; do
        kill -0 "$room" 2>/dev/null && [ "$waited" -lt 45 ] || break
        sleep 1
        waited=$((waited + 1))
    done
    program regie.cli.Main stop --kill --data "$folder/data" >>"$dist/cache.log" 2>&1 || kill "$room" 2>/dev/null
    wait "$room"
    forget_folder "$folder"
}

# forget_folder FOLDER: a folder that was made to try something, and the database that root's control room kept outside of it
forget_folder() {
    id=$(sed -n 's/^id=\([0-9a-f-]\{36\}\)$/\1/p' "$1/data/postgres/cluster.properties" 2>/dev/null)
    [ -z "$id" ] || rm -rf "/var/lib/regie/$id"
    rm -rf "$1"
}
