create table microdata.stored_parts (
  snapshot_id uuid primary key references microdata.snapshot (id),
  folder      uuid not null unique,
  part_count  int not null check (part_count >= 1),
  wrapped_key bytea not null,
  checksum    char(64) not null,
  linkage_key int not null
);
comment on table microdata.stored_parts is
  'Where the files of a snapshot lie and the key that opens them. The row is deleted when the snapshot is erased: what is left of the files anywhere cannot be read any more. It changes when the files are written again under a new linkage key.';

insert into microdata.stored_parts
  select s.id, s.id, s.part_count, s.wrapped_key, s.checksum, 0
    from microdata.snapshot s
   where not exists (select 1 from microdata.erasure e where e.snapshot_id = s.id);

alter table microdata.snapshot
  drop column part_count,
  drop column wrapped_key,
  drop column checksum;

alter table microdata.erasure add column reason text not null default '';
comment on column microdata.erasure.reason is 'Why it was erased before its time; empty where its retention had ended.';
