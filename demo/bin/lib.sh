# What every step of the demo starts with: its folders, the date, the tools. Read by the other scripts, never run alone.
# shellcheck shell=sh
set -eu
export LC_ALL=C

: "${REGIE_DEMO_DIR:?the demo gives its folder in REGIE_DEMO_DIR}"
: "${REGIE_DATE:?}"
files=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
host=${COMPTOIR_HOST:?each task says its host}
work=$REGIE_DEMO_DIR/$host/$REGIE_DATE
archive=$REGIE_DEMO_DIR/$host/archive
exchange=$REGIE_DEMO_DIR/exchange
tools=$REGIE_DEMO_DIR/tools
day=$(printf %s "$REGIE_DATE" | tr -d -)
mkdir -p "$work" "$archive" "$exchange" "$tools"

# fail CODE SENTENCE
fail() {
    code=$1
    shift
    echo "$*" >&2
    exit "$code"
}

# output NAME VALUE: published with the task, for the tasks that need it and for its instruction
output() {
    echo "$1=$2"
    [ -z "${REGIE_OUTPUT:-}" ] || echo "$1=$2" >>"$REGIE_OUTPUT"
}

# pace SECONDS: printers, lines and tapes take their time; without it the whole night would be over in ten seconds, before
# anybody has looked at it. COMPTOIR_PACE=0 switches it off.
pace() { [ "${COMPTOIR_PACE:-1}" = 0 ] || sleep "$1"; }

# into FILE: what comes in goes beside and is renamed, so that nobody ever reads half a file
into() {
    cat >"$1.part.$$"
    mv "$1.part.$$" "$1"
}

here_or_stop() { [ -f "$1" ] || fail 3 "$1 is not there: run the step that makes it first"; }

# sql COMMAND ARGUMENT…: the business database; makes the tools and the tables if nobody has yet
sql() {
    [ -f "$tools/ready" ] || (
        flock 8
        [ -f "$tools/ready" ] || prepare
    ) 8>"$tools/lock"
    database "$@"
}

prepare() {
    "$REGIE_JAVA_HOME/bin/javac" -proc:none -cp "$(driver)" -d "$tools" "$files/tools/Sql.java"
    database run "$files/sql/create.sql"
    : >"$tools/ready"
}

database() {
    "$REGIE_JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx48m -Xshare:auto \
        -cp "$tools:$(driver)" Sql "$@"
}

driver() {
    for jar in "${REGIE_HOME:?}"/dist/lib/postgresql-*.jar; do echo "$jar"; done
}
