-- What pages about a fleet of thousands look for.

create index on terminal (hall_id);
create index on configuration_layer (changed_at desc) where scope like 'terminal:%';
create index on configuration_overlay (created_at);

-- What operators created under a name of their own (Idempotency-Key), for a day.
create table operator_creation (
  operator        text        not null references operator,
  idempotency_key text        not null,
  request_hash    bytea       not null,
  begun_at        timestamptz not null,
  answer          text,
  primary key (operator, idempotency_key)
);
create index on operator_creation (begun_at);

-- Which state of a hall somebody edited.
alter table hall add column revision bigint not null default 1;
