// SPDX-License-Identifier: Apache-2.0
import type { Table } from './texts.ts'
import type { Complaint, Source } from './tree.ts'

type Publishing = { name: string; views?: readonly string[] }

/** Migrations from before there were views, which read another room's table once. None may come to them. */
const BEFORE_VIEWS = new Set([
  'server/kinds/migrations/0003_instructions_become_cases.sql',
  'server/payments/migrations/0002_regions.sql',
  'server/ratings/migrations/0002_regions.sql',
  'server/ratings/migrations/0003_who_rated.sql',
  'server/supervision/migrations/0002_regions.sql',
])

const NAME = /(?<![\w.`'])([a-z]+)\.([a-z_]+)\b(?!\s*\()/g
const roomOf = (path: string): string => /^server\/([a-z-]+)\//.exec(path)?.[1] ?? ''

/** The code and the SQL of a file without what is only said in it. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s*--.*$/gm, (said) => said.replace(/[^\n]/g, ' '))

/**
 * Because a table that others read can no longer be changed by its room: of another room's schema a room names only the views that
 * the room publishes (`Room.views`). Each of these is made by a migration, named in the README and asked for in a test.
 */
export function checkViews(files: Source[], tables: Table[], rooms: Publishing[]): Complaint[] {
  const published = new Set(rooms.flatMap(({ name, views = [] }) => views.map((view) => `${name}.${view}`)))
  const made = files.flatMap(({ path, text }) =>
    path.endsWith('.sql')
      ? [...text.matchAll(/^create (?:or replace )?view ([a-z]+\.[a-z_]+)/gm)].map((match) => match[1] ?? '')
      : [],
  )
  const known = new Set([...tables.map(({ name }) => name), ...made])
  const isTest = ({ path }: Source) => /(\.test\.ts$|testing|small-city)/.test(path)
  const own = files.filter((file) => roomOf(file.path) !== '' && !isTest(file) && !BEFORE_VIEWS.has(file.path))
  const read = own.flatMap((file) => {
    const text = withoutComments(file.text)
    return [...text.matchAll(NAME)].flatMap((match) => {
      const [name, room = ''] = match
      if (room === roomOf(file.path) || !known.has(name) || published.has(name)) return []
      // whoever hands a table over may say what is to stand on it there
      if (text.includes(`set schema ${room};`)) return []
      const line = text.slice(0, match.index).split('\n').length
      return [{ file: file.path, line, says: `${name} is another room's: read a view that ${room} publishes, or ask its door` }]
    })
  })
  return [...read, ...[...published].flatMap((view) => promised(view, files, made))]
}

function promised(view: string, files: Source[], made: string[]): Complaint[] {
  const [room = '', name = ''] = view.split('.')
  const at = `server/${room}/`
  const says = (what: string) => [{ file: `${at}README.md`, says: `the view ${view} ${what}` }]
  if (!made.includes(view)) return says('is made by no migration')
  if (!files.some(({ path, text }) => path === `${at}README.md` && text.includes(`\`${name}\``)))
    return says('is not named there')
  if (!files.some(({ path, text }) => path.endsWith('.test.ts') && text.includes(view))) return says('is asked for in no test')
  return []
}
