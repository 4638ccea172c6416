SELECT :month AS month, badge, grade, 1400 + (substr(badge, 2)::int * 37) % 220 AS hours_tenths FROM staff ORDER BY badge;
