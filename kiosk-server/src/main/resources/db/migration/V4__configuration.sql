-- Configuration of terminals: layers, timed overlays, publications, signed snapshots

create table district (
  id      text primary key,
  name_zh text not null,
  name_en text not null
);

insert into district values ('sample', '示例区', 'Sample District');

alter table hall add column district_id text references district;
update hall set district_id = 'sample' where id = 'sample-district';

-- The kind of machine, as the operator named it when planning.
alter table terminal add column model text;

-- What each scope says itself; the newest revision is the draft, all earlier ones are kept.
create table configuration_layer (
  scope      text        not null,
  revision   bigint      not null,
  settings   jsonb       not null,
  changed_at timestamptz not null,
  changed_by text        not null,
  primary key (scope, revision)
);

-- Settings that count for a time, whatever the layers say.
create table configuration_overlay (
  id         uuid primary key default gen_random_uuid(),
  number     bigint generated always as identity unique,
  scope      text        not null,
  from_at    timestamptz,
  until_at   timestamptz,
  settings   jsonb       not null,
  reason     text        not null,
  created_at timestamptz not null,
  created_by text        not null,
  ended_at   timestamptz,
  ended_by   text
);

-- The public halves of the keys that signed; the private one stays in the server's data folder.
create table configuration_key (
  number       bigint generated always as identity primary key,
  key_id       text        not null unique,
  algorithm    text        not null,
  public_key   bytea       not null,
  endorsements jsonb       not null,
  created_at   timestamptz not null
);

-- What was published: the layers and overlays as they were, frozen. `cursor` is the last terminal
-- that has got its snapshot, so that a killed server goes on where it was.
create table configuration_publication (
  id           bigint generated always as identity primary key,
  state        text        not null,
  note         text        not null,
  layers       jsonb       not null,
  overlays     jsonb       not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  cursor       text        not null default '',
  changed      integer     not null default 0,
  published_at timestamptz
);

-- What a terminal was told, for ever as it was signed. The generation of a terminal only rises.
create table configuration_snapshot (
  terminal_id    text        not null references terminal,
  generation     bigint      not null check (generation >= 2),
  publication_id bigint      not null references configuration_publication,
  payload        bytea       not null,
  hash           text        not null,
  key_id         text        not null references configuration_key (key_id),
  signature      bytea       not null,
  settings       jsonb       not null,
  overlays       jsonb       not null,
  released_at    timestamptz,
  primary key (terminal_id, generation)
);
create index on configuration_snapshot (publication_id, terminal_id);

-- What each terminal shall run, and what it last told of that.
create table configuration_desired (
  terminal_id text primary key references terminal,
  generation  bigint      not null,
  changed_at  timestamptz not null
);
create index on configuration_desired (changed_at);

create table configuration_report (
  id          bigint generated always as identity primary key,
  terminal_id text        not null,
  generation  bigint      not null,
  at          timestamptz not null,
  state       text        not null,
  reason      text,
  checks      jsonb,
  foreign key (terminal_id, generation) references configuration_snapshot
);
create index on configuration_report (terminal_id, generation, id);

create function refuse_change_of_configuration() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end
$$;

create trigger configuration_layer_only_grows
  before update or delete or truncate on configuration_layer
  for each statement execute function refuse_change_of_configuration();

create trigger configuration_report_only_grows
  before update or delete or truncate on configuration_report
  for each statement execute function refuse_change_of_configuration();

create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
begin
  if (old.terminal_id, old.generation, old.publication_id, old.payload, old.hash, old.key_id, old.signature)
     is distinct from
     (new.terminal_id, new.generation, new.publication_id, new.payload, new.hash, new.key_id, new.signature) then
    raise exception 'a signed snapshot never changes';
  end if;
  return new;
end
$$;

create trigger configuration_snapshot_never_changes
  before update on configuration_snapshot
  for each row execute function refuse_change_of_snapshot();
