create table microdata.delivery_profile (
  snapshot_id uuid primary key references microdata.snapshot (id),
  profile     text not null
);
comment on table microdata.delivery_profile is
  'Records and totals of a snapshot by code, which the next delivery is held against; deleted when the snapshot is erased.';

create table microdata.held_delivery (
  delivery_id uuid     primary key references microdata.delivery (id),
  sha256      char(64) not null,
  changes     text     not null
);
comment on table microdata.held_delivery is
  'Files that differ so much from the delivery before that they wait for reasons; of their content nothing is kept.';

create table microdata.held_acceptance (
  delivery_id uuid        primary key references microdata.held_delivery (delivery_id),
  reasons     text        not null,
  accepted_at timestamptz not null,
  accepted_by text        not null
);
comment on table microdata.held_acceptance is
  'Why a held file is right; the same file is taken in when it is delivered again.';

do $$
declare
  name text;
begin
  foreach name in array array['held_delivery', 'held_acceptance'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on microdata.%I
         for each statement execute function ledger.refuse_change()', name);
  end loop;
end
$$;
