-- Windows where people serve, in groups that share a line.

create table queue_group (
  id                  bigint generated always as identity primary key,
  hall_id             text    not null references hall,
  prefix              text    not null check (prefix ~ '^[A-Z]$'),
  name_zh             text    not null,
  name_en             text    not null,
  -- Item codes, window names, days of the week (1 is Monday) and spans, each as one text.
  items               text    not null,
  windows             text    not null,
  days                text    not null,
  spans               text    not null,
  last_ticket_minutes int     not null,
  leftover            text    not null check (leftover in ('served', 'ended')),
  priority_age        int     not null,
  lease_size          int     not null,
  active              boolean not null default true,
  revision            bigint  not null default 1,
  unique (hall_id, prefix)
);

-- The numbers of a group's day: counters of the hall go up from below, blocks for terminals that
-- may lose the line come down from above; where they meet there are no more.
create table queue_series (
  group_id  bigint not null references queue_group,
  day       date   not null,
  next_low  int    not null default 1,
  next_high int    not null default 999,
  -- How many with priority were called in a row.
  streak    int    not null default 0,
  primary key (group_id, day)
);

create table queue_lease (
  id          uuid        primary key,
  terminal_id text        not null references terminal,
  group_id    bigint      not null references queue_group,
  day         date        not null,
  first       int         not null,
  last        int         not null,
  leased_at   timestamptz not null,
  returned_at timestamptz,
  -- Of a lease that came back: the first number that was not used, and whether it went out again.
  unused_from int,
  reissued    boolean     not null default false
);
create index on queue_lease (group_id, day);

-- A ticket is a number and a line; who holds it nobody writes down.
create table queue_ticket (
  id          uuid        primary key,
  series_id   bigint      not null references queue_group,
  day         date        not null,
  number      int         not null,
  -- The group that shall call it: another one than the series' after a transfer.
  group_id    bigint      not null references queue_group,
  lane        text        not null check (lane in ('ordinary', 'elderly', 'disabled', 'booked')),
  terminal_id text        not null references terminal,
  offline     boolean     not null,
  taken_at    timestamptz not null,
  ready_at    timestamptz not null,
  state       text        not null
    check (state in ('waiting', 'called', 'serving', 'finished', 'skipped', 'closed')),
  window_name text,
  called_at   timestamptz,
  began_at    timestamptz,
  ended_at    timestamptz,
  call_number bigint,
  unique (series_id, day, number)
);
create index on queue_ticket (group_id, day, state);
create index on queue_ticket (day);
create sequence queue_call;

create table queue_event (
  id          bigint generated always as identity primary key,
  ticket_id   uuid        not null references queue_ticket on delete cascade,
  at          timestamptz not null,
  actor       text        not null,
  event       text        not null,
  group_id    bigint      not null references queue_group,
  window_name text
);
create index on queue_event (ticket_id);

-- Screens in halls: whoever has the token sees the numbers of one hall, and nothing else.
create table queue_display (
  id         bigint generated always as identity primary key,
  hall_id    text        not null references hall,
  name       text        not null,
  token_hash bytea       not null unique,
  created_at timestamptz not null,
  created_by text        not null,
  revoked_at timestamptz
);

create trigger tell_servers after insert on queue_event
  for each statement execute function tell_servers('queue');
create trigger tell_servers after update on queue_display
  for each statement execute function tell_servers('queue');
