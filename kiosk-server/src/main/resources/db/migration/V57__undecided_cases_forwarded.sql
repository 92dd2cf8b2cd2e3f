-- Where the platform above decides about acceptance, cases are handed on as soon as they are
-- received. One index serves both; the other one is that of V37.
create index on service_case (case_number)
  where not upstream_looked and (began_on is not null or state = 'received');
drop index service_case_case_number_idx1;
