create table review.preparation_order (
  id           uuid        primary key,
  indicator_id text        not null,
  periods      text        not null,
  rule_id      text        not null,
  author       text        not null,
  ordered_at   timestamptz not null,
  repeats      uuid        unique references review.preparation_order (id)
);
comment on table review.preparation_order is
  'What somebody asked to be prepared. Preparing runs in the background; how it ended stands in review.preparation_end.';
comment on column review.preparation_order.repeats is
  'The interrupted order in whose place this one stands; no order is repeated twice.';

create table review.preparation_end (
  order_id       uuid        primary key references review.preparation_order (id),
  ending         text        not null check (ending in ('PREPARED', 'REFUSED', 'FAILED')),
  preparation_id uuid        unique references review.preparation (id),
  refusal        text,
  ended_at       timestamptz not null,
  check ((ending = 'PREPARED') = (preparation_id is not null)),
  check ((ending = 'REFUSED') = (refusal is not null))
);
comment on table review.preparation_end is
  'How preparing ended. Written in one transaction with what was prepared; an order without an end that nobody works on was interrupted.';

create trigger append_only before update or delete or truncate on review.preparation_order
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on review.preparation_end
  for each statement execute function ledger.refuse_change();
