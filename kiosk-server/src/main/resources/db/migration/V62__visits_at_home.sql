-- Somebody of the hall comes home to help (上门帮办): where, when it suits, and the day that was named.
alter table complaint
  add column place    text,
  add column half_day text check (half_day in ('morning', 'afternoon', 'any')),
  add column visit_on date,
  drop constraint complaint_sort_check,
  add constraint complaint_sort_check
    check (sort in ('complaint', 'suggestion', 'unresolved', 'visit')),
  drop constraint complaint_state_check,
  add constraint complaint_state_check check (state in
    ('received', 'accepted', 'forwarded', 'supervised', 'answered', 'declined', 'sending',
     'transferred', 'appointed', 'visited', 'failed')),
  add check ((sort = 'visit') = (place is not null)),
  add check ((place is null) = (half_day is null)),
  add check (state <> 'appointed' or visit_on is not null);
