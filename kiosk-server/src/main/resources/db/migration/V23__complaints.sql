-- Complaints, suggestions and what could not be got done, from terminals.

create sequence complaint_number;

create table complaint (
  id              bigint      generated always as identity primary key,
  number          text        not null unique,
  idempotency_key uuid        not null unique,
  terminal_id     text        not null references terminal,
  sort            text        not null check (sort in ('complaint', 'suggestion', 'unresolved')),
  body            text        not null,
  name            text,
  id_number       text,
  phone           text,
  state           text        not null
    check (state in ('received', 'accepted', 'forwarded', 'supervised', 'answered', 'declined')),
  received_at     timestamptz not null,
  accept_by       date        not null,
  answer_by       date        not null,
  unit            text,
  answer          text,
  answered_at     timestamptz,
  published       text,
  revision        bigint      not null default 1
);

create index complaint_waiting on complaint (answer_by) where state not in ('answered', 'declined');
create index complaint_answered on complaint (answered_at);

create table complaint_event (
  id           bigint      generated always as identity primary key,
  complaint_id bigint      not null references complaint on delete cascade,
  at           timestamptz not null,
  actor        text        not null,
  deed         text        not null,
  words        text        not null
);

create index complaint_event_of on complaint_event (complaint_id);
