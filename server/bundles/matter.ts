// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '@chengshu/engine'
import { type CaseKind, type Dossier, lawStates, type Matter, type Working } from '../cases/index.ts'
import type { Bundle } from '../items/index.ts'
import { basicId, competenceOf, departmentOf, type Item, itemVersion } from '../items/index.ts'
import { idOfProcess, versionOf } from '../packs/index.ts'
import { bundleContent } from './content/bundle.ts'
import type { City } from './needs.ts'
import { formOfPart, mergedId, partsOf, readOnParts } from './subject.ts'

/** The bundle in the version that a case began with. */
export async function bundleVersion(city: City, id: string, hash: string): Promise<Bundle> {
  const current = city.content.bundles.get(id)
  if (current?.hash === hash) return current
  return await versionOf(city.sql, bundleContent, id, hash)
}

function matterOfBundle(city: City, bundle: Bundle): Matter {
  return {
    kind: 'bundle',
    id: bundle.id,
    hash: bundle.hash,
    name: bundle.name,
    department: departmentOf(city, bundle.lead).code,
    type: null,
    process: bundle.process,
    diagram: bundle.diagram,
    form: bundle.form,
    readElsewhere: readOnParts(city, bundle),
    decide: () => {
      throw new Error(`一件事 ${bundle.id} 没有自己的决策`)
    },
    limits: { promised: sayLimit(bundle.limits.promised), statutory: null },
    states: lawStates,
    isApplied: true,
    materials: new Map(),
    fields: new Map(),
    extension: null,
    grounds: { refuse: [], deny: [], supplement: [], suspend: [] },
  }
}

/** What a part is told of the bundle's answers and evidence. */
function dossierOfPart(bundle: Bundle, item: Item, dossier: Pick<Dossier, 'form' | 'evidence'>) {
  const evidence: Dossier['evidence'] = {}
  for (const material of item.materials) {
    const found = dossier.evidence[mergedId(bundle, item.of ?? item.id, material.id)]
    if (found) evidence[material.id] = found
  }
  return { form: formOfPart(bundle, item, dossier.form), evidence }
}

/** The variable in which a bundle's process keeps, by the process that it calls, which body has which part, in which version. */
const PARTS = 'partVersions'

type Part = { item: string; hash: string; region?: string }

/** A part with the body and in the version that were shown with the bundle's form, however late it begins; a case from before this was kept has today's. */
async function partOf(city: City, parent: Working, process: string): Promise<Part | undefined> {
  const kept = (parent.case.process.v[PARTS] as Record<string, Part | undefined> | undefined)?.[process]
  if (kept) return kept
  const item = city.content.items.get(idOfProcess(process))
  if (!item) return undefined
  const bundle = await bundleVersion(city, parent.case.item, parent.case.itemHash)
  return bodyOf(city, bundle, item, parent.dossier, parent.case.region)
}

/** Who has a part of what is asked for. Nothing is sent before that is known; what is not any more is the basic item's own body's. */
function bodyOf(
  city: City,
  bundle: Bundle,
  item: Item,
  dossier: Pick<Dossier, 'form' | 'applicant'>,
  region: string,
): Part & { region: string } {
  const context = { form: formOfPart(bundle, item, dossier.form), applicant: dossier.applicant }
  const found = competenceOf(city, item, context, region)
  if (found.state !== 'known') return { item: item.id, hash: item.hash, region: departmentOf(city, item.department).region }
  return { item: found.body.item.id, hash: found.body.item.hash, region: found.region }
}

/** Whether the parts' results wait for each other: the content says so, the process hands them over, and the applicant did not ask for each. */
function goesTogether(bundle: Bundle, { case: subject }: Working): boolean {
  const isHandedOver = bundle.process.nodes.some(({ work }) => work?.topic === 'delivery.begin')
  return bundle.delivery === 'together' && isHandedOver && subject.delivery?.each !== true
}

/** A bundle's case: its call activities begin the cases of its parts, each with its own answers and evidence cut from the merged ones. */
export const bundleKind: CaseKind = {
  id: 'bundle',
  matterOf: async (city, id, hash) => matterOfBundle(city, await bundleVersion(city, id, hash)),
  async entitlements(city, id, hash, dossier) {
    const bundle = await bundleVersion(city, id, hash)
    return partsOf(city, bundle, { form: dossier.form, applicant: dossier.applicant }).flatMap(({ item }) =>
      item.unique
        ? [
            {
              scope: basicId(city.content, item.id),
              name: item.name,
              rule: item.unique,
              dossier: { applicant: dossier.applicant, ...dossierOfPart(bundle, item, dossier) },
            },
          ]
        : [],
    )
  },
  async keeps(city, { item: id, hash, dossier, region }) {
    const bundle = await bundleVersion(city, id, hash)
    const items = bundle.parts.flatMap((part) => city.content.items.get(part.item) ?? [])
    return { [PARTS]: Object.fromEntries(items.map((item) => [item.process.id, bodyOf(city, bundle, item, dossier, region)])) }
  },
  async childOf(city, parent, process) {
    const part = await partOf(city, parent, process)
    if (!part) throw new Error(`一件事 ${parent.case.item} 调用了没有的流程 ${process}`)
    const bundle = await bundleVersion(city, parent.case.item, parent.case.itemHash)
    const item = await itemVersion(city, part.item, part.hash)
    return {
      kind: 'application',
      item: item.id,
      hash: item.hash,
      region: part.region ?? parent.case.region,
      ...dossierOfPart(bundle, item, parent.dossier),
      ...(goesTogether(bundle, parent) ? { delivery: { choice: 'together' as const } } : {}),
    }
  },
}
