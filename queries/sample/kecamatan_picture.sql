-- What the made-up registry should look like in each kecamatan of Kabupaten Madiun; no real figure.
-- grain:   kecamatan_code
select
    picture.kecamatan_code,
    picture.weight,
    picture.decile1_pct,
    picture.fall_pct
from (
    -- weight: families compared with one another; decile1_pct: persons in decile 1, in 2026-4;
    -- fall_pct: how much of that share goes in a quarter, below zero where poverty rises.
    values
        ('35.19.01', 54, 7.7, 1.6),
        ('35.19.02', 57, 7.8, 1.5),
        ('35.19.03', 66, 6.8, 2.1),
        ('35.19.04', 50, 10.9, 1.2),
        ('35.19.05', 32, 12.3, -0.7),
        ('35.19.06', 35, 15.6, 0.6),
        ('35.19.07', 56, 8.8, 1.8),
        ('35.19.08', 41, 6.6, 1.3),
        ('35.19.09', 54, 6.3, -0.5),
        ('35.19.10', 45, 9.2, 1.9),
        ('35.19.11', 58, 6.4, 2.2),
        ('35.19.12', 71, 15.4, 1.4),
        ('35.19.13', 58, 16.3, 2.0),
        ('35.19.14', 27, 7.6, 0.3),
        ('35.19.15', 33, 8.4, 1.1)
) as picture (kecamatan_code, weight, decile1_pct, fall_pct)
