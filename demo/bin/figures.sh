#!/bin/sh
# figures.sh NAME: publishes the one row of sql/NAME.sql as outputs
. "$(dirname -- "$0")/lib.sh"
pace 0.3
sql figures "$files/sql/$1.sql"
