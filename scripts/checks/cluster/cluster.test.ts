// SPDX-License-Identifier: Apache-2.0
import { loadModule } from 'libpg-query'
import { expect, test } from 'vitest'
import { distributeSql } from '../growth.ts'
import type { Source } from '../tree.ts'
import { checkCluster } from './cluster.ts'
import { schemaOf } from './schema.ts'

await loadModule()

const TABLES = `
create table cases.cases (root uuid not null, id uuid not null, item text, body text, primary key (root, id));
create table cases.tasks (root uuid not null, id uuid not null, case_id uuid, primary key (root, id));
create table cases.numbers (number text primary key, root uuid not null, id uuid not null);
create table items.entries (id text primary key, name text);
create view cases.standings as select root, id, item from cases.cases;`

const GROWTH = `
| \`cases.numbers\` | distributed by \`number\` | look-up |
| \`cases.cases\` | distributed by \`root\` | an act |
| \`cases.tasks\` | distributed by \`root\` | with the case |
| \`items.entries\` | reference | content |`

const migration = (text: string): Source => ({ path: 'server/cases/migrations/0001_cases.sql', text })
const says = (code: string, { tables = '', growth = '' } = {}): string[] =>
  checkCluster(
    [{ path: 'server/cases/queries.ts', text: code }],
    schemaOf([migration(TABLES + tables)]),
    `${GROWTH}\n${growth}`,
  ).map((one) => one.says)
/** A function that sends this, in which `@root` and `@ids` stand for values. */
const statement = (sql: string): string =>
  `export function ask(tx: Tx, root: string, ids: string[]) { return tx\`${sql.replace(/@(\w+)/g, (_, name) => `\${${name}}`)}\` }`

test.each([
  ['one node', 'select body from cases.cases where root = @root and id = any(@ids::uuid[])'],
  ['several nodes by their keys', 'select body from cases.cases c where c.root = any(@ids::uuid[])'],
  [
    'tables that lie together',
    'select 1 from cases.cases c join cases.tasks t on t.root = c.root and t.case_id = c.id where c.root = @root',
  ],
  ['with a copy', 'select e.name from cases.cases c join items.entries e on e.id = c.item where c.root = @root'],
  [
    'anything at all on one node',
    'select (select t.id from cases.tasks t where t.root = @root and t.case_id = c.id order by t.id limit 1) from cases.cases c where c.root = @root for update',
  ],
  [
    'a union of single nodes',
    'select 1 from (select id from cases.cases where root = @root union all (select id from cases.numbers where number = @root limit 1)) f',
  ],
  [
    'one node, found by a select that runs before',
    'with own as materialized (select root from cases.numbers where number = @root) select 1 from cases.cases where root = @root',
  ],
  [
    'a list of rows with its keys',
    'delete from cases.cases c using jsonb_to_recordset(@root::jsonb) as r(root uuid, id uuid) where c.root = any(@ids::uuid[]) and c.root = r.root and c.id = r.id',
  ],
])('%s is a statement for a cluster', (_, sql) => {
  expect(says(statement(sql))).toEqual([])
})

test.each([
  ['select body from cases.cases where id = @root', 'cases.cases is asked of every node'],
  ['select 1 from cases.standings where id = @root', 'cases.standings is asked of every node'],
  [
    'select 1 from cases.numbers n join cases.cases c on c.root = n.root where n.number = @root and c.root = @root',
    'cases.cases is joined to cases.numbers on another column than their keys',
  ],
  [
    'select 1 from unnest(@ids::uuid[]) k(root), lateral (select * from cases.cases c where c.root = k.root limit 1) f',
    'cases.cases is asked in a lateral select with a limit',
  ],
  ['select 1 from cases.cases where root = any(@ids::uuid[]) for update', 'cases.cases is locked on more than one node'],
  [
    'select (select count(*) from cases.tasks t where t.root = c.root) from cases.cases c where c.root = any(@ids::uuid[])',
    'cases.tasks is summed for each row of another select',
  ],
  [
    'select (select t.id from cases.tasks t where t.root = c.root limit 1) from cases.cases c where c.root = any(@ids::uuid[])',
    'cases.tasks is asked for each row with a limit',
  ],
  [
    'select 1 from cases.cases c where c.root = any(@ids::uuid[]) and exists (select 1 from cases.numbers n where n.root = c.root)',
    'cases.numbers is asked for each row of what lies on other nodes',
  ],
  [
    'update cases.cases c set body = r.body from jsonb_to_recordset(@root::jsonb) as r(root uuid, body text) where c.root = r.root',
    'cases.cases is the goal of update … from a list of rows: it goes to every node',
  ],
  ['update cases.cases set root = @root where root = @root', 'cases.cases changes its key root'],
  ['update cases.cases set id = gen_random_uuid() where root = @root', 'cases.cases sets what gen_random_uuid() gives'],
  ['insert into cases.cases (id) values (@root)', 'cases.cases is written without root'],
  [
    'insert into cases.cases (root, id) values (@root, @root) on conflict (id) do nothing',
    'cases.cases meets on (id) without root',
  ],
  [
    'select 1 from unnest(@ids::uuid[]) k(root) left join cases.cases c on c.root = k.root',
    'cases.cases is joined from the left to what lies on no node: every row would travel',
  ],
  ['select 1 from cases.cases where root = @root @ids order by 1', 'the check cannot follow how this statement is put together'],
])('%s is none', (sql, what) => {
  expect(says(statement(sql))).toContain(`ask: ${what}`)
})

test('fragments are followed to where they are made, each way that a condition may go', () => {
  const code = (all: string) => `
    const beyond = (tx: Tx, after: string | null, column: string) => (after ? tx\`and \${tx(column)} > \${after}\` : tx\`\`)
    export function list(tx: Tx, root: string, after: string | null, isAll: boolean) {
      const which = isAll ? tx\`${all}\` : tx\`root = \${root}\`
      return tx\`select 1 from cases.cases where \${which} \${beyond(tx, after, 'id')}\`
    }`
  expect(says(code('true'))).toEqual(['list: cases.cases is asked of every node'])
  expect(says(code(`item is null and root = \${root}`))).toEqual([])
})

test('who asks every node stands on the list with a reason, and nobody else', () => {
  const growth = '| `cases/queries.ts` ask, other | a list of the whole city |'
  expect(says(statement('select 1 from cases.cases'), { growth })).toEqual([
    'server/cases/queries.ts other does not ask every node',
  ])
})

test('keys contain what the table is distributed by, references stay on the node, and no trigger stands on it', () => {
  const tables = `
    create unique index numbers_of_cases on cases.tasks (case_id);
    alter table cases.tasks add constraint tasks_of_a_number foreign key (root) references cases.numbers (root);
    create trigger noted after insert on cases.tasks for each row execute function note();`
  expect(says('', { tables })).toEqual([
    'numbers_of_cases is unique over (case_id) without root, by which cases.tasks is distributed',
    'tasks_of_a_number leads from cases.tasks to cases.numbers, which lies elsewhere on a cluster',
    'the trigger noted of cases.tasks does not fire on a cluster',
  ])
  const beside = 'alter table cases.tasks add constraint of_a_case foreign key (root, case_id) references cases.cases (root, id);'
  expect(says('', { tables: beside })).toEqual([])
})

test('whoever reads the name of a constraint from an error asks the kernel', () => {
  expect(says("if (error.constraint_name === 'cases_pkey') return")).toEqual(['a cluster names no constraint: ask violates()'])
})

test('tables are distributed in order, those whose keys are of one type beside each other, and none twice', () => {
  const lines = distributeSql(GROWTH, schemaOf([migration(TABLES)]))
    .split('\n')
    .filter((line) => line.startsWith('select'))
  expect(lines).toEqual([
    "select create_reference_table('items.entries') where not exists (select from pg_dist_partition where logicalrelid = 'items.entries'::regclass and repmodel = 't');",
    "select create_distributed_table('cases.numbers', 'number', colocate_with => 'none') where not exists (select from pg_dist_partition where logicalrelid = 'cases.numbers'::regclass and partmethod = 'h');",
    "select create_distributed_table('cases.cases', 'root', colocate_with => 'none') where not exists (select from pg_dist_partition where logicalrelid = 'cases.cases'::regclass and partmethod = 'h');",
    "select create_distributed_table('cases.tasks', 'root', colocate_with => 'cases.cases') where not exists (select from pg_dist_partition where logicalrelid = 'cases.tasks'::regclass and partmethod = 'h');",
  ])
})
