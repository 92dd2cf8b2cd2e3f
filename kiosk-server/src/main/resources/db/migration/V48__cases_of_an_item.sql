-- The cases of an item, newest first, without a look into their submissions: a case's number begins
-- with the implementation code of its item (31 characters).
create index on service_case (left(case_number, 31), accepted_at desc, case_number desc);
