-- Where an agent applied (代办), whoever ran the errand may rate the case as well: once, on the phone,
-- beside the applicant, for whom it neither stands nor leaves less.
alter table rectification_event drop constraint rectification_event_case_number_fkey;
alter table rectification drop constraint rectification_case_number_fkey;

alter table evaluation
  add column rater text not null default 'applicant' check (rater in ('applicant', 'agent')),
  add check (rater = 'applicant' or channel = 'phone'),
  drop constraint evaluation_pkey,
  add primary key (case_number, rater);

alter table rectification
  add column rater text not null default 'applicant',
  drop constraint rectification_pkey,
  add primary key (case_number, rater),
  add foreign key (case_number, rater) references evaluation;

alter table rectification_event
  add column rater text not null default 'applicant',
  add foreign key (case_number, rater) references rectification;
