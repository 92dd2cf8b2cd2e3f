-- The authority of the terminals' certificates, one for all servers on this database. Its key is
-- sealed; what opens it lies outside of the database.
create table certificate_authority (
  id          integer     primary key check (id = 1),
  certificate bytea       not null,
  sealed_key  bytea       not null,
  made_at     timestamptz not null
);

-- When and why a terminal's identity ended; rows are only ever added.
create table terminal_revocation (
  id          bigint generated always as identity primary key,
  terminal_id text        not null references terminal,
  at          timestamptz not null,
  actor       text        not null,
  reason      text        not null
);
create index on terminal_revocation (at);
create index on terminal_revocation (terminal_id, id);

-- A key is certified once in its life.
create table terminal_certificate (
  serial        text        primary key,
  terminal_id   text        not null references terminal,
  key_hash      bytea       not null unique,
  certificate   bytea       not null,
  valid_from    timestamptz not null,
  valid_until   timestamptz not null,
  first_used_at timestamptz,
  revocation_id bigint      references terminal_revocation
);
create index on terminal_certificate (terminal_id, valid_from);
create index on terminal_certificate (revocation_id);

-- The key that a code was used with, so that a lost answer can be asked for again.
alter table enrolment_code add column key_hash bytea;
