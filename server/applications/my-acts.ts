// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { validate } from '@chengshu/engine'
import type { FastifyReply } from 'fastify'
import {
  type Actor,
  type Answered,
  answerSupplement,
  type Case,
  type Evidence,
  findDossier,
  matterOf,
  withdrawCase,
} from '../cases/index.ts'
import { keep, openFile } from '../files/index.ts'
import { type Json, type Key, localIso, Refusal } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import { ownerOfAnswer, quotaFor } from './holders.ts'
import type { City } from './needs.ts'
import { renderCasePaper } from './papers.ts'
import { myCase, trackCase } from './tracking.ts'

const actorOf = (person: Person): Actor => ({ kind: 'person', id: person.id, name: person.name })

type Given = { point: string; value?: Json; fileId?: string; commitment?: boolean }

/** The case, or the part of a bundle, that waits for the applicant. */
async function asking(city: City, person: Person, number: string): Promise<Case> {
  const { subject, children } = await myCase(city, person, number)
  const waits = [subject, ...children].find((one) => one.state === 'supplement')
  if (!waits) throw new Refusal('SUPPLEMENT_NOT_ASKED')
  return waits
}

export async function answerMySupplement(city: City, person: Person, number: string, given: Given[], key?: Key) {
  const subject = await asking(city, person, number).catch(async (error: unknown) => {
    // a retry after a lost answer finds nothing asked any more: the same key is answered as before
    if (key !== undefined && error instanceof Refusal && error.code === 'SUPPLEMENT_NOT_ASKED') return undefined
    throw error
  })
  if (!subject) return trackCase(city, person, number)
  const matter = await matterOf(city, subject)
  const known = (await findDossier(city.sql, subject.root, subject.id))?.form ?? {}
  const answers: Answered[] = []
  for (const one of given) {
    const point = subject.supplement?.points.find((asked) => asked.id === one.point)
    if (!point) throw new Refusal('BAD_INPUT', { detail: 'point' })
    // an answer that the form would not take is no answer: the point stays open and is named
    if (
      point.field &&
      validate(matter.form, { ...known, [point.field]: one.value }).errors.some((wrong) => wrong.field === point.field)
    )
      continue
    const name = point.material ? (matter.materials.get(point.material) ?? point.material) : ''
    const evidence = await evidenceOf(city, subject, person, one, name)
    answers.push({
      point: one.point,
      ...(one.value === undefined ? {} : { value: one.value }),
      ...(evidence ? { evidence } : {}),
    })
  }
  await answerSupplement(city, { root: subject.root, id: subject.id }, actorOf(person), answers, key)
  return trackCase(city, person, number)
}

async function evidenceOf(city: City, subject: Case, person: Person, given: Given, name: string): Promise<Evidence | undefined> {
  const at = localIso(city.clock.now())
  if (given.fileId) {
    const { file } = await openFile(city, city.sql, given.fileId)
    const owner = ownerOfAnswer(subject)
    if (file.owner.kind !== owner.kind || (file.owner.id !== owner.id && file.owner.id !== subject.id))
      throw new Refusal('FILE_NOT_FOUND')
    return {
      source: 'upload',
      label: '补正上传',
      at,
      basis: file.name,
      trust: 'C',
      name,
      hash: file.sm3,
      file: { id: file.id, name: file.name, type: file.type, bytes: file.bytes },
    }
  }
  if (given.commitment)
    return { source: 'commitment', label: '告知承诺', at, basis: '补正时承诺', trust: 'D', name, value: { by: person.name } }
  return undefined
}

export async function uploadForSupplement(city: City, person: Person, number: string, file: { content: Readable; name: string }) {
  const subject = await asking(city, person, number)
  const kept = await keep(city, city.sql, {
    content: file.content,
    name: file.name,
    owner: ownerOfAnswer(subject),
    accept: ['pdf', 'jpg', 'png'],
    quota: quotaFor(city, person.id),
  })
  return { fileId: kept.id, name: kept.name, bytes: kept.bytes }
}

export async function withdrawMyCase(city: City, person: Person, number: string, reason: string, key?: Key) {
  const { subject } = await myCase(city, person, number)
  await withdrawCase(city, { root: subject.root, id: subject.id }, actorOf(person), reason, key)
  return trackCase(city, person, number)
}

/** A paper (文书) of my case, made anew from its history each time. */
export async function myPaper(city: City, person: Person, number: string, historyId: string, reply: FastifyReply) {
  const { subject, children } = await myCase(city, person, number)
  return renderCasePaper(city, [subject, ...children], historyId, reply)
}
