// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '@chengshu/engine'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { bundleCommon, commonGuide, departmentOf, materialOfGuide } from '../items/index.ts'
import { versionNumber } from '../packs/index.ts'
import type { City } from './needs.ts'
import { countsOf, partsOf, publishedBundle, subjectOfBundle } from './subject.ts'

const text = Type.String()
const number = Type.Integer()
const bundleView = Type.Object({
  ...commonGuide,
  parts: Type.Array(
    Type.Object({ item: text, name: text, department: text, when: Type.Union([text, Type.Null()]), promised: text }),
  ),
  counts: Type.Object({
    formsBefore: number,
    formsNow: number,
    fieldsBefore: number,
    fieldsNow: number,
    materialsBefore: number,
    materialsNow: number,
    visitsBefore: number,
    visitsNow: number,
  }),
})

/** The public page of a bundle: what it joins, and what the joining saves, counted from the content itself. */
async function bundleGuide(city: City, id: string) {
  const bundle = publishedBundle(city, id)
  const lead = departmentOf(city, bundle.lead)
  const subject = subjectOfBundle(city, bundle)
  const promised = sayLimit(bundle.limits.promised)
  return {
    kind: 'bundle' as const,
    ...bundleCommon(city, bundle),
    versionNumber: await versionNumber(city.sql, 'bundle', bundle.id, bundle.hash),
    department: { code: lead.code, name: lead.name, phone: lead.phone },
    limits: { statutory: '', promised, basis: '', plain: `受理后 ${promised}内全部办结` },
    materials: subject.materials.map((material) => materialOfGuide(city, material)),
    delivery: subject.delivery,
    parts: partsOf(city, bundle).map(({ item, when }) => ({
      item: item.id,
      name: item.name,
      department: departmentOf(city, item.department).name,
      when: when === null ? null : (bundle.parts.find((part) => part.item === item.id)?.note ?? '按您的情况确定'),
      promised: sayLimit(item.limits.promised),
    })),
    counts: countsOf(city, bundle),
  }
}

export const bundleRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Params: { id: string } }>(
      '/bundles/:id',
      {
        config: { permission: 'public', reach: 'public' },
        schema: {
          params: Type.Object({ id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,78}$' }) }),
          response: { 200: bundleView },
        },
      },
      async (request) => bundleGuide(city, request.params.id),
    )
  }
