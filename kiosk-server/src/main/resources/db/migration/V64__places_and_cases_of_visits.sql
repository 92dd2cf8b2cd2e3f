-- Where a visit at home (上门帮办) goes to may be picked from the divisions, and a case may come of it.
alter table complaint
  add column division_code text check (division_code ~ '^[0-9]{12}$'),
  add column division      text,
  add column case_number   text references service_case on delete set null,
  add check ((division is null) = (division_code is null)),
  add check (division is null or sort = 'visit'),
  add check (case_number is null or sort = 'visit');

create index complaint_of_case on complaint (case_number) where case_number is not null;
create index complaint_visit_day on complaint (visit_on) where state = 'appointed';
