-- One schema an activity. The public role may enter two of them only: published and participation.
do $$
begin
  if not exists (select from pg_roles where rolname = '${public_role}') then
    raise exception 'the database role ${public_role} of the public side does not exist; create it first';
  end if;
end
$$;

create schema microdata;
create schema ledger;
create schema budget;
create schema protection;
create schema review;
create schema published;
create schema participation;

revoke all on schema public from public;
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
-- Functions are executable by everybody unless that is taken away.
alter default privileges revoke execute on functions from public;

grant usage on schema published to ${public_role};
grant usage on schema participation to ${public_role};

-- For tables whose rows are only ever appended.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end
$$;
