-- Amounts are exact rationals: numerator and denominator as decimal digits of any length.
create table budget.allowance (
  id          bigint generated always as identity primary key,
  dataset_id  text        not null,
  privacy_unit text       not null,
  epsilon_numerator   text not null check (epsilon_numerator ~ '^[0-9]+$'),
  epsilon_denominator text not null check (epsilon_denominator ~ '^[1-9][0-9]*$'),
  reason      text        not null,
  allowed_by  text        not null,
  allowed_at  timestamptz not null
);
comment on table budget.allowance is 'Epsilon allowed for each reference period of a dataset; the newest row counts.';
create index on budget.allowance (dataset_id, privacy_unit, id desc);

create table budget.account (
  id           bigint generated always as identity primary key,
  dataset_id   text not null,
  period       text not null,
  privacy_unit text not null,
  unique (dataset_id, period, privacy_unit)
);
comment on table budget.account is 'One row is what concurrent debits wait for; what was spent is the sum of its spendings.';

create table budget.spending (
  id         uuid        primary key,
  account_id bigint      not null references budget.account (id),
  purpose    text        not null,
  epsilon_numerator   text not null check (epsilon_numerator ~ '^[0-9]+$'),
  epsilon_denominator text not null check (epsilon_denominator ~ '^[1-9][0-9]*$'),
  spent_at   timestamptz not null,
  unique (account_id, purpose)
);
comment on table budget.spending is 'Debits. One purpose (the measurement of one table) is debited once.';

create trigger append_only before update or delete or truncate on budget.allowance
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on budget.spending
  for each statement execute function ledger.refuse_change();
