-- SPDX-License-Identifier: Apache-2.0

-- Distributed by seal: how often a seal was used, day by day, so that a list of seals never counts the log.
create table licences.seal_counts (
  seal text not null,
  day date not null,
  uses integer not null,
  last_used_at timestamptz not null,
  primary key (seal, day)
);

insert into licences.seal_counts (seal, day, uses, last_used_at)
select seal, (used_at at time zone 'Asia/Shanghai')::date, count(*), max(used_at) from licences.seal_uses group by 1, 2;
