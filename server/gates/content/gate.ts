// SPDX-License-Identifier: Apache-2.0
import { type ContentKind, fileKind, hashFiles, type Part } from '../../packs/index.ts'
import { type GateFile, gateFile } from './schema.ts'

/** A gate as a running city uses it. `version`: SHA-256 of its file. */
export type Gate = Omit<GateFile, 'examples'> & { version: string }

/** All gates by their id, and those before which a case of an item, of a type of items or of a kind comes. */
export type Gates = { byId: Map<string, Gate>; byPlace: Map<string, Gate[]> }

declare module '../../packs/index.ts' {
  interface Contents {
    gates: Gates
  }
}

export const FOLDER = 'gates/'

export const gateContent: ContentKind<Part<GateFile>, 'gates'> = fileKind<GateFile, 'gates'>({
  name: 'gate',
  as: 'gates',
  place: /^gates\/[^/]+\.yaml$/,
  schema: gateFile,
  once: { id: '闸门' },
  gather(_, parts) {
    const gates = parts.map(({ value: { examples: _examples, ...said }, yaml }) => ({
      ...said,
      version: hashFiles({ [`${said.id}.yaml`]: yaml.file.text }),
    }))
    return {
      byId: new Map(gates.map((gate) => [gate.id, gate])),
      byPlace: Map.groupBy(
        gates.flatMap((gate) => placesOf(gate).map((place) => ({ place, gate }))),
        ({ place }) => place,
      )
        .entries()
        .reduce((all, [place, found]) => all.set(place, [...new Set(found.map(({ gate }) => gate))]), new Map<string, Gate[]>()),
    }
  },
})

/** Under which words a gate is looked up. */
export const placesOf = ({ on }: Pick<GateFile, 'on'>): string[] =>
  on.flatMap(({ item, type, kind }) => [
    ...(item === undefined ? [] : [`item/${item}`]),
    ...(type === undefined ? [] : [`type/${type}`]),
    ...(kind === undefined ? [] : [`kind/${kind}`]),
  ])
