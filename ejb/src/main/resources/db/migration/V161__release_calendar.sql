create table review.release_plan (
  id             bigint generated always as identity primary key,
  preparation_id uuid        not null references review.preparation (id),
  release_at     timestamptz,
  erratum_german  text       not null,
  erratum_english text       not null,
  said_by        text        not null,
  said_at        timestamptz not null
);
comment on table review.release_plan is
  'When an approved publication becomes public, and what it corrects; the newest row of a preparation counts.';
create index on review.release_plan (preparation_id, id desc);

create trigger append_only before update or delete or truncate on review.release_plan
  for each statement execute function ledger.refuse_change();

create table published.announcement (
  id            bigint      primary key,
  indicator_id  text        not null,
  name_german   text        not null,
  name_english  text        not null,
  release_at    timestamptz not null,
  planners      integer     not null,
  officers      integer     not null,
  announced_at  timestamptz not null
);
comment on table published.announcement is
  'The release calendar: titles and times of what will become public, and how many persons have had access by their office; no figures.';

create table published.announcement_end (
  announcement_id bigint      primary key references published.announcement (id),
  ended_at        timestamptz not null,
  publication_id  text        references published.publication (id)
);
comment on column published.announcement_end.publication_id is 'What it became; null where it was called off.';

create table published.erratum (
  publication_id text primary key references published.publication (id),
  text_german    text not null,
  text_english   text not null
);
comment on table published.erratum is 'What a publication corrects in the version before it.';

create trigger append_only before update or delete or truncate on published.announcement
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on published.announcement_end
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on published.erratum
  for each statement execute function ledger.refuse_change();

grant select on published.announcement, published.announcement_end, published.erratum to ${public_role};
