// SPDX-License-Identifier: Apache-2.0
import type { Choices } from './door.ts'

/** What an author may choose from: a list that the city has, or codes with their words. */
export type From = keyof Pick<Choices, 'positions' | 'departments' | 'licences' | 'registers' | 'items' | 'tasks'> | 'lifeStages'
export type Field = {
  at: readonly string[]
  /** its word under studio.text */
  word: string
  as: 'line' | 'text' | 'words' | 'number' | 'rule' | 'yes' | 'day'
  from?: From | { codes: readonly string[] }
}
/** Entries of a list, each with parts of its own; `fresh` are the kinds of entry that may be added. */
export type Many = {
  list: readonly string[]
  word: string
  title(entry: Entry): string
  parts(entry: Entry): readonly Part[]
  fresh: readonly { word: string; entry: Entry }[]
}
export type Entry = Record<string, unknown>
export type Part = Field | Many
export type Section = { word: string; parts: readonly Part[] }

const field = (at: string, as: Field['as'] = 'line', from?: Field['from']): Field => {
  const place = at.split('.')
  return { at: place, word: place.at(-1) ?? at, as, ...(from ? { from } : {}) }
}
const called = (name: string) => (entry: Entry) => String(entry[name] ?? entry.id ?? '')

const sources: Many = {
  list: ['sources'],
  word: 'sources',
  title: (entry) => kindOf(entry),
  parts: (entry) =>
    ({
      licence: [field('licence', 'line', 'licences'), field('holder', 'rule')],
      register: [field('register', 'line', 'registers'), field('where', 'rule')],
      verify: [
        field('verify.says'),
        field('register', 'line', 'registers'),
        field('where', 'rule'),
        field('verify.expect', 'line', { codes: ['found', 'none'] }),
      ],
      earlier: [field('earlier.item', 'line', 'items'), field('earlier.result', 'line', 'licences')],
      commitment: [field('commitment.text', 'text'), field('commitment.within')],
      upload: [field('upload.accept', 'words'), field('upload.maxMB', 'number'), field('upload.pages', 'number')],
    })[kindOf(entry)] ?? [],
  fresh: [
    { word: 'licence', entry: { licence: '', holder: 'applicant' } },
    { word: 'register', entry: { register: '', key: { idNumber: 'applicant.idNumber' } } },
    { word: 'verify', entry: { register: '', key: { idNumber: 'applicant.idNumber' }, verify: { says: '' } } },
    { word: 'commitment', entry: { commitment: { text: '' } } },
    { word: 'upload', entry: { upload: { accept: ['pdf', 'jpg', 'png'], maxMB: 10 } } },
  ],
}

/** Which kind of source an entry is. */
export function kindOf(entry: Entry): 'licence' | 'register' | 'verify' | 'earlier' | 'commitment' | 'upload' {
  if (entry.verify !== undefined) return 'verify'
  return (['licence', 'register', 'earlier', 'commitment'] as const).find((kind) => entry[kind] !== undefined) ?? 'upload'
}

const many = (list: string, title: string, parts: readonly Part[], entry: Entry): Many => ({
  list: list.split('.'),
  word: list.replace('.', '_'),
  title: called(title),
  parts: () => parts,
  fresh: [{ word: 'entry', entry }],
})

const basics: Section = {
  word: 'basics',
  parts: [
    field('name'),
    field('aka', 'words'),
    field('summary', 'text'),
    field('effectiveOn', 'day'),
    field('state', 'line', { codes: ['published', 'draft', 'withdrawn'] }),
    field('lifeStages', 'words', 'lifeStages'),
    field('theme'),
  ],
}
const conditions = many('conditions', 'text', [field('text', 'text'), field('check', 'rule'), field('otherwise', 'text')], {
  id: 'new-condition',
  text: '',
})
const words: Section[] = [
  { word: 'law', parts: [many('law', 'name', [field('name'), field('article'), field('gist', 'text')], { name: '', gist: '' })] },
  {
    word: 'faq',
    parts: [many('faq', 'question', [field('question'), field('answer', 'text')], { question: '', answer: '' })],
  },
  {
    word: 'contact',
    parts: [field('contact.consult'), field('contact.complain'), field('contact.address', 'text'), field('contact.hours')],
  },
]
const ground = [field('text', 'text'), field('law')]
const noGround = { id: 'new-ground', text: '' }

const kindSections: readonly Section[] = [
  {
    word: 'basics',
    parts: [
      field('name'),
      field('nameEn'),
      field('purpose', 'text'),
      field('basis', 'text'),
      field('owner', 'line', 'departments'),
      field('effectiveOn', 'day'),
      field('state', 'line', { codes: ['published', 'draft', 'withdrawn'] }),
      field('retention'),
    ],
  },
  {
    word: 'states',
    parts: [
      many(
        'states',
        'name',
        [
          field('id'),
          field('name'),
          field('nameEn'),
          field('phase', 'line', { codes: ['new', 'running', 'supplement', 'suspended', 'paused', 'decided', 'ended'] }),
        ],
        { id: 'new-state', name: '', phase: 'running' },
      ),
      field('former.removed', 'words'),
    ],
  },
  { word: 'limits', parts: [field('limits.promised'), field('extension.most'), field('extension.law')] },
  {
    word: 'opening',
    parts: [
      field('opens.positions', 'words', 'positions'),
      field('opens.portal', 'yes'),
      field('opens.kiosk', 'yes'),
      field('opens.counter', 'yes'),
      field('seenBy', 'words', 'positions'),
    ],
  },
  {
    word: 'guards',
    parts: [
      many('guards', 'say', [field('on'), field('must', 'rule'), field('say', 'text')], { on: 'open', must: 'true', say: '' }),
    ],
  },
  {
    word: 'tells',
    parts: [
      many(
        'tells',
        'title',
        [field('on'), field('title'), field('titleEn'), field('body', 'rule'), field('bodyEn', 'rule'), field('sms', 'yes')],
        { on: '', to: 'applicant', title: '', body: '""' },
      ),
    ],
  },
  {
    word: 'lists',
    parts: [field('title', 'rule'), many('columns', 'field', [field('field'), field('filter', 'yes')], { field: '' })],
  },
]

/** An item's guide, in the order in which people read it. */
const itemSections: readonly Section[] = [
  basics,
  { word: 'conditions', parts: [conditions] },
  {
    word: 'limits',
    parts: [field('limits.promised'), field('limits.statutory'), field('limits.basis', 'text'), field('visits', 'number')],
  },
  {
    word: 'materials',
    parts: [
      many(
        'materials',
        'name',
        [
          field('id'),
          field('name'),
          field('type', 'line', { codes: ['1', '2', '3'] }),
          field('necessity', 'line', { codes: ['1', '2', '3'] }),
          field('when', 'rule'),
          field('acceptStandard', 'text'),
          sources,
        ],
        { id: 'new-material', name: '', type: '3', necessity: '1', form: 'electronic', sources: [] },
      ),
    ],
  },
  {
    word: 'fee',
    parts: [
      field('fee.charged', 'yes'),
      field('fee.name'),
      field('fee.basis', 'text'),
      field('fee.standard', 'text'),
      field('fee.amount', 'rule'),
      field('fee.relief', 'text'),
    ],
  },
  {
    word: 'grounds',
    parts: [
      many('grounds.refuse', 'text', ground, noGround),
      many('grounds.deny', 'text', ground, noGround),
      many('grounds.supplement', 'text', ground, noGround),
    ],
  },
  ...words,
]

/** A bundle's own texts; its parts and what they share are the drawing's. */
const bundleSections: readonly Section[] = [
  basics,
  { word: 'conditions', parts: [conditions] },
  { word: 'limits', parts: [field('limits.promised'), field('visits', 'number')] },
  ...words,
]

/** What of each kind of matter is changed in words. */
export const sectionsOf = { item: itemSections, bundle: bundleSections, kind: kindSections } as const
