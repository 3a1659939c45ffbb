-- SPDX-License-Identifier: Apache-2.0
create schema ratings;

-- One first rating of each case, and one later one (追评). Levels are the national interface's: 5 very satisfied … 1 very dissatisfied.
create table ratings.ratings (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  turn smallint not null,
  number text not null,
  item text not null,
  department text not null,
  applicant_id text not null,
  level smallint not null,
  reasons text[] not null,
  body text not null,
  channel text not null,
  is_anonymous boolean not null,
  at timestamptz not null,
  visit uuid,
  primary key (root, id),
  constraint a_case_is_rated_once_and_once_again unique (root, case_id, turn),
  constraint levels_are_1_to_5 check (level between 1 and 5),
  constraint turns_are_first_and_again check (turn in (1, 2))
);

-- What each item and department has been given, by day: the score and its ranking come from here.
create table ratings.scores (
  department text not null,
  item text not null,
  day date not null,
  ratings integer not null,
  points integer not null,
  good integer not null,
  bad integer not null,
  bad_open integer not null,
  primary key (department, item, day)
);
create index scores_by_day on ratings.scores (day);
