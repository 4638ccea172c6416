DELETE FROM payslip WHERE month = :month;
