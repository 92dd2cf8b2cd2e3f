-- Accounts: roles, the life of a password, the second factor. Accounts are disabled, never deleted:
-- the audit names them.

update operator set role = 'system-administrator' where role = 'administrator';

alter table operator
  add check (role in
    ('viewer', 'operator', 'configuration-administrator', 'auditor', 'system-administrator')),
  add column disabled_at    timestamptz,
  add column first_password boolean not null default false,
  add column last_login_at  timestamptz,
  add column totp_secret    bytea,
  add column totp_since     timestamptz,
  add column totp_pending   bytea,
  add column totp_step      bigint  not null default 0,
  add check ((totp_secret is null) = (totp_since is null));

create table operator_recovery_code (
  operator  text  not null references operator,
  code_hash bytea not null,
  used_at   timestamptz,
  primary key (operator, code_hash)
);

-- A session has reached a stage: what is still missing before the role counts. Whoever is logged in
-- at this migration logs in again.
delete from operator_session;
alter table operator_session
  add column id        bigint generated always as identity unique,
  add column stage     text        not null check (stage in ('code', 'password', 'totp', 'open')),
  add column opened_at timestamptz not null,
  add column address   text        not null,
  add column agent     text        not null;
create index on operator_session (operator);

-- Failed logins of a name, whoever tried and whether it exists. The name is hashed: people type
-- their password into the wrong field.
create table login_failure (
  name_hash    bytea primary key,
  failures     integer     not null,
  last_at      timestamptz not null,
  closed_until timestamptz not null
);
create index on login_failure (last_at);

-- The audit: a chain of entries, each hashed together with the one before it. The head says how far
-- the chain goes; its row is locked by whoever adds.
create table audit_entry (
  id         bigint primary key,
  at         timestamptz not null,
  actor_kind text        not null,
  actor      text        not null,
  action     text        not null,
  subject    text        not null,
  detail     json        not null,
  previous   text        not null check (previous ~ '^[0-9a-f]{64}$'),
  hash       text        not null check (hash ~ '^[0-9a-f]{64}$')
);
create index on audit_entry (actor, id);
create index on audit_entry (action, id);
create index on audit_entry (subject, id);
create index on audit_entry (at);

create table audit_head (
  id    boolean primary key default true check (id),
  entry bigint not null,
  hash  text   not null
);
insert into audit_head (entry, hash) values (0, repeat('0', 64));

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is only ever added to';
end
$$;

create trigger audit_entry_only_grows
  before update or delete or truncate on audit_entry
  for each statement execute function refuse_change_of_audit();

create trigger audit_head_stays
  before delete or truncate on audit_head
  for each statement execute function refuse_change_of_audit();

create trigger audit_head_moves_on
  before update on audit_head
  for each row when (new.entry <> old.entry + 1) execute function refuse_change_of_audit();
