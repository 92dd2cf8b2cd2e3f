-- What a document says is kept once for all terminals that it is the same for, so that a publication
-- writes a line for each terminal, and not a document. A document's bytes are the head of its
-- snapshot and the tail of its content; older ones have theirs whole in the head.
create table configuration_content (
  id       bigint generated always as identity primary key,
  hash     bytea not null unique,
  tail     bytea,
  settings jsonb not null,
  overlays jsonb not null
);

insert into configuration_content (hash, settings, overlays)
select distinct sha256(convert_to(settings::text || overlays::text, 'UTF8')), settings, overlays
from configuration_snapshot;

alter table configuration_snapshot rename column payload to head;
alter table configuration_snapshot add column content_id bigint references configuration_content;

create or replace function refuse_change_of_snapshot() returns trigger language plpgsql as $$
begin
  if (old.terminal_id, old.generation, old.publication_id, old.head, old.hash, old.key_id, old.signature)
     is distinct from
     (new.terminal_id, new.generation, new.publication_id, new.head, new.hash, new.key_id, new.signature)
     or old.content_id <> new.content_id then
    raise exception 'a signed snapshot never changes';
  end if;
  return new;
end
$$;

update configuration_snapshot s set content_id = c.id
from configuration_content c
where c.hash = sha256(convert_to(s.settings::text || s.overlays::text, 'UTF8'));

alter table configuration_snapshot alter column content_id set not null;
alter table configuration_snapshot drop column settings, drop column overlays;

create trigger configuration_content_only_grows
  before update or delete or truncate on configuration_content
  for each statement execute function refuse_change_of_configuration();
