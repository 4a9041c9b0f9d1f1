create table microdata.dataset (
  id          text        primary key,
  declaration text        not null,
  declared_at timestamptz not null,
  declared_by text        not null
);
comment on table microdata.dataset is 'What the files of a dataset look like; never changed, for snapshots are read by it.';

create table microdata.snapshot (
  id           uuid        primary key,
  dataset_id   text        not null references microdata.dataset (id),
  period       text        not null,
  version      int         not null check (version >= 1),
  row_count    bigint      not null check (row_count >= 1),
  byte_count   bigint      not null,
  sha256       char(64)    not null,
  part_count   int         not null check (part_count >= 1),
  wrapped_key  bytea       not null,
  checksum     char(64)    not null,
  delivered_at timestamptz not null,
  delivered_by text        not null,
  unique (dataset_id, period, version)
);
comment on table microdata.snapshot is 'What the vault holds; a snapshot without a row here does not exist.';

create table microdata.delivery (
  id            uuid        primary key,
  dataset_id    text        not null references microdata.dataset (id),
  period        text        not null,
  file_name     text        not null,
  received_at   timestamptz not null,
  received_by   text        not null,
  problem_count bigint      not null check (problem_count >= 0),
  snapshot_id   uuid        unique references microdata.snapshot (id),
  check ((problem_count = 0) = (snapshot_id is not null))
);
comment on table microdata.delivery is 'Every file that was handed in, whatever became of it.';
create index on microdata.delivery (received_at desc);

create table microdata.indicator (
  id         text        not null,
  revision   int         not null check (revision >= 1),
  definition text        not null,
  defined_at timestamptz not null,
  defined_by text        not null,
  primary key (id, revision)
);
comment on table microdata.indicator is 'Indicators as declared; the highest revision is in force.';

do $$
declare
  name text;
begin
  foreach name in array array['dataset', 'snapshot', 'delivery', 'indicator'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on microdata.%I
         for each statement execute function ledger.refuse_change()', name);
  end loop;
end
$$;
