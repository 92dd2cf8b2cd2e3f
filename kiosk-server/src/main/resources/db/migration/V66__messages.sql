-- What citizens are told by short message (短信): it waits here, in one transaction with what it tells,
-- until the gateway has taken it. Number and blanks are erased as soon as nothing goes out any more.
create table message (
  id              bigint      generated always as identity primary key,
  key             uuid        not null unique,
  complaint_id    bigint      references complaint on delete cascade,
  case_number     text        references service_case on delete cascade,
  purpose         text        not null,
  language        text        not null check (language in ('zh-CN', 'en')),
  number          text,
  blanks          jsonb,
  wire            text        not null default 'waiting'
    check (wire in ('waiting', 'taken', 'refused', 'given-up')),
  entered_at      timestamptz not null,
  until           timestamptz not null,
  attempts        integer     not null default 0,
  next_attempt_at timestamptz not null,
  failure         text,
  settled_at      timestamptz,
  told_at         timestamptz,
  check (num_nonnulls(complaint_id, case_number) = 1),
  check ((wire = 'waiting') = (number is not null)),
  check ((wire = 'waiting') = (blanks is not null)),
  check ((wire = 'waiting') = (settled_at is null)),
  check (told_at is null or wire in ('refused', 'given-up'))
);
create index on message (next_attempt_at) where wire = 'waiting';
create index on message (complaint_id) where complaint_id is not null;
create index on message (case_number) where case_number is not null;
create index message_untold on message (id)
  where wire in ('refused', 'given-up') and told_at is null;

insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('messages-untold', 66, 'messages-untold', 'major', 0, 0, 0, 0, 0);
