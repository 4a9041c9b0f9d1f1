create table published.certificate (
  publication_id text     primary key references published.publication (id),
  statement      text     not null,
  signature      char(128) not null,
  key_number     integer  not null references published.signing_key (number),
  position       bigint   not null unique references published.ledger_leaf (position)
);
comment on table published.certificate is
  'Signed statement of how a publication came about, and where it stands in the ledger; publications of earlier builds have none.';
comment on column published.certificate.statement is 'Canonical JSON, exactly as it was signed.';

create trigger append_only before update or delete or truncate on published.certificate
  for each statement execute function ledger.refuse_change();

grant select on published.certificate to ${public_role};
