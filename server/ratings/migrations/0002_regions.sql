-- SPDX-License-Identifier: Apache-2.0

-- Scores are kept for each region too, so that a district is shown its own. They are counted anew from the ratings and their cases.
alter table ratings.scores drop constraint scores_pkey;
alter table ratings.scores add column region text;
delete from ratings.scores;
insert into ratings.scores (department, item, day, region, ratings, points, good, bad, bad_open)
select r.department, r.item, (r.at at time zone 'Asia/Shanghai')::date, c.region, count(*), sum(r.level),
       count(*) filter (where r.level >= 3), count(*) filter (where r.level <= 2),
       count(*) filter (where r.level <= 2 and not exists (
         select 1 from cases.cases v where v.root = r.id and v.id = r.id and v.closed_at is not null))
  from ratings.ratings r join cases.cases c on c.root = r.root and c.id = r.case_id
 group by 1, 2, 3, 4;
alter table ratings.scores alter column region set not null;
alter table ratings.scores add constraint scores_pkey primary key (department, item, day, region);
