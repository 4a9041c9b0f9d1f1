create table participation.contribution (
  id                uuid        primary key,
  author            char(64)    not null,
  sent_at           timestamptz not null,
  kind              text        not null check (kind in ('FEEDBACK', 'PROPOSAL')),
  indicator_id      text,
  indicator_version integer,
  codes             text,
  title             text,
  body              text        not null,
  check ((kind = 'FEEDBACK') = (indicator_id is not null and indicator_version is not null and codes is not null)),
  check ((kind = 'PROPOSAL') = (title is not null))
);
comment on column participation.contribution.author is 'Keyed hash of the login name; the key is not in the database.';
create index on participation.contribution (author, sent_at desc);
create index on participation.contribution (sent_at desc);

create table participation.answer (
  contribution_id uuid        not null references participation.contribution (id),
  revision        integer     not null check (revision >= 1),
  body            text        not null,
  answered_at     timestamptz not null,
  primary key (contribution_id, revision)
);
comment on table participation.answer is 'Answers of the office; readers see the newest, all are kept.';

create trigger append_only before update or truncate on participation.contribution
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or truncate on participation.answer
  for each statement execute function ledger.refuse_change();

grant select, insert, update on participation.contribution, participation.answer to ${public_role};
