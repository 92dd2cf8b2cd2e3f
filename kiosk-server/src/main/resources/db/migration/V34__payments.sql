-- Bills that citizens pay by QR code at terminals. All money is in fen.

create sequence payment_number;

create table payment (
  id              bigint      generated always as identity primary key,
  number          text        not null unique,
  idempotency_key uuid        not null unique,
  terminal_id     text        not null references terminal,
  kind            text        not null,
  bill            text        not null,
  fen             bigint      not null check (fen > 0),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  state           text        not null
    check (state in ('created', 'awaiting', 'closing', 'paid', 'not-paid', 'refund-due',
      'refunding', 'refunded')),
  ending          text,
  -- What the provider gave: the text of the code, and whose bill it is, masked.
  qr              text,
  account         text,
  holder          text,
  period          text,
  attention       text,
  changed_at      timestamptz not null,
  -- When the provider is asked next; null for no more.
  next_look_at    timestamptz,
  looks           integer     not null default 0,
  revision        bigint      not null default 1
);

create index payment_look on payment (next_look_at) where next_look_at is not null;
create index payment_unsettled on payment (changed_at)
  where attention is not null or state not in ('paid', 'not-paid', 'refunded');
create index payment_created on payment (created_at);

-- Money that came for a payment. The same money never counts twice, not even for two payments.
create table payment_money (
  payment_id  bigint      not null references payment on delete cascade,
  place       integer     not null,
  transaction text        not null unique,
  fen         bigint      not null,
  paid_at     timestamptz not null,
  fate        text        not null
    check (fate in ('kept', 'refund-due', 'refunding', 'refunded', 'refund-failed', 'by-hand')),
  why         text,
  attempt     integer     not null,
  back_at     timestamptz,
  primary key (payment_id, place),
  check ((fate = 'kept') = (why is null))
);
create index payment_money_paid on payment_money (paid_at);
create index payment_money_back on payment_money (back_at) where back_at is not null;

create index payment_money_owed on payment_money (payment_id)
  where fate in ('refund-due', 'refunding', 'refund-failed');

-- A bill is paid once.
create unique index payment_money_kept on payment_money (payment_id) where fate = 'kept';

-- What happened; only ever added to.
create table payment_event (
  id         bigint      generated always as identity primary key,
  payment_id bigint      not null references payment on delete cascade,
  at         timestamptz not null,
  actor      text        not null,
  what       text        not null,
  detail     text        not null
);
create index payment_event_of on payment_event (payment_id);

insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('payments-unsettled', 24, 'payments', 'major', 1800, 0, 0, 0, 60);
