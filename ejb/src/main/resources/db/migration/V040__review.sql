create table review.preparation (
  id            uuid        primary key,
  indicator_id  text        not null,
  author        text        not null,
  rule_id       text        not null,
  rule_version  integer     not null,
  content       text        not null,
  content_hash  char(64)    not null,
  findings      text        not null,
  prepared_at   timestamptz not null,
  foreign key (rule_id, rule_version) references protection.release_rule (rule_id, version)
);
comment on column review.preparation.content is 'What would become public, as canonical JSON; safe tables only.';
comment on column review.preparation.findings is 'What protection and the checks found; stays in the office.';

create table review.history (
  preparation_id uuid        not null references review.preparation (id),
  step           integer     not null check (step >= 1),
  action         text,
  state          text        not null,
  actor          text        not null,
  at             timestamptz not null,
  reason         text        not null,
  primary key (preparation_id, step)
);
comment on table review.history is 'The state of a publication is that of its last step; two sessions cannot both make the same step.';

create table review.public_version (
  preparation_id uuid    primary key references review.preparation (id),
  indicator_id   text    not null,
  version        integer not null,
  unique (indicator_id, version)
);

create table review.counted_table (
  preparation_id uuid not null references review.preparation (id),
  part           text not null,
  population     text not null,
  snapshots      text not null,
  protected_with text,
  primary key (preparation_id, part)
);
comment on table review.counted_table is
  'Which records each table of a publication counts, so that later ones on the same respondents are protected together with it.';
comment on column review.counted_table.protected_with is
  'Publications on the same records that were seen when this was protected, as JSON; null where protection does not depend on others.';
create index on review.counted_table (population);

create trigger append_only before update or delete or truncate on review.preparation
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on review.history
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on review.public_version
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on review.counted_table
  for each statement execute function ledger.refuse_change();
