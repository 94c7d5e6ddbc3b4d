-- A stored file is never changed or replaced.
comment on table deliverables is 'append-only: a file is a new row';

alter table deliverables drop constraint if exists deliverables_stored;
alter table deliverables add constraint deliverables_stored check (
  size_bytes > 0 and size_bytes = trunc(size_bytes) and sha256 ~ '^[0-9a-f]{64}$' and storage_key ~ '^[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f-]{36}$');
