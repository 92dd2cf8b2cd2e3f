-- How the result of a case reached its applicant, and under which number a courier carries it.
alter table service_case
  add column way      text,
  add column tracking text;
