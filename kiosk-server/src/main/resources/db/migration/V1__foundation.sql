-- Halls and terminals

create table hall (
  id      text primary key,
  name_zh text not null,
  name_en text not null
);

insert into hall values
  ('sample-district', '示例区政务服务24小时自助大厅', 'Sample District 24-hour Self-service Hall');

create table terminal (
  id         text primary key,
  hall_id    text        not null references hall,
  name       text        not null,
  planned_at timestamptz not null
);

create table terminal_credential (
  token_hash  bytea primary key,
  terminal_id text        not null unique references terminal,
  issued_at   timestamptz not null
);

create table enrolment_code (
  code_hash   bytea primary key,
  terminal_id text        not null references terminal,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index on enrolment_code (terminal_id);

-- The last report of a terminal, written in batches; transitions alone are written one by one.
create table terminal_presence (
  terminal_id text primary key references terminal,
  epoch       bigint      not null,
  sequence    bigint      not null,
  online      boolean     not null,
  last_seen   timestamptz not null,
  report      jsonb       not null
);

create table terminal_transition (
  id          bigint generated always as identity primary key,
  terminal_id text        not null references terminal,
  at          timestamptz not null,
  subject     text        not null,
  from_state  text,
  to_state    text        not null,
  reason      text
);
create index on terminal_transition (terminal_id, id);

-- Operators

create table operator (
  name          text primary key,
  password_hash text        not null,
  role          text        not null,
  created_at    timestamptz not null
);

create table operator_session (
  token_hash bytea primary key,
  operator   text        not null references operator,
  expires_at timestamptz not null
);

-- Service items: a case keeps the version it started with.

create table item_version (
  implementation_code text        not null,
  version             integer     not null,
  document            json        not null,
  first_published_at  timestamptz not null,
  primary key (implementation_code, version)
);

-- Submissions and cases

create table submission (
  key                 uuid primary key,
  terminal_id         text        not null references terminal,
  local_number        text        not null unique,
  content_hash        bytea       not null,
  metadata            jsonb       not null,
  implementation_code text        not null,
  item_version        integer     not null,
  received_at         timestamptz not null,
  foreign key (implementation_code, item_version) references item_version
);

create table submission_document (
  submission_key uuid    not null references submission,
  id             text    not null,
  position       integer not null,
  kind           text    not null,
  material       text,
  media_type     text    not null,
  pages          integer not null,
  bytes          bigint  not null,
  sha256         text    not null,
  primary key (submission_key, id)
);

create table case_sequence (
  implementation_code text    not null,
  day                 date    not null,
  last                integer not null check (last between 1 and 9999),
  primary key (implementation_code, day)
);

create table service_case (
  case_number    text primary key,
  submission_key uuid        not null unique references submission,
  query_token    text        not null,
  state          text        not null,
  accepted_at    timestamptz not null
);
create index on service_case (accepted_at desc, case_number desc);

-- What happened to a case and who looked at it; rows are only ever added.
create table case_event (
  id          bigint generated always as identity primary key,
  case_number text        not null references service_case,
  at          timestamptz not null,
  actor       text        not null,
  kind        text        not null,
  detail      text
);
create index on case_event (case_number, id);
