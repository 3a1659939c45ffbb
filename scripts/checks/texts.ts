// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../server/kernel/index.ts'
import type { Complaint, Source } from './tree.ts'

const WALL = 500

/** Because nobody reads a longer file whole. */
export function checkLength(files: Source[]): Complaint[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length
    return lines > WALL ? [{ file: path, says: `${lines} lines; the wall is ${WALL}` }] : []
  })
}

/** Because a DBA must find every statement in one place for each room. */
export function checkSql(files: Source[]): Complaint[] {
  const tagged = /\b(?:sql|tx|admin)(?:<[^`;]{0,400}>)?`\s*(?:select|insert|update|delete|with|create|alter|drop|lock)\b/i
  return files
    .filter(
      ({ path }) => path.startsWith('server/') && !/(queries\.ts|\.test\.ts)$/.test(path) && !/\/(small-city)\.ts$/.test(path),
    )
    .flatMap(({ path, text }) => {
      const match = tagged.exec(text)
      return match
        ? [
            {
              file: path,
              line: text.slice(0, match.index).split('\n').length,
              says: 'SQL stands in queries.ts and migrations/ only',
            },
          ]
        : []
    })
}

/** Because a licence that is not in the file is not in the file. */
export function checkSpdx(files: Source[]): Complaint[] {
  return files.flatMap(({ path, text }) =>
    text.slice(0, 400).includes('SPDX-License-Identifier: Apache-2.0') ? [] : [{ file: path, says: 'has no SPDX line' }],
  )
}

const CLOCKS =
  /\b(?:performance\.(?:now|timeOrigin|mark|measure)|hrtime|(?:threadC|c)puUsage|process\.uptime)\b|\bDate\.now\(\)\s*-|-\s*Date\.now\(\)/
const SLEEPS = /\b(?:setTimeout|waitForTimeout|sleep|delay)\(|from '(?:node:)?timers\/promises'/

/**
 * Because a test that asserts a time fails on a machine that others use, and one that sleeps waits too long or too short: times are
 * measured in bench/, and a test waits for a state. Where there is none, the line above says “no state to wait for” and why.
 */
export function checkTimes(files: Source[]): Complaint[] {
  return files
    .filter(({ path }) => /\.test\.tsx?$/.test(path))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n')
      return lines.flatMap((line, n) => {
        if (CLOCKS.test(line)) return [{ file: path, line: n + 1, says: 'a test asserts no time: measure it in bench/' }]
        if (SLEEPS.test(line) && !lines[n - 1]?.includes('no state to wait for'))
          return [{ file: path, line: n + 1, says: 'a test waits for a state (expect.poll), not for a time' }]
        return []
      })
    })
}

const NEVER = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'shared', 'legacy', 'v2'])

/** Because such a name says nothing of what is inside. */
export function checkNames(files: Source[]): Complaint[] {
  return files.flatMap(({ path }) => {
    const bad = path
      .split('/')
      .flatMap((part) => part.replace(/\.[^.]+$/, '').toLowerCase())
      .find((part) => NEVER.has(part))
    return bad ? [{ file: path, says: `“${bad}” is not a name of this house (words.md)` }] : []
  })
}

/** Because a signpost to nowhere is worse than none. Relative links of Markdown files lead somewhere. */
export function checkLinks(files: Source[]): Complaint[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap((match) => {
      const target = match[1] ?? ''
      if (/^[a-z]+:/.test(target) || target.startsWith('/') || existsSync(join(projectRoot, dirname(path), decodeURI(target))))
        return []
      return [{ file: path, line: text.slice(0, match.index).split('\n').length, says: `the link to ${target} leads nowhere` }]
    }),
  )
}

export type Table = { name: string; file: string }

/** The tables that the migrations make, each where it ended up. */
export function tablesOf(migrations: Source[]): Table[] {
  const pattern =
    /^(?:create table (?:if not exists )?([a-z]+\.[a-z_]*[a-z])\s*\(|alter table ([a-z]+)\.([a-z_]+) set schema ([a-z]+);|drop table ([a-z]+\.[a-z_]+);)/gm
  const all = new Map<string, Table>()
  for (const { path, text } of migrations.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    for (const [, made, from, table, to, gone] of text.matchAll(pattern)) {
      if (gone !== undefined) all.delete(gone)
      else if (made !== undefined) all.set(made, { name: made, file: path })
      else if (all.delete(`${from}.${table}`)) all.set(`${to}.${table}`, { name: `${to}.${table}`, file: path })
    }
  return [...all.values()]
}

/** Because a word that two rooms use for two things costs years: every room and table is in words.md. */
export function checkWords(words: string, rooms: string[], tables: Table[]): Complaint[] {
  const known = new Set([...words.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]))
  const english = new Set([...words.matchAll(/^\|[^|]*\|\s*([a-z][a-z -]*?)\s*(?:\(|\|)/gm)].map((match) => match[1]?.trim()))
  return [
    ...rooms
      .filter((room) => !english.has(room) && !known.has(room))
      .map((room) => ({ file: 'words.md', says: `the room ${room} is not in the glossary` })),
    ...tables
      .filter(({ name }) => !known.has(name.split('.')[1] ?? ''))
      .map(({ name, file }) => ({ file, says: `the table ${name} is not in words.md (write its name in backticks)` })),
  ]
}
