-- Accepted cases are handed on to the platform of the province or city, and what both sides hold is
-- compared. What was accepted before this version stays where it is.
alter table service_case add column upstream_looked boolean not null default false;
update service_case set upstream_looked = true where began_on is not null;
create index on service_case (case_number) where began_on is not null and not upstream_looked;

create table forwarding (
  case_number       text        primary key references service_case,
  -- Both sides count the case under this day.
  day               date        not null,
  state             text        not null check (state in ('waiting', 'delivered', 'refused')),
  entered_at        timestamptz not null,
  attempts          integer     not null default 0,
  next_attempt_at   timestamptz not null,
  failure           text,
  upstream_number   text,
  digest            text,
  delivered_at      timestamptz,
  upstream_state    text,
  upstream_state_at timestamptz
);
create index on forwarding (next_attempt_at) where state = 'waiting';
create index on forwarding (day);
create index on forwarding ((state = 'delivered'), entered_at desc, case_number desc);

-- A difference between both sides stays until somebody says what became of it.
create table forwarding_gap (
  id             bigint      generated always as identity primary key,
  day            date        not null,
  -- Empty for a day that could not be compared.
  case_number    text        not null,
  sort           text        not null,
  found_at       timestamptz not null,
  in_order_since timestamptz,
  settled_at     timestamptz,
  settled_by     text,
  remark         text,
  unique (day, case_number, sort)
);
create index on forwarding_gap (day desc, id desc) where settled_at is null;

-- What one server at a time does.
create table forwarding_round (
  name         text        primary key,
  sequence     bigint      not null default 0,
  leased_until timestamptz not null default 'epoch',
  done_at      timestamptz,
  failure      text
);
insert into forwarding_round (name) values ('changes'), ('days');

insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('forwarding-gaps', 37, 'forwarding-gaps', 'major', 0, 0, 0, 0, 0);
