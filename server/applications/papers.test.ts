// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'

test('receipt, acceptance and decision are PDFs for the applicant and the officer; a sealed notice never changes; nobody else may read it', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const chen = await city.as('chen-xiaomei')
  const { timeline } = (await chen.get(`/me/cases/${filed.number}`)).body
  const papers: { name: string; url: string }[] = timeline.flatMap(
    (entry: { documents: { name: string; url: string }[] }) => entry.documents,
  )
  expect(papers.map((paper) => paper.name)).toEqual(['收件凭证', '受理通知书'])
  for (const paper of papers) {
    const first = await chen.get(paper.url)
    expect([first.status, first.headers['content-type'], first.raw.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
  }
  const url = papers[1]?.url ?? ''
  expect((await chen.get(url)).raw.equals((await chen.get(url)).raw)).toBe(true)
  expect((await (await city.as('wang-jianguo')).get(url)).code).toBe('CASE_NOT_FOUND')
  const [paper] = (await (await city.as('market-reviewer')).get(`/desk/cases/${filed.root}/${filed.id}`)).body.papers
  expect((await (await city.as('market-reviewer')).get(paper.url)).raw.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await (await city.as('hr-reviewer')).get(paper.url)).code).toBe('CASE_NOT_YOURS')
})
