// SPDX-License-Identifier: Apache-2.0
import { compileForm } from '@chengshu/engine'
import { covers } from '../people/index.ts'
import type { Kind } from './content/index.ts'
import { namedTables, type Question } from './content/tables.ts'
import type { City } from './needs.ts'

const known = new WeakMap<Kind, Map<string, { of: unknown; kind: Kind }>>()

/**
 * The kind with the choices of its form that the city knows: `x-of: departments` is the body's key, among the bodies of a region and of
 * all below it. So whoever opens a case for a district names no body of another one. A question for a place (`format: point`) says between
 * which degrees the city lies (`x-bounds`).
 */
export function kindWithin(city: City, kind: Kind, region: string): Kind {
  const hasPlaces = Object.values(questionsOf(kind)).some(({ format }) => format === 'point')
  if (namedTables(kind.formFile.schema).length === 0 && !hasPlaces) return kind
  const { departments, bounds } = city.content
  const ofKind = known.get(kind) ?? new Map<string, { of: unknown; kind: Kind }>()
  known.set(kind, ofKind)
  const before = ofKind.get(region)
  if (before?.of === departments) return before.kind
  const bodies = [...departments.values()].filter((one) => covers(region, one.region))
  const choices = { bodies: { enum: bodies.map(({ key }) => key), enumNames: bodies.map(({ short }) => short) }, bounds }
  const schema = withChoices(kind.form.form.schema as Question, choices)
  const made = {
    ...kind,
    form: compileForm({ ...kind.form.form, schema }),
    formFile: { ...kind.formFile, schema: withChoices(kind.formFile.schema as Question, choices) as typeof kind.formFile.schema },
  }
  ofKind.set(region, { of: departments, kind: made })
  return made
}

const questionsOf = ({ formFile }: Kind) => (formFile.schema.properties ?? {}) as Record<string, Question>

function withChoices(schema: Question, choices: { bodies: object; bounds: readonly number[] }): Question {
  const { properties, items } = schema
  return {
    ...schema,
    ...(schema['x-of'] === undefined ? {} : choices.bodies),
    ...(schema.format === 'point' ? { 'x-bounds': choices.bounds } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, withChoices(part, choices)])) }
      : {}),
    ...(items ? { items: withChoices(items, choices) } : {}),
  }
}
