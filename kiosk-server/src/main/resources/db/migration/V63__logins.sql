-- Logins that wait for a citizen who confirms on a phone: one a terminal, gone when it is over. Who
-- it is was never here: `sealed` holds the code that the platform gave for this one login.
create table login_pending (
  terminal_id      text        primary key references terminal,
  login            uuid        not null unique,
  sealed           bytea       not null,
  begun_at         timestamptz not null,
  expires_at       timestamptz not null,
  interval_seconds integer     not null check (interval_seconds between 1 and 600),
  next_at          timestamptz not null
);
create index login_pending_expires on login_pending (expires_at);
