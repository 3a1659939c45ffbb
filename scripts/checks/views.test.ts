// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { tablesOf } from './texts.ts'
import { checkViews } from './views.ts'

test('of another room’s schema a room reads what that room publishes, and what is published is made, named and tested', () => {
  const migration = {
    path: 'server/cases/migrations/0001.sql',
    text: 'create table cases.cases (\nid uuid);\ncreate view cases.standings as select id from cases.cases;\nalter table cases.old set schema desk;',
  }
  const readme = { path: 'server/cases/README.md', text: '**Views**: `standings`' }
  const tested = { path: 'server/cases/case.test.ts', text: 'sql`select * from cases.standings`' }
  const reads = (text: string) => ({ path: 'server/desk/queries.ts', text })
  const says = (files: { path: string; text: string }[], views = ['standings']) =>
    checkViews(files, tablesOf([migration]), [{ name: 'cases', views }, { name: 'desk' }]).map(
      ({ line, says }) => `${line ?? ''} ${says}`,
    )
  const all = [migration, readme, tested]
  expect(says([...all, reads('// not cases.cases\nsql`select id from cases.standings`\nconst n = city.cases.cases')])).toEqual([])
  expect(says([...all, reads('sql`\nselect id from cases.cases`')])).toEqual([
    "2 cases.cases is another room's: read a view that cases publishes, or ask its door",
  ])
  expect(says([migration, tested])).toEqual([' the view cases.standings is not named there'])
  expect(says([migration, readme])).toEqual([' the view cases.standings is asked for in no test'])
  expect(says(all, ['standings', 'gone'])).toEqual([' the view cases.gone is made by no migration'])
})

test('a table that moved to another room is that room’s', () => {
  const made = {
    path: 'server/a/migrations/1.sql',
    text: 'create table a.things (\nid int);\nalter table a.things set schema b;',
  }
  expect(tablesOf([made]).map(({ name }) => name)).toEqual(['b.things'])
})
