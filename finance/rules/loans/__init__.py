"""Rules of loans: one engine for schedules, payments, fines, arrears. Pure; paise and fractions."""
