-- What no unit of the hall can settle goes to the hotline 12345, which gives its own number to it.
alter table complaint
  add column hotline_number text,
  drop constraint complaint_state_check,
  add constraint complaint_state_check check (state in
    ('received', 'accepted', 'forwarded', 'supervised', 'answered', 'declined', 'transferred')),
  add check ((state = 'transferred') = (hotline_number is not null));

-- Whether it waits is told by whether it has come to an end, whichever that was.
drop index complaint_waiting;
create index complaint_waiting on complaint (answer_by) where answered_at is null;
