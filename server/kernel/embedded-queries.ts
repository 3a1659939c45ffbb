// SPDX-License-Identifier: Apache-2.0
import { type Sql, type Tx, transaction } from './database.ts'
import { type Passwords, roles } from './embedded-access.ts'
import { LOCKS, locks } from './locks.ts'

/** Read by PostgreSQL's single-user mode, where one line is one statement. */
export const setAdminPassword = (password: string) => `alter role ${roles.admin} password '${password}'\n`

/** Makes the two working roles, or brings what they may do up to date. Two starts may do it at the same instant. */
export async function makeRoles(sql: Sql, passwords: Pick<Passwords, 'owner' | 'app'>): Promise<void> {
  await transaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.roles})`
    for (const who of ['owner', 'app'] as const) {
      const role = roles[who]
      const [known] = await tx`select 1 from pg_roles where rolname = ${role}`
      if (!known) await tx.unsafe(`create role ${role}`)
      await tx.unsafe(
        `alter role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${passwords[who]}'`,
      )
    }
  })
}

/** In the cluster's one database: the owner may make schemas, and has what an older version made as superuser. */
export async function settleOwner(sql: Sql): Promise<void> {
  await transaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.roles})`
    await tx.unsafe(`grant create on database postgres to ${roles.owner}`)
    await handOver(tx)
  })
}

/** What an older version made as superuser goes over to the role that owns tables now, rows untouched. */
async function handOver(tx: Tx): Promise<void> {
  await tx.unsafe(`
    do $hand_over$
    declare one record;
    begin
      for one in
        select format('alter schema %I owner to ${roles.owner}', nspname) as act
          from pg_namespace
         where nspowner = '${roles.admin}'::regrole and nspname !~ '^pg_' and nspname <> 'information_schema'
        union all
        select format('alter table %s owner to ${roles.owner}', c.oid::regclass)
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relowner = '${roles.admin}'::regrole and c.relkind in ('r', 'p', 'v', 'm', 'S')
           and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
           and not exists (select from pg_depend d where d.objid = c.oid and c.relkind = 'S' and d.deptype in ('a', 'i'))
        union all
        select format('alter routine %s owner to ${roles.owner}', p.oid::regprocedure)
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where p.proowner = '${roles.admin}'::regrole and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        union all
        select format('alter type %s owner to ${roles.owner}', t.oid::regtype)
          from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
         where t.typowner = '${roles.admin}'::regrole and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
           and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      loop
        execute one.act;
      end loop;
    end $hand_over$`)
}

/** Held by every process that uses the database, for as long as it does. Given back by PostgreSQL when the process dies. */
export async function holdShared(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock_shared(${LOCKS}, ${locks.lease})`
}

/** Gives its own hold back; whether nobody else has one, and nobody gets one until this connection ends. */
export async function leaveAsLast(sql: Sql): Promise<boolean> {
  await sql`select pg_advisory_unlock_shared(${LOCKS}, ${locks.lease})`
  const [row] = await sql<{ last: boolean }[]>`select pg_try_advisory_lock(${LOCKS}, ${locks.lease}) as last`
  return row?.last === true
}

/** How many others are connected. */
export async function countOthers(sql: Sql): Promise<number> {
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`
  return row?.others ?? 0
}
