create schema job;

create table job.job (
  id           uuid        primary key,
  kind         text        not null check (kind in ('DELIVERY', 'PREPARATION')),
  title        text        not null,
  author       text        not null,
  ordered_at   timestamptz not null,
  lock_key     bigint      not null,
  execution    bigint,
  attempt      int         not null,
  deaths       int         not null,
  alive_at     timestamptz not null,
  begun_at     timestamptz,
  stage        text        not null,
  detail       text        not null,
  percent      int         not null check (percent between 0 and 100),
  rows_done    bigint      not null,
  cancelled_by text,
  ended_at     timestamptz,
  ending       text        check (ending in ('DONE', 'REFUSED', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
  report       text        not null,
  check ((ended_at is null) = (ending is null))
);
create index on job.job (ordered_at desc);
create index on job.job (alive_at) where ended_at is null;
comment on table job.job is
  'Work that nobody waits for. Whoever works on a job holds the advisory lock with its lock_key; the attempt is raised by each claim, and only the newest can end the job.';
comment on column job.job.deaths is
  'How many claims did not end by themselves, because their server died.';
comment on column job.job.alive_at is
  'When a server last said that it has the job, working or waiting for a thread.';

create table microdata.received_file (
  job_id      uuid   primary key references job.job (id),
  dataset_id  text   not null references microdata.dataset (id),
  period      text   not null,
  file_name   text   not null,
  byte_count  bigint not null,
  wrapped_key bytea  not null,
  checkpoint  uuid
);
comment on table microdata.received_file is
  'Delivered files that lie encrypted beside the vault until their job is at its end; then row, key and file are deleted.';
comment on column microdata.received_file.checkpoint is
  'The folder in which the snapshot is being written; what lies sealed in it is not written again.';

alter table review.preparation_end drop constraint preparation_end_ending_check;
alter table review.preparation_end
  add constraint preparation_end_ending_check check (ending in ('PREPARED', 'REFUSED', 'FAILED', 'CANCELLED'));
