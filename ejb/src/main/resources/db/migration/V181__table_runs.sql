create table microdata.table_run (
  dataset_id text        not null,
  due_on     date        not null,
  begun_at   timestamptz not null default now(),
  primary key (dataset_id, due_on)
);
comment on table microdata.table_run is
  'On which days a table of another database was read; of several servers the one that writes the row reads.';

create trigger append_only before update or delete or truncate on microdata.table_run
  for each statement execute function ledger.refuse_change();
