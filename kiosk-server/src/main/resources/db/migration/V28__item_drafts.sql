-- Items on their way into the catalogue: drawn from a workbook, looked at, in force from a day on.

create table item_draft (
  id                  bigint generated always as identity primary key,
  implementation_code text        not null,
  version             integer     not null,
  document            json        not null,
  source              text        not null,
  state               text        not null
    check (state in ('draft', 'waiting', 'approved', 'discarded')),
  drawn_by            text        not null,
  drawn_at            timestamptz not null,
  note                text,
  effective_on        date,
  requested_by        text,
  requested_at        timestamptz,
  decided_by          text,
  decided_at          timestamptz
);

-- One is on its way for each item.
create unique index on item_draft (implementation_code) where state in ('draft', 'waiting');
create index on item_draft (effective_on) where state = 'approved';
