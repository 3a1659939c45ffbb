-- SPDX-License-Identifier: Apache-2.0

-- outside domains whose identities this city accepts (跨域互认): a reference table
create table people.partners (
  id text primary key,
  name text not null,
  issuer text not null,
  client_id text not null,
  secret text not null,
  most_level smallint not null,
  registered_at timestamptz not null,
  stopped_at timestamptz,
  constraint partners_vouch_for_levels_1_to_4 check (most_level between 1 and 4)
);
