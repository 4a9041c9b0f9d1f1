create table review.reviewers (
  id      bigint generated always as identity primary key,
  rule_id text        not null,
  number  integer     not null check (number in (1, 2)),
  reason  text        not null,
  said_by text        not null,
  said_at timestamptz not null
);
comment on table review.reviewers is
  'How many reviewers a release rule asks for; the newest row of a rule counts from the next submission on. Without a row it is one.';
create index on review.reviewers (rule_id, said_at desc);

create trigger append_only before update or delete or truncate on review.reviewers
  for each statement execute function ledger.refuse_change();
