-- Papers that are brought for a case later (补正, 容缺) come the way of a submission and become no
-- case of their own: case_number says which one they belong to, and handed_in_at when they were
-- whole.
alter table submission
  add column case_number  text references service_case,
  add column handed_in_at timestamptz;
create index on submission (case_number) where case_number is not null;
