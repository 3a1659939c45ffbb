-- SPDX-License-Identifier: Apache-2.0

-- Which case has something that only one case may have: an allowance of a person and a year, a licence of a firm at an address.
-- The key is a keyed digest, so nothing personal can be read from it; the constraint contains the key by which the table is
-- distributed, so two servers at the same instant end with one.
create table cases.unique_keys (
  key text not null,
  scope text not null,
  root uuid not null,
  case_id uuid not null,
  state text not null,
  taken_at timestamptz not null,
  constraint one_key_belongs_to_one_case primary key (key),
  constraint a_key_is_applied_for_or_granted check (state in ('applied', 'granted'))
);

-- The same seen from the case, on its own node: what it gives back when it ends.
create table cases.keys_of_cases (
  root uuid not null,
  key text not null,
  case_id uuid not null,
  constraint a_case_holds_a_key_once primary key (root, key)
);

-- For which rule of an item the keys of the cases from before it have been written.
create table cases.filled_rules (
  item text not null,
  rule text not null,
  filled_at timestamptz not null,
  constraint a_rule_is_filled_once primary key (item)
);
