-- Electronic licences that were shown at terminals, until a submission names them. No document, no
-- name and no readable number is here: `number` is sealed, `holder` is a keyed code.
create table elicence_check (
  key                 uuid        primary key,
  terminal_id         text        not null references terminal,
  asked_at            timestamptz not null,
  state               text        not null check (state in ('asked', 'seen', 'refused')),
  why                 text,
  licence             jsonb,
  number              bytea,
  holder              bytea,
  implementation_code text,
  material            text,
  sha256              text,
  pages               integer,
  bytes               bigint,
  submission_key      uuid,
  check ((state = 'seen') = (licence is not null))
);
create index elicence_check_asked on elicence_check (asked_at);
