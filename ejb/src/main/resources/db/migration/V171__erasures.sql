create table microdata.erasure (
  snapshot_id uuid        primary key references microdata.snapshot (id),
  erased_at   timestamptz not null,
  erased_by   text        not null
);
comment on table microdata.erasure is
  'Snapshots whose retention has ended: their files are deleted, only what was known of the delivery stays.';

create trigger append_only before update or delete or truncate on microdata.erasure
  for each statement execute function ledger.refuse_change();
