// SPDX-License-Identifier: Apache-2.0
import { type Complaint, importsOf, namesIn, type Source } from './tree.ts'

const doorOf = (path: string): string | undefined => /^server\/([a-z-]+)\/index\.ts$/.exec(path)?.[1]

/**
 * Because what a door shows can no longer be changed by its room alone: a door hands out what files beside it make, and nothing that
 * nobody outside takes. What a test of the room needs, it imports from the file.
 */
export function checkDoors(files: Source[]): Complaint[] {
  const taken = new Map<string, Set<string>>()
  for (const file of files)
    for (const { to, names } of importsOf(file)) {
      const room = doorOf(to)
      if (room === undefined || file.path.startsWith(`server/${room}/`)) continue
      taken.set(to, new Set([...(taken.get(to) ?? []), ...names]))
    }
  return files.flatMap((file) => {
    if (doorOf(file.path) === undefined) return []
    const idle = shownBy(file).filter(({ name }) => !taken.get(file.path)?.has(name))
    return [
      ...idle.map(({ name, line }) => ({
        file: file.path,
        line,
        says: `nobody outside the room takes ${name}: do not hand it out`,
      })),
      ...makesItself(file),
    ]
  })
}

function shownBy({ text }: Source): { name: string; line: number }[] {
  const lineAt = (place: number) => text.slice(0, place).split('\n').length
  return [
    ...[...text.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm)].flatMap((match) =>
      namesIn(match[1] ?? '').map(({ shown }) => ({ name: shown, line: lineAt(match.index) })),
    ),
    ...[...text.matchAll(/^export\s+(?:const|type)\s+(\w+)/gm)].map((match) => ({
      name: match[1] ?? '',
      line: lineAt(match.index),
    })),
  ]
}

function makesItself({ path, text }: Source): Complaint[] {
  return text.split('\n').flatMap((line, n) => {
    if (/from '(fastify|typebox)'/.test(line))
      return [{ file: path, line: n + 1, says: 'routes stand in routes.ts, not in the door' }]
    if (/^(export\s+)?(async\s+)?(function|class)\b/.test(line))
      return [{ file: path, line: n + 1, says: 'a door hands out what the files beside it make' }]
    return []
  })
}
