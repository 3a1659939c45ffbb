// SPDX-License-Identifier: Apache-2.0
import type { Act, Actor, Dossier, Evidence, Working } from '../cases/index.ts'
import { type FileHolder, keep, openFile, type StoredFile, takeWaiting, type Verdict } from '../files/index.ts'
import { isId, type Json, localIso, Refusal, type Tx } from '../kernel/index.ts'
import { titleOfField } from './answer-text.ts'
import type { Kind } from './content/index.ts'
import { FILES, type FileSort, type Question } from './content/tables.ts'
import type { City } from './needs.ts'

/** Files that wait to be an answer are owned by whoever handed them in; nobody else can make them an answer of hers. */
export const HANDED = 'answer'

/** The act that takes one settles it at once; what still waits is referred to by nothing, and goes in its time. */
export const handedFiles: FileHolder = { ownerKind: HANDED, verdicts: () => Promise.resolve(new Map<string, Verdict>()) }

type Handed = { content: Parameters<typeof keep>[2]['content']; name: string }

/** Keeps what is to be an answer to a question for a file: it takes its sender's share until a case has it, and goes when none takes it. */
export async function keepAnswer(city: City, account: string, sort: FileSort, file: Handed): Promise<StoredFile> {
  const { quota } = city.content.retention.upload
  return keep(city, city.sql, {
    ...file,
    owner: { kind: HANDED, id: account },
    accept: FILES[sort],
    quota: { account, most: quota.account, mostOfOwner: quota.account },
  })
}

const sortOf = (kind: Kind, field: string): FileSort | undefined =>
  ((kind.formFile.schema.properties ?? {}) as Record<string, Question>)[field]?.['x-file'] as FileSort | undefined

type Answers = { form: Record<string, Json>; evidence: Dossier['evidence']; files: string[] }

/**
 * Answers that are files: the id that was given is looked up among what this sender has handed in, and stands among the case's materials
 * under the question's name; among the answers stands the file's name. What stands there already stays. Throws FILE_NOT_FOUND,
 * FILE_TYPE_NOT_ALLOWED.
 */
export async function readFiles(
  city: City,
  tx: Tx,
  kind: Kind,
  actor: Pick<Actor, 'id'>,
  given: Pick<Answers, 'form' | 'evidence'>,
  fields: readonly string[] = Object.keys(given.form),
): Promise<Answers> {
  const read: Answers = { form: { ...given.form }, evidence: { ...given.evidence }, files: [] }
  for (const field of fields) {
    const sort = sortOf(kind, field)
    const value = given.form[field]
    if (sort === undefined || value === undefined || value === given.evidence[field]?.file?.name) continue
    if (typeof value !== 'string' || !isId(value)) throw new Refusal('FILE_NOT_FOUND')
    const { file } = await openFile(city, tx, value)
    if (file.owner.kind !== HANDED || file.owner.id !== actor.id) throw new Refusal('FILE_NOT_FOUND')
    if (!FILES[sort].includes(file.type))
      throw new Refusal('FILE_TYPE_NOT_ALLOWED', { name: file.name, accept: FILES[sort].join('、'), found: file.type })
    read.evidence[field] = evidenceOf(city, titleOfField(kind, field), file)
    read.form[field] = file.name
    read.files.push(file.id)
  }
  return read
}

/** A file among the materials of a case, under what it answers. */
export function evidenceOf(city: City, title: string, { sm3, id, name, type, bytes }: StoredFile): Evidence {
  return {
    ...{ source: 'upload', label: '现场上传', at: localIso(city.clock.now()), basis: name, trust: 'C' },
    ...{ name: title, hash: sm3, file: { id, name, type, bytes } },
  }
}

/**
 * They are the case's from here on, in the act that takes them: they stay as long as it does, and no other case takes them. Throws
 * FILE_NOT_FOUND when one has gone meanwhile, or is another case's.
 */
export async function takeFiles(act: Act, files: readonly string[]): Promise<void> {
  if (files.length > 0 && !(await takeWaiting(await act.begin(), [...files]))) throw new Refusal('FILE_NOT_FOUND')
}

/** What a task was answered with, as far as it is files. */
export async function takeAtTask(act: Act, work: Working, kind: Kind, fields: readonly string[]): Promise<void> {
  if (!fields.some((field) => sortOf(kind, field) !== undefined)) return
  const { form, evidence, files } = await readFiles(act.city, await act.begin(), kind, act.actor, work.dossier, fields)
  await takeFiles(act, files)
  work.dossier = { ...work.dossier, form, evidence }
}
