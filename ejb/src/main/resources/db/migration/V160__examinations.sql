create table review.examination (
  preparation_id uuid        primary key references review.preparation (id),
  found          text        not null,
  examined_at    timestamptz not null
);
comment on table review.examination is
  'What the server found when it examined a publication before its review; publications of earlier builds have none.';
comment on column review.examination.found is 'Checks and sensitive cells as canonical JSON; stays in the office.';

create trigger append_only before update or delete or truncate on review.examination
  for each statement execute function ledger.refuse_change();
