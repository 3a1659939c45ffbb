// SPDX-License-Identifier: Apache-2.0
import {
  type ContentKind,
  compileTexts,
  hashFiles,
  type Part,
  readPart,
  type Versioned,
  type VersionFiles,
} from '../../packs/index.ts'
import { checklistsAreWhole } from './rules.ts'
import { type ChecklistFile, checklistFile } from './schema.ts'

/** A version of a checklist, as a case that began with it asks it. */
export type Checklist = ChecklistFile & Versioned

declare module '../../packs/index.ts' {
  interface Contents {
    checklists: Map<string, Checklist>
  }
}

export type ChecklistPart = Part<ChecklistFile> & { text: string }

type Kept = { id: string; files: VersionFiles }

const compile = ({ value, text }: ChecklistPart): Checklist => {
  const files = { 'checklist.yaml': text }
  return { ...value, kind: 'checklist', hash: hashFiles(files), files }
}

export const checklistContent: ContentKind<ChecklistPart, 'checklists'> = {
  name: 'checklist',
  as: 'checklists',
  place: /^checklists\/[^/]+\.yaml$/,
  read({ path, files }, { findings, broken }) {
    return files.flatMap((file) => {
      const part = readPart<ChecklistFile>(file, checklistFile, findings)
      if (!part) broken.add(path.slice('checklists/'.length, -'.yaml'.length))
      return part ? [{ ...part, text: file.text }] : []
    })
  },
  gather: (parts) => new Map(parts.map((part) => [part.value.id, compile(part)])),
  keep: {
    plain: ({ checklists }) => Array.from(checklists.values(), ({ id, files }): Kept => ({ id, files })),
    revive: (kept) => new Map((kept as Kept[]).map(({ id, files }) => [id, compileTexts(checklistContent, id, files)])),
  },
  onlyOnce: [{ at: 'id', called: '检查清单', of: (part) => ({ part, value: part.value.id }) }],
  rules: [checklistsAreWhole],
  versions: { unitOf: (id) => `checklists/${id}.yaml`, isWhole: () => true, compile },
}
