-- Accounts of people who log in at an identity provider, known there by issuer and subject. Nobody
-- knows a password of theirs.
alter table operator
  add column issuer  text,
  add column subject text,
  add check ((issuer is null) = (subject is null)),
  add unique (issuer, subject);
