create table microdata.linkage_key (
  number     int         primary key check (number >= 0),
  since      timestamptz not null,
  changed_by text        not null,
  reason     text        not null
);
comment on table microdata.linkage_key is
  'Under which keys pseudonyms are made: all up to the highest number, one after the other. The keys themselves lie in the keystore; number 0 is none.';
-- Snapshots of earlier builds have no linkage key.
insert into microdata.linkage_key
  select case when exists (select 1 from microdata.snapshot) then 0 else 1 end, now(), 'offenlage', '';
create trigger append_only before update or delete or truncate on microdata.linkage_key
  for each statement execute function ledger.refuse_change();

alter table microdata.received_file add column linkage_key int;
comment on column microdata.received_file.linkage_key is
  'The linkage key under which the snapshot at the checkpoint is being written.';

alter table job.job drop constraint job_kind_check;
alter table job.job add constraint job_kind_check check (kind in ('DELIVERY', 'PREPARATION', 'RELINKING'));
