create table review.waiver (
  id             uuid        primary key,
  indicator_id   text        not null,
  rule_id        text        not null,
  table_name     text        not null,
  cell           text        not null,
  ground         text        not null,
  reason_german  text        not null,
  reason_english text        not null,
  granted_by     text        not null,
  granted_at     timestamptz not null
);
comment on table review.waiver is
  'Exceptions from release rules: a cell that the data-protection officer allows to be shown though it is sensitive.';
comment on column review.waiver.cell is 'Codes of the cell as a JSON array; stays in the office until a publication shows the cell.';
create index on review.waiver (indicator_id, rule_id);

create table review.waiver_end (
  waiver_id uuid        primary key references review.waiver (id),
  reason    text        not null,
  ended_by  text        not null,
  ended_at  timestamptz not null
);
comment on table review.waiver_end is 'Waivers that were revoked: nothing is published under them any more.';

create trigger append_only before update or delete or truncate on review.waiver
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on review.waiver_end
  for each statement execute function ledger.refuse_change();
