create table ledger.entry (
  position      bigint      primary key check (position >= 1),
  at            timestamptz not null,
  act           text        not null,
  subject       text        not null,
  public_part   text        not null,
  commitment    char(64)    not null,
  previous_hash char(64)    not null unique,
  hash          char(64)    not null unique
);
comment on table ledger.entry is 'Every act of the office, each entry chained to the one before by its hash.';

create table ledger.confidential_part (
  position bigint primary key references ledger.entry (position),
  salt     char(64) not null,
  content  text     not null
);
comment on table ledger.confidential_part is 'What the commitment of an entry commits to; stays in the office.';

create trigger append_only before update or delete or truncate on ledger.entry
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.confidential_part
  for each statement execute function ledger.refuse_change();
