-- Rollouts: a publication on its way through rings of terminals

-- Held back: snapshots are made, and a rollout releases them.
alter table configuration_publication add column held boolean not null default false;

create table rollout (
  id              bigint generated always as identity primary key,
  publication_id  bigint      not null unique references configuration_publication,
  plan            jsonb       not null,
  state           text        not null,
  reason          text,
  ring            integer     not null default 0,
  ring_began_at   timestamptz,
  created_at      timestamptz not null,
  created_by      text        not null,
  ended_at        timestamptz
);
create index on rollout (id) where ended_at is null;

-- One terminal of a rollout. `generation` is what it shall get, `fallback` what it is told to run
-- when the rollout is taken back after it had applied.
create table rollout_target (
  rollout_id  bigint  not null references rollout,
  terminal_id text    not null references terminal,
  hall_id     text    not null references hall,
  ring        integer not null,
  generation  bigint  not null,
  fallback    bigint,
  state       text    not null default 'waiting',
  reason      text,
  released_at timestamptz,
  ended_at    timestamptz,
  primary key (rollout_id, terminal_id)
);
create index on rollout_target (rollout_id, ring, state);

-- What happened to a rollout, and who did it; rows are only ever added.
create table rollout_event (
  id         bigint generated always as identity primary key,
  rollout_id bigint      not null references rollout,
  at         timestamptz not null,
  actor      text        not null,
  event      text        not null,
  detail     text
);
create index on rollout_event (rollout_id, id);

create trigger rollout_event_only_grows
  before update or delete or truncate on rollout_event
  for each statement execute function refuse_change_of_configuration();
