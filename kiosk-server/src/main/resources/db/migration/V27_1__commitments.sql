-- The register of commitments (告知承诺): one row for each that was signed with an application, and
-- what a clerk found out about it later.
create table commitment (
  case_number        text        primary key references service_case,
  commitment_id      text        not null,
  commitment_version int         not null,
  signed_at          timestamptz not null,
  recorded_at        timestamptz not null,
  result             text        check (result in ('kept', 'broken')),
  finding            text,
  consequence        text,
  checked_at         timestamptz,
  checked_by         text,
  revision           bigint      not null default 1
);
create index on commitment (recorded_at desc, case_number desc);
create index on commitment (result, recorded_at desc, case_number desc);

insert into commitment (case_number, commitment_id, commitment_version, signed_at, recorded_at)
select c.case_number, s.metadata #>> '{commitment,id}',
  (s.metadata #>> '{commitment,version}')::int,
  coalesce((s.metadata #>> '{commitment,acceptedAt}')::timestamptz, c.accepted_at), c.accepted_at
from service_case c join submission s on s.key = c.submission_key
where s.metadata #>> '{commitment,id}' is not null
  and s.metadata #>> '{commitment,version}' is not null;
