-- How often citizens began an item at a terminal on a day, as the terminal counts them; whether a use
-- came to a case is told by the cases. A count only, of nobody.
create table item_begun (
  terminal_id         text    not null references terminal,
  day                 date    not null,
  implementation_code text    not null,
  begun               integer not null check (begun > 0),
  primary key (terminal_id, day, implementation_code)
);

create index item_begun_day on item_begun (day);
