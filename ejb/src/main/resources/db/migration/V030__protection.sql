create table protection.release_rule (
  rule_id    text        not null,
  version    integer     not null check (version >= 1),
  content    text        not null,
  author     text        not null,
  drafted_at timestamptz not null,
  primary key (rule_id, version)
);

create table protection.rule_decision (
  rule_id    text        not null,
  version    integer     not null,
  verdict    text        not null,
  reason     text        not null,
  decided_by text        not null,
  decided_at timestamptz not null,
  primary key (rule_id, version),
  foreign key (rule_id, version) references protection.release_rule (rule_id, version)
);

create table protection.measurement (
  id          uuid        primary key,
  snapshot_id uuid        not null,
  population  text        not null,
  spending_id uuid        not null references budget.spending (id),
  drawn_at    timestamptz not null
);
comment on table protection.measurement is 'One draw of noise for counts of one snapshot, and the debit that paid for it.';
comment on column protection.measurement.population is 'Which records of the snapshot were counted, as canonical JSON.';

create table protection.measured_cell (
  snapshot_id    uuid   not null,
  population     text   not null,
  cell           text   not null,
  measurement_id uuid   not null references protection.measurement (id),
  noise          text   not null,
  value          bigint not null,
  primary key (snapshot_id, population, cell)
);
comment on table protection.measured_cell is 'Noisy counts. The primary key is what makes it impossible to keep a second draw for a cell.';
comment on column protection.measured_cell.cell is 'The codes that restrict the cell, as canonical JSON.';
comment on column protection.measured_cell.noise is 'Distribution of the noise; a cell is never shown with the margin of another.';

create trigger append_only before update or delete or truncate on protection.release_rule
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on protection.rule_decision
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on protection.measurement
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on protection.measured_cell
  for each statement execute function ledger.refuse_change();
