-- SPDX-License-Identifier: Apache-2.0

-- A server works as a role that may make no table; the next partition is the one exception, and this is its only shape.
create function ledger.prepare_partition(seq bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  size constant bigint := 10000000;
  number constant bigint := seq / size;
begin
  if to_regclass(format('ledger.entries_%s', number)) is null then
    execute format('create table if not exists ledger.entries_%s partition of ledger.entries for values from (%s) to (%s)',
                   number, number * size, (number + 1) * size);
  end if;
end $$;
