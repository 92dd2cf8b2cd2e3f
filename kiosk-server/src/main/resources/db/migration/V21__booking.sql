-- Times at windows that can be booked. A group without places takes no bookings.
alter table queue_group
  add column slot_minutes  int not null default 30,
  add column slot_places   int not null default 0,
  add column days_ahead    int not null default 7,
  add column grace_minutes int not null default 15;

-- Who booked is kept as a code that nobody makes without the server's key, and as a masked number
-- for the clerk; both go when the booking is forgotten.
create table queue_booking (
  id          uuid        primary key,
  group_id    bigint      not null references queue_group,
  starts_at   timestamptz not null,
  person      bytea       not null,
  masked      text        not null,
  terminal_id text        not null references terminal,
  booked_at   timestamptz not null,
  state       text        not null check (state in ('booked', 'cancelled', 'arrived', 'missed')),
  changed_at  timestamptz not null,
  ticket_id   uuid
);
create index on queue_booking (group_id, starts_at);
create index on queue_booking (person);
-- Nobody holds two times at the same windows.
create unique index on queue_booking (group_id, person) where state = 'booked';
