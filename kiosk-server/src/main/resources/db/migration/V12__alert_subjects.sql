-- Alerts of the server itself and of rollouts: `subject` says of what, where it is no terminal.
alter table alert
  alter column terminal_id drop not null,
  alter column hall_id drop not null,
  add column subject text,
  add check ((terminal_id is null) <> (subject is null)),
  add check ((terminal_id is null) = (hall_id is null));
drop index alert_living;
create unique index alert_living on alert (coalesce(terminal_id, subject), rule_id) where state <> 'cleared';

-- Silences that begin later; null: when they were made.
alter table alert_silence add column from_at timestamptz;

-- Submissions of terminals that could not be taken, one row each, however often it was tried.
create table submission_failure (
  terminal_id    text        not null references terminal,
  submission_key uuid        not null,
  problem        text        not null,
  times          integer     not null default 1,
  first_at       timestamptz not null,
  last_at        timestamptz not null,
  primary key (terminal_id, submission_key)
);
create index on submission_failure (last_at);

-- What servers on this database show to whoever connects; each says so every minute.
create table server_certificate (
  server      text primary key,
  valid_until timestamptz not null,
  seen_at     timestamptz not null
);

create index configuration_report_back on configuration_report (terminal_id, generation)
  where state in ('reverted', 'refused');

insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('submissions-failing',     9, 'submissions',        'major',    3, 1800,   0,   0,  30),
  ('submission-refused',     10, 'refused',            'major',    0,    0,   0,   0,   0),
  ('configuration-back',     11, 'configuration',      'major',    0,    0,   0,   0,  60),
  ('certificate-ending',     12, 'certificate',        'major',   20,    0,   0,   0, 240),
  ('disk-full',              13, 'disk',               'major',  512,    0, 300, 300,  60),
  ('terminal-hot',           14, 'temperature',        'minor',   80,    0, 300, 300,   0),
  ('rollout-stopped',        15, 'rollout',            'major',    0,    0,   0,   0,  30),
  ('server-certificate',     16, 'server-certificate', 'critical', 21,   0,   0,   0, 240),
  ('signing-key-missing',    17, 'signing-key',        'major',    0,    0,  60,   0,  60);
