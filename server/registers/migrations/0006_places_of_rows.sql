-- SPDX-License-Identifier: Apache-2.0

-- The least rectangle around where a row is, of registers that are a layer of the map; degrees, CGCS2000. What is graded is never here.
-- An index of the core on boxes knows no register: each has its own stretch of longitudes, so that a look into a small register does not go
-- through the millions of rows that another has in the same streets.
alter table registers.rows add column place box;
create index rows_on_the_map on registers.rows using gist ((place + point(1000 * (hashtext(register) % 100000), 0))) where place is not null;

-- Which field it is taken from: the rectangles of rows that are there follow when the file names another.
alter table registers.fields add column is_place boolean not null default false;
