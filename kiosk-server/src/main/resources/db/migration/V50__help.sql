-- Citizens at terminals who called for help, and what they and the attendants told each other.
create table help_call (
  id          uuid        primary key,
  terminal_id text        not null references terminal,
  state       text        not null check (state in ('open', 'closed')),
  ended_by    text        check (ended_by in ('citizen', 'attendant', 'silence')),
  screen      text        not null,
  step        int         not null default 0,
  steps       int         not null default 0,
  trouble     text,
  opened_at   timestamptz not null,
  heard_at    timestamptz not null,
  ended_at    timestamptz,
  pointed     bigint      not null default 0,
  check ((state = 'closed') = (ended_at is not null))
);

create unique index help_call_open on help_call (terminal_id) where state = 'open';
create index help_call_ended on help_call (ended_at);

create table help_message (
  id      bigint      generated always as identity primary key,
  call_id uuid        not null references help_call on delete cascade,
  key     uuid        not null,
  author  text,
  words   text        not null,
  at      timestamptz not null,
  unique (call_id, key)
);

-- Somebody is told at once, with the hall and the terminal.
insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('help-called', 45, 'help-called', 'major', 1, 300, 0, 0, 0);
