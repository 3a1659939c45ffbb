-- SPDX-License-Identifier: Apache-2.0

-- Since when a column is known to the servers as one that lies closed, and since when a whole pass has found nothing open in it: from then
-- on an open value was put there by somebody else. Rows are only added, so that a server's own role cannot take one back.
create table vault.closed_columns (
  place text not null,
  column_name text not null,
  step text not null,
  at timestamptz not null,
  primary key (place, column_name, step),
  constraint a_column_is_known_and_then_closed check (step in ('known', 'closed'))
);
comment on table vault.closed_columns is 'append-only: which columns lie closed, and since when';
