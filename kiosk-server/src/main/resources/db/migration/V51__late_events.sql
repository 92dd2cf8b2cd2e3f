-- What made a case late, for the counts of the supervision page: a few events of many, and without a
-- look at the others of each case.
create index on case_event (case_number)
  where kind = 'overdue' and state_to <> 'correcting' or detail = 'count-as-accepted';
