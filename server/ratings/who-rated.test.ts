// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, foodLicence, prepare } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'
const answer = '已向您说明核查安排，并当面道歉'
const answered = async (city: TestCity, login: string) =>
  (await (await city.as(login)).get('/me/notices')).body.rows.filter((row: { kind: string }) => row.kind === 'ratingAnswered')

/** Chen's firm, whose agent Li files a case, has it decided, and gives it the worst rating. */
async function ratedByAgent(city: TestCity, anonymous: boolean) {
  const owner = await city.as('chen-xiaomei')
  const li = { creditCode: XIAOMEI, idNumber: '990102194708250423', name: '李秀兰', until: '2027-06-30' }
  const authorisation: string = (await owner.post('/me/firm-authorisations', li)).body.id
  const agent = await city.as('li-xiulan')
  const draft = await prepare(agent, foodLicence)
  const { number } = (await agent.post(`/drafts/${draft}/submission`, { anyway: true })).body
  await doTask(city, 'market-handler', number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', number, { outcome: 'pass' })
  await doTask(city, 'market-decider', number, { outcome: 'grant' })
  const rated = await agent.post(`/me/cases/${number}/rating`, { level: 1, reasons: [], text: '没人接电话', anonymous })
  expect(rated.status, JSON.stringify(rated.body)).toBe(200)
  await city.settle()
  return { owner, authorisation, number: number as string }
}

async function visitOf(city: TestCity) {
  const visitor = await city.as('market-handler')
  const [task] = (await visitor.get('/desk/tasks?stage=回访')).body.rows
  const view = (await visitor.get(`/desk/cases/${task.root}/${task.caseId}`)).body
  return { task, view }
}

async function answerIt(city: TestCity, task: { number: string }) {
  await doTask(city, 'market-handler', task.number, {
    outcome: 'confirmed',
    opinion: '电话回访，情况属实',
    output: { contact: '电话' },
  })
  await doTask(city, 'market-handler', task.number, { outcome: 'done', opinion: answer })
  await city.settle()
}

test('the agent who rated for a firm is told the answer, and the visit keeps that it was she', async () => {
  await using city = await testCity()
  await ratedByAgent(city, false)
  const { task, view } = await visitOf(city)
  expect(view.applicant.agent).toBe('李秀兰')
  await answerIt(city, task)
  expect(await answered(city, 'li-xiulan')).toEqual([expect.objectContaining({ text: expect.stringContaining(answer) })])
  expect(await answered(city, 'chen-xiaomei')).toEqual([])
})

test('who rated without a name stays without one at the desk, and is told all the same', async () => {
  await using city = await testCity()
  await ratedByAgent(city, true)
  const { task, view } = await visitOf(city)
  expect(JSON.stringify(view)).not.toContain('李秀兰')
  await answerIt(city, task)
  expect(await answered(city, 'li-xiulan')).toHaveLength(1)
})

test('an agent whose authorisation ended meanwhile hears nothing more of the firm; its legal representative does', async () => {
  await using city = await testCity()
  const { owner, authorisation } = await ratedByAgent(city, false)
  const { task } = await visitOf(city)
  expect((await owner.delete(`/me/firm-authorisations/${authorisation}`)).status).toBe(204)
  await answerIt(city, task)
  expect(await answered(city, 'li-xiulan')).toEqual([])
  expect(await answered(city, 'chen-xiaomei')).toHaveLength(1)
})
