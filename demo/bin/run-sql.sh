#!/bin/sh
# run-sql.sh NAME: runs sql/NAME.sql in one transaction
. "$(dirname -- "$0")/lib.sh"
pace 0.5
sql run "$files/sql/$1.sql"
