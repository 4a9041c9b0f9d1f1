-- All that the public side may read.
create table published.publication (
  id           text        primary key,
  indicator_id text        not null,
  version      integer     not null check (version >= 1),
  published_at timestamptz not null,
  content      text        not null,
  sha256       char(64)    not null,
  signature    text        not null,
  public_key   char(64)    not null,
  unique (indicator_id, version)
);

create table published.withdrawal (
  publication_id text        primary key references published.publication (id),
  withdrawn_at   timestamptz not null,
  reason_german  text        not null,
  reason_english text        not null
);

create trigger append_only before update or delete or truncate on published.publication
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on published.withdrawal
  for each statement execute function ledger.refuse_change();

grant select on published.publication, published.withdrawal to ${public_role};
