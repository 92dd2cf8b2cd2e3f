-- Supervision reads the events of all cases in the order of their time.
create index on case_event (at, id);
