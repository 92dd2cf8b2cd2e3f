-- Where an agent applied (代办), the applicant gets a link of the own by message, by which the decided
-- case is rated on the phone: it opens that page alone.
create table rating_link (
  token_hash  bytea       primary key,
  case_number text        not null unique references service_case on delete cascade,
  made_at     timestamptz not null
);
