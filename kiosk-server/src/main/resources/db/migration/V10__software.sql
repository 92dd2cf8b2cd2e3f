-- Releases of the terminals' software, signed offline, and the editions of the catalogue

-- Who may sign releases. The envelope is kept as it came; only its signatures may be added to.
create table software_root (
  version  integer primary key,
  envelope text        not null,
  added_at timestamptz not null,
  added_by text        not null
);

create table software_release (
  version      text primary key,
  sequence     bigint      not null unique,
  floor        bigint      not null,
  java         integer     not null,
  issued_at    timestamptz not null,
  expires      timestamptz not null,
  length       bigint      not null,
  sha256       text        not null,
  envelope     text        not null,
  state        text        not null default 'receiving',
  received     bigint      not null default 0,
  uploaded_at  timestamptz not null,
  uploaded_by  text        not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_for text
);

-- The bytes of a bundle, in the database so that every server that shares it can hand them out. They
-- are compressed already.
create table software_block (
  release   text   not null references software_release,
  from_byte bigint not null,
  bytes     bytea  not null,
  primary key (release, from_byte)
);
alter table software_block alter column bytes set storage external;

-- Every edition of the catalogue that was ever published, as it goes out: configurations name them.
create table catalogue_edition (
  revision           text primary key,
  items              integer     not null,
  body               bytea       not null,
  first_published_at timestamptz not null
);

-- Since when a rollout counts failures anew: somebody looked at the earlier ones and went on.
alter table rollout add column resumed_at timestamptz;
