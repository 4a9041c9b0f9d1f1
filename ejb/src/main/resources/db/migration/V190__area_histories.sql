create table microdata.area_history (
  id          text        not null,
  revision    int         not null check (revision >= 1),
  history     text        not null,
  declared_at timestamptz not null,
  declared_by text        not null,
  primary key (id, revision)
);
comment on table microdata.area_history is
  'Areas over the years as declared; the highest revision is in force. Indicators hold what they took from one.';

create trigger append_only before update or delete or truncate on microdata.area_history
  for each statement execute function ledger.refuse_change();
