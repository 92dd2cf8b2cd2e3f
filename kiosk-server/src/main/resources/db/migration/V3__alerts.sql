-- Rules: what is watched (condition), from which value on, how long it must last before an alert is
-- raised and before it is cleared. A rule is changed from the revision that was read.

create table alert_rule (
  id                     text primary key,
  position               integer not null,
  condition              text    not null,
  severity               text    not null check (severity in ('critical', 'major', 'minor', 'warning')),
  enabled                boolean not null default true,
  threshold              integer not null,
  window_seconds         integer not null default 0,
  raise_after_seconds    integer not null,
  clear_after_seconds    integer not null,
  escalate_after_minutes integer not null,
  revision               integer not null default 1,
  changed_at             timestamptz,
  changed_by             text
);

insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('terminal-offline',        1, 'silence',          'critical', 180,   0,   0,   0, 15),
  ('terminal-out-of-service', 2, 'out-of-service',   'major',      0,   0, 300,   0, 30),
  ('device-not-usable',       3, 'device',           'major',      0,   0,  60,  30, 30),
  ('outbox-old',              4, 'outbox',           'major',    600,   0,   0,   0, 30),
  ('consumable-out',          5, 'consumable-out',   'major',      0,   0,  60,  30, 60),
  ('consumable-low',          6, 'consumable-low',   'warning',   20,   0,  60,  60,  0),
  ('state-flapping',          7, 'changes',          'minor',      6, 600,   0, 300,  0),
  ('clock-skew',              8, 'clock-skew',       'minor',     60,   0,  60,  60,  0);

-- A storm: many terminals that raised the same rule within a minute. No hall: halls of the fleet.
create table alert_group (
  id        bigint generated always as identity primary key,
  rule_id   text        not null references alert_rule,
  hall_id   text references hall,
  opened_at timestamptz not null,
  joined_at timestamptz not null
);
create index on alert_group (joined_at);

create table alert (
  id              bigint generated always as identity primary key,
  rule_id         text        not null references alert_rule,
  terminal_id     text        not null references terminal,
  hall_id         text        not null references hall,
  group_id        bigint references alert_group,
  severity        text        not null check (severity in ('critical', 'major', 'minor', 'warning')),
  state           text        not null check (state in ('open', 'acknowledged', 'cleared')),
  details         jsonb       not null,
  raised_at       timestamptz not null,
  notified_at     timestamptz,
  level           integer     not null default 0,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note            text,
  cleared_at      timestamptz
);
-- One living alert for a terminal and a rule, whoever writes it.
create unique index alert_living on alert (terminal_id, rule_id) where state <> 'cleared';
create index on alert (group_id) where group_id is not null;
create index on alert (raised_at desc, id desc);

-- While a silence lasts, alerts are kept but nobody is told.
create table alert_silence (
  id          bigint generated always as identity primary key,
  terminal_id text references terminal,
  hall_id     text references hall,
  until       timestamptz not null,
  reason      text        not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  ended_at    timestamptz,
  ended_by    text,
  check ((terminal_id is null) <> (hall_id is null))
);
create index on alert_silence (until);

-- Who is told. No hall: all halls. Level 1 at once, the next level when nobody acknowledges in time.
create table alert_recipient (
  id         bigint generated always as identity primary key,
  name       text        not null,
  channel    text        not null check (channel in ('email', 'webhook')),
  address    text        not null,
  secret     text,
  hall_id    text references hall,
  severity   text        not null check (severity in ('critical', 'major', 'minor', 'warning')),
  level      integer     not null check (level between 1 and 3),
  created_at timestamptz not null,
  created_by text        not null,
  check ((channel = 'webhook') = (secret is not null))
);

-- What is on its way: written together with what it tells of, sent afterwards, repeated until
-- delivered or too old.
create table alert_delivery (
  id              bigint generated always as identity primary key,
  recipient_id    bigint      not null references alert_recipient on delete cascade,
  notice          text        not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts        integer     not null default 0,
  delivered_at    timestamptz,
  given_up_at     timestamptz,
  failure         text
);
create index on alert_delivery (next_attempt_at) where delivered_at is null and given_up_at is null;
create index on alert_delivery (recipient_id);

-- Which of several servers evaluates. A holder renews; another one takes over once it is silent.
create table alert_lease (
  name       text primary key,
  holder     text        not null,
  expires_at timestamptz not null
);
insert into alert_lease values ('evaluation', 'nobody', 'epoch');

-- The changes of the last hour are read once at a start.
create index on terminal_transition (at);
