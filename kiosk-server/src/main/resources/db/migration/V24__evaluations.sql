-- How citizens rate what was done for them (好差评), once a case and for ever, and what follows
-- from a bad rating.

create table evaluation (
  case_number         text        primary key references service_case,
  terminal_id         text        not null references terminal,
  -- Where the terminal stood then.
  hall_id             text        not null references hall,
  implementation_code text        not null,
  item_version        integer     not null,
  mark                integer     not null check (mark between 1 and 5),
  -- Words of the contract, with commas between.
  reasons             text        not null,
  -- What the citizen wrote; retention empties it.
  words               text        not null,
  evaluated_at        timestamptz not null
);
create index on evaluation (evaluated_at);

create table rectification (
  case_number text   primary key references evaluation,
  state       text   not null
    check (state in ('open', 'verified', 'refuted', 'rectified', 'answered', 'closed')),
  verify_by   date   not null,
  rectify_by  date   not null,
  answer_by   date   not null,
  call_by     date   not null,
  revision    bigint not null default 1
);

create table rectification_event (
  id          bigint      generated always as identity primary key,
  case_number text        not null references rectification,
  at          timestamptz not null,
  actor       text        not null,
  deed        text        not null,
  words       text        not null
);
create index on rectification_event (case_number);
