-- Commands to terminals

create table command (
  id              uuid primary key default gen_random_uuid(),
  number          bigint generated always as identity unique,
  terminal_id     text        not null references terminal,
  idempotency_key text        not null,
  order_document  jsonb       not null,
  ordered_by      text        not null,
  ordered_at      timestamptz not null,
  expires_at      timestamptz not null,
  state           text        not null,
  changed_at      timestamptz not null,
  reason          text,
  result          jsonb,
  unique (terminal_id, idempotency_key)
);
create index on command (terminal_id, number desc);
create index on command (terminal_id, number) where state in ('pending', 'received', 'running');

-- The log lines that a terminal sent; large, hence apart, and only the newest few are kept.
create table command_log (
  command_id uuid primary key references command,
  gzip       bytea not null
);

-- Who did what with a command, and when; rows are only ever added.
create table command_transition (
  id         bigint generated always as identity primary key,
  command_id uuid        not null references command,
  at         timestamptz not null,
  actor      text        not null,
  from_state text,
  to_state   text        not null,
  reason     text
);
create index on command_transition (command_id, id);

create function refuse_change_of_command_transition() returns trigger language plpgsql as $$
begin
  raise exception 'command_transition is only ever added to';
end
$$;

create trigger command_transition_only_grows
  before update or delete or truncate on command_transition
  for each statement execute function refuse_change_of_command_transition();
