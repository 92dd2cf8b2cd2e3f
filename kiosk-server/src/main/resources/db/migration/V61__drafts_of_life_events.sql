-- Life events (一件事) are drawn in the console: the draft of one names its parts, and what they make
-- is found anew whenever it is published.
alter table item_draft
  add column kind text not null default 'item' check (kind in ('item', 'event'));
