// SPDX-License-Identifier: Apache-2.0
import type { CaseKind, Dossier, Matter, Working } from '../cases/index.ts'
import type { City } from '../city.ts'
import { departmentOf, itemVersion } from '../items/index.ts'
import { type Bundle, type Item, versionOf } from '../packs/index.ts'
import { formOfPart, mergedId, partsOf } from './subject.ts'

async function bundleVersion(city: City, id: string, hash: string): Promise<Bundle> {
  const current = city.content.bundles.get(id)
  if (current?.hash === hash) return current
  const old = await versionOf(city.sql, 'bundle', id, hash)
  if (old?.kind !== 'bundle') throw new Error(`the version ${hash} of the bundle ${id} is not in the table of versions`)
  return old
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
    decide: () => {
      throw new Error(`一件事 ${bundle.id} 没有自己的决策`)
    },
    limits: { promised: bundle.limits.promised, statutory: null },
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
    const found = dossier.evidence[mergedId(bundle, item.id, material.id)]
    if (found) evidence[material.id] = found
  }
  return { form: formOfPart(bundle, item, dossier.form), evidence }
}

/** The variable in which a bundle's process keeps the versions of its parts, by the process that it calls. */
const PARTS = 'partVersions'

/** A part in the version that was asked for with the bundle's form, however late it begins; a case from before this was kept has today's. */
async function partOf(city: City, parent: Working, process: string): Promise<Item | undefined> {
  const kept = (parent.case.process.v[PARTS] as Record<string, { item: string; hash: string } | undefined> | undefined)?.[process]
  if (kept) return itemVersion(city, kept.item, kept.hash)
  const named = city.content.processes.get(process)
  return named?.kind === 'item' ? city.content.items.get(named.id) : undefined
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
              scope: item.id,
              name: item.name,
              rule: item.unique,
              dossier: { applicant: dossier.applicant, ...dossierOfPart(bundle, item, dossier) },
            },
          ]
        : [],
    )
  },
  async keeps(city, id, hash) {
    const { parts } = await bundleVersion(city, id, hash)
    const items = parts.flatMap((part) => city.content.items.get(part.item) ?? [])
    return { [PARTS]: Object.fromEntries(items.map((item) => [item.process.id, { item: item.id, hash: item.hash }])) }
  },
  async childOf(city, parent, process) {
    const item = await partOf(city, parent, process)
    if (!item) throw new Error(`一件事 ${parent.case.item} 调用了没有的流程 ${process}`)
    const bundle = await bundleVersion(city, parent.case.item, parent.case.itemHash)
    return {
      kind: 'application',
      item: item.id,
      hash: item.hash,
      ...dossierOfPart(bundle, item, parent.dossier),
      ...(goesTogether(bundle, parent) ? { delivery: { choice: 'together' as const } } : {}),
    }
  },
}
