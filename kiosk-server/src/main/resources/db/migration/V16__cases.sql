-- The life of cases: where each stands, which limits run, and what was asked of the applicant.
-- accepted_at stays the time of receipt (收件). A case that an earlier server left is counted from
-- the day of the upgrade: what was decided about it elsewhere, nobody could write down here.
alter table service_case
  add column revision     bigint not null default 1,
  add column counted_from date   not null default (now() at time zone 'Asia/Shanghai')::date,
  add column began_on     date,
  add column due_on       date,
  add column promised_on  date,
  add column statutory_on date,
  add column corrections  jsonb,
  add column reason       text,
  add column warned       text;

create index on service_case (state, accepted_at desc, case_number desc);
create index on service_case (due_on, case_number) where due_on is not null;
create index on service_case (case_number) where due_on is null and state = 'received';
create index on submission (implementation_code);
-- A citizen asks for his or her own cases with the card.
create index on submission ((metadata #>> '{applicant,idNumber}'));

-- What changed, by which day the next step is due, and at which terminal it was done.
alter table case_event
  add column state_from  text,
  add column state_to    text,
  add column due_on      date,
  add column terminal_id text;

create function refuse_change_of_case_event() returns trigger language plpgsql as $$
begin
  raise exception 'case_event is only ever added to';
end
$$;

create trigger case_event_only_grows
  before update or delete or truncate on case_event
  for each statement execute function refuse_change_of_case_event();
