-- Where a hall stands, for the map; degrees, WGS 84 or GCJ-02 as the operators note them alike
alter table hall add column latitude numeric(8, 5) check (latitude between -90 and 90);
alter table hall add column longitude numeric(8, 5) check (longitude between -180 and 180);
