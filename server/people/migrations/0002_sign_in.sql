-- SPDX-License-Identifier: Apache-2.0

-- a second factor that was begun and not yet confirmed
alter table people.officers add column second_factor_asked text;

-- other systems that sign people in through the city's unified identity: a reference table
create table people.clients (
  id text primary key,
  name text not null,
  secret text not null,
  redirect_uris text[] not null,
  scopes text[] not null,
  registered_at timestamptz not null,
  stopped_at timestamptz
);

-- what oidc-provider keeps between requests: codes, tokens, grants, interactions, its own sessions
create table people.sign_in_records (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  ends_at timestamptz,
  primary key (id, model)
);
create index sign_in_records_of_a_grant on people.sign_in_records (grant_id) where grant_id is not null;
create index sign_in_records_by_uid on people.sign_in_records (uid) where uid is not null;
create index sign_in_records_that_have_ended on people.sign_in_records (ends_at);

create index sessions_acting_for_a_firm on people.sessions ((acting_for ->> 'creditCode')) where acting_for is not null;
