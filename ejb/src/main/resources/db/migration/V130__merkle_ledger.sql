-- The ledger as a Merkle tree (RFC 6962) that everybody may read. Entries from before are taken over, sealed,
-- with the first entry that is appended.
create table published.signing_key (
  number       integer     primary key check (number >= 1),
  name         text        not null,
  public_key   char(64)    not null unique,
  verifier_key text        not null unique,
  from_size    bigint      not null unique check (from_size >= 1),
  succession   text        not null,
  since        timestamptz not null,
  check ((number = 1) = (succession = '')),
  check ((number = 1) = (from_size = 1))
);
comment on table published.signing_key is
  'Public signing keys of the office, one after the other; the secret ones lie in files.';
comment on column published.signing_key.verifier_key is
  'The public key as verifiers take it (C2SP signed-note): name, identifier, Base64 of algorithm and key.';
comment on column published.signing_key.from_size is 'The smallest checkpoint that it signs.';
comment on column published.signing_key.succession is
  'Signed note in which the old and the new key name each other; empty for the first.';

create table published.ledger_leaf (
  position bigint primary key check (position >= 1),
  content  text   not null
);
comment on table published.ledger_leaf is
  'What everybody may see of an entry; its UTF-8 bytes are the data of the leaf.';

create table published.ledger_node (
  level integer  not null check (level >= 0),
  place bigint   not null check (place >= 0),
  hash  char(64) not null,
  primary key (level, place)
);
comment on table published.ledger_node is
  'Roots of perfect subtrees: the node at a level and place spans the leaves from place * 2^level on, 2^level of them.';

create table published.ledger_checkpoint (
  size bigint primary key check (size >= 1),
  note text   not null
);
comment on table published.ledger_checkpoint is 'Signed notes (C2SP tlog-checkpoint), one for each size of the tree.';

do $$
declare
  name text;
begin
  foreach name in array array['signing_key', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on published.%I
         for each statement execute function ledger.refuse_change()', name);
  end loop;
end
$$;

grant select on published.signing_key, published.ledger_leaf, published.ledger_node, published.ledger_checkpoint
  to ${public_role};
