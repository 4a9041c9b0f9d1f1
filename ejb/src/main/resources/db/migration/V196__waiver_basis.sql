alter table review.waiver add column basis text not null default '';
comment on column review.waiver.basis is
  'SHA-256 of the records that the cell counted when the waiver was granted: for others it does not hold.';
