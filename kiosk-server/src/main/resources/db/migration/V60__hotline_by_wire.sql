-- A complaint goes to the hotline 12345 by wire where its platform is named: it is being sent until
-- the platform has given its number, and answered once the platform has told its end.
alter table complaint
  drop constraint complaint_state_check,
  add constraint complaint_state_check check (state in
    ('received', 'accepted', 'forwarded', 'supervised', 'answered', 'declined', 'sending',
      'transferred')),
  drop constraint complaint_check,
  add constraint complaint_hotline_check check (
    case state
      when 'transferred' then hotline_number is not null
      when 'answered' then true
      else hotline_number is null
    end);

create table complaint_dispatch (
  complaint_id    bigint      primary key references complaint on delete cascade,
  wire            text        not null
    check (wire in ('waiting', 'delivered', 'refused', 'given-up', 'returned')),
  entered_at      timestamptz not null,
  attempts        integer     not null default 0,
  next_attempt_at timestamptz not null,
  failure         text
);
create index on complaint_dispatch (next_attempt_at) where wire = 'waiting';

insert into forwarding_round (name) values ('hotline');
