-- Life events (一件事): one submission that became several cases. It has a number and a token of its
-- own; each case says which one it belongs to, and as which part.
create table case_bundle (
  bundle_number       text primary key,
  submission_key      uuid        not null unique references submission,
  implementation_code text        not null,
  item_version        integer     not null,
  query_token         text        not null,
  made_at             timestamptz not null,
  foreign key (implementation_code, item_version) references item_version
);

alter table service_case
  add column bundle_number   text references case_bundle,
  add column bundle_position integer;
create unique index on service_case (bundle_number, bundle_position)
  where bundle_number is not null;
