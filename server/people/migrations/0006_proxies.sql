-- SPDX-License-Identifier: Apache-2.0

-- One natural person lets another, a relative say, do certain things for her until a day. Distributed by whoever was given the right.
create table people.proxies (
  person uuid not null,
  id uuid not null,
  grantor uuid not null,
  grantor_name text not null,
  person_name text not null,
  relation text not null,
  matters text[] not null,
  given_at timestamptz not null,
  until date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (person, id),
  constraint nobody_is_his_own_proxy check (person <> grantor),
  constraint a_proxy_names_what_it_is_for check (cardinality(matters) between 1 and 30)
);
create index proxies_by_grantor on people.proxies (grantor, given_at desc);
