-- A budget is kept in epsilon or in rho; what was there before was in epsilon.
alter table budget.allowance rename column epsilon_numerator to numerator;
alter table budget.allowance rename column epsilon_denominator to denominator;
alter table budget.allowance add column notion text not null default 'EPSILON'
  check (notion in ('EPSILON', 'RHO'));
alter table budget.allowance alter column notion drop default;
comment on table budget.allowance is 'Privacy loss allowed for each reference period of a dataset; the newest row counts.';

alter table budget.spending rename column epsilon_numerator to numerator;
alter table budget.spending rename column epsilon_denominator to denominator;
alter table budget.spending add column notion text not null default 'EPSILON'
  check (notion in ('EPSILON', 'RHO'));
alter table budget.spending alter column notion drop default;
