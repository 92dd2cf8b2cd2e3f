-- Pages that a citizen scanned with a complaint: announced, then uploaded, then bound to it. Once it
-- is gone they are orphans, and go too.
create table complaint_pages (
  complaint_key   uuid        primary key,
  shelf           uuid        not null unique,
  terminal_id     text        not null references terminal,
  pages           int         not null check (pages between 1 and 3),
  bytes           bigint      not null check (bytes > 0),
  sha256          text        not null,
  consent_version int         not null check (consent_version > 0),
  announced_at    timestamptz not null,
  filed           boolean     not null default false,
  complaint_id    bigint      unique references complaint on delete set null,
  check (filed or complaint_id is null)
);

create index complaint_pages_left on complaint_pages (announced_at) where complaint_id is null;
