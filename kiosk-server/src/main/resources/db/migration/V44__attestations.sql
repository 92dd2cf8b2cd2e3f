-- Certificates that citizens print. Nobody's name or number is here: `person` is a keyed code of
-- person, kind and day, and counts what one may print a day.
create table attestation (
  id          bigint      generated always as identity primary key,
  key         uuid        not null unique,
  -- What stands on the paper.
  code        text        not null unique,
  kind        text        not null,
  terminal_id text        not null references terminal,
  day         date        not null,
  person      bytea       not null,
  asked_at    timestamptz not null,
  state       text        not null check (state in ('asked', 'fetched', 'nothing', 'not-genuine')),
  -- Why there is no document, or why it was not printed.
  why         text,
  sha256      text,
  pages       integer,
  signer      text,
  signed_at   timestamptz,
  fetched_at  timestamptz,
  check ((state = 'fetched') = (sha256 is not null))
);
create index attestation_day on attestation (day);
create index attestation_asked on attestation (asked_at);
create index attestation_person on attestation (person);
create index attestation_refused on attestation (asked_at) where state = 'not-genuine';

-- What came out of the printer, in the words of its driver.
create table attestation_print (
  attestation_id bigint      not null references attestation on delete cascade,
  part           integer     not null,
  outcome        text        not null check (outcome in ('confirmed', 'sent', 'stopped')),
  copies         integer     not null check (copies >= 0),
  at             timestamptz not null,
  primary key (attestation_id, part)
);
