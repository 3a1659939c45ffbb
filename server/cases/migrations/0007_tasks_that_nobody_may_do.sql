-- SPDX-License-Identifier: Apache-2.0

-- Open tasks for which no officer holds a post: raised when the task opens or the last such post ends, gone when somebody is
-- appointed or the task ends. Few rows, or something is very wrong; distributed by root like the task.
create table cases.unstaffed (
  root uuid not null,
  task uuid not null,
  case_id uuid not null,
  department text not null,
  region text not null,
  since timestamptz not null,
  primary key (root, task)
);
create index unstaffed_by_place on cases.unstaffed (region, department);
