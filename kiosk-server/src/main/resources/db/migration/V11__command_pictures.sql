-- Pictures of terminals' screens while nobody is there; large, hence apart, and only the newest few
-- are kept, and those not for ever.

create table command_picture (
  command_id uuid primary key references command on delete cascade,
  kept_at    timestamptz not null,
  png        bytea       not null
);
create index on command_picture (kept_at);
