#!/bin/sh
# payslips.sh: hours and grades → payslips, to the cent; the totals are outputs, so that the transfer can be checked against them
. "$(dirname -- "$0")/lib.sh"
pace 1.5
here_or_stop "$work/timesheet.csv"
awk -F, 'NR == 1 { print "month,badge,gross_cents,charges_cents,net_cents"; next }
    { rate = 1350 + $3 * 210; gross = int(rate * $4 / 10); charges = int(gross * 0.22 + 0.5)
      printf "%s,%s,%d,%d,%d\n", $1, $2, gross, charges, gross - charges }' "$work/timesheet.csv" | into "$work/payslip.csv"
awk -F, 'NR > 1 { print "SALARY," $2 "," $5 }' "$work/payslip.csv" | into "$work/transfer.csv.body"
{ echo "kind,badge,net_cents"; cat "$work/transfer.csv.body"; } | into "$work/transfer.csv"
output payslips "$(($(wc -l <"$work/payslip.csv") - 1))"
output net "$(awk -F, 'NR > 1 { total += $5 } END { printf "%.0f", total }' "$work/payslip.csv")"
