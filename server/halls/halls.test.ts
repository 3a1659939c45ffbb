// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, onePagePdf, openTasks } from '../testing/journey.ts'

const WANG = '990102194505120311'
const XIAOMEI = '91990102MA0C00016W'
const agent = { idNumber: '990102198803160029', name: '陈晓梅', mobile: '10010007919' }

test('A15: one counter clerk accepts items of three departments and approves none; each reaches its department and comes back to one issue queue', async () => {
  await using city = await testCity()
  const clerk = await city.as('city-counter')
  const filed: { number: string; root: string; id: string }[] = []
  const wanted = [
    {
      id: 'food-business-licence',
      values: {
        shopName: '晓梅小馆',
        trade: '餐饮服务经营者',
        projects: ['热食类制售'],
        staff: 3,
        vending: false,
        alreadyHeld: false,
      },
    },
    {
      id: 'shop-sign',
      values: { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' },
    },
    {
      id: 'fire-safety-check',
      values: {
        placeName: '晓梅小馆',
        area: 200,
        use: '餐饮',
        floor: '首层',
        exitsClear: true,
        extinguishers: 8,
        openFlame: '管道燃气',
        promise: true,
      },
    },
  ]
  for (const item of wanted) {
    const draft = await clerk.post('/halls/drafts', { kind: 'item', id: item.id, applicant: { creditCode: XIAOMEI }, agent })
    expect(draft.status, JSON.stringify(draft.body)).toBe(200)
    expect(draft.body.channel).toBe('counter')
    const saved = await clerk.patch(`/drafts/${draft.body.id}`, {
      revision: draft.body.revision,
      values: item.values,
      delivery: { choice: 'pickup' },
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    for (const row of (await clerk.get(`/drafts/${draft.body.id}/materials`)).body.rows) {
      if (row.state !== 'needed') continue
      if (row.commitment) await clerk.post(`/drafts/${draft.body.id}/materials/${row.id}/commitment`, { agreed: true })
      else
        await clerk.upload(`/drafts/${draft.body.id}/materials/${row.id}/file`, {
          name: '材料.pdf',
          type: 'application/pdf',
          content: onePagePdf,
        })
    }
    const done = await clerk.post(`/drafts/${draft.body.id}/submission`, {})
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    filed.push(done.body)
  }
  const departments = ['market', 'urban', 'fire']
  for (const [place, { number }] of filed.entries()) {
    const [task] = await openTasks(city, `${departments[place]}-handler`, number)
    expect(task, `${number} waits in ${departments[place]}`).toBeDefined()
    expect((await clerk.post(`/desk/tasks/${task?.root}/${task?.id}/completion`, { outcome: 'accept' })).code).toBe(
      'CASE_NOT_YOURS',
    )
  }
  const [food] = filed
  await doTask(city, 'market-handler', food?.number ?? '', { outcome: 'accept' })
  await doTask(city, 'market-reviewer', food?.number ?? '', { outcome: 'pass' })
  await doTask(city, 'market-decider', food?.number ?? '', { outcome: 'grant' })
  const issuer = await city.as('city-issuer')
  const waiting = (await issuer.get('/halls/issue-queue')).body.rows
  expect(waiting).toEqual([expect.objectContaining({ number: food?.number, licences: ['食品经营许可证'] })])
  expect((await issuer.post('/halls/issue', { root: waiting[0].root, task: waiting[0].task, receiver: ' ' })).code).toBe(
    'RECEIVER_NEEDED',
  )
  expect(
    (await issuer.post('/halls/issue', { root: waiting[0].root, task: waiting[0].task, receiver: '陈晓梅' })).body,
  ).toMatchObject({ state: 'closed' })
})

test('A15: a personal item brought to a district centre is sent to the street’s own hall, by the rule of the halls', async () => {
  await using city = await testCity()
  const district = await city.as('yundong-counter')
  const refused = await district.post('/halls/drafts', { kind: 'item', id: 'old-age-allowance', applicant: { idNumber: WANG } })
  expect(refused.code).toBe('HALL_ELSEWHERE')
  // his own street's, with its address, when it is open and why: not the first street of the district
  expect(refused.body.detail).toMatch(
    /“城东街道便民服务中心”办理（云州市云东区城东街\d+号，工作日.*电话 \d+）：按“两个集中”，个人事项/,
  )
  const street = await city.as('binjiang-counter')
  expect(
    (await street.post('/halls/drafts', { kind: 'item', id: 'old-age-allowance', applicant: { idNumber: WANG } })).status,
  ).toBe(200)
  expect((await street.get('/halls/applicants?idNumber=990102194505120312')).code).toBe('APPLICANT_NUMBER_WRONG')
})

test('A15: a firm at a street hall is sent to its own district’s centre, by the rule of the halls, with the address and the reason', async () => {
  await using city = await testCity()
  const street = await city.as('binjiang-counter')
  const asked = { kind: 'item', id: 'food-business-licence', agent }
  const ofThisDistrict = await street.post('/halls/drafts', { ...asked, applicant: { creditCode: XIAOMEI } })
  expect(ofThisDistrict.code).toBe('HALL_ELSEWHERE')
  expect(ofThisDistrict.body.detail).toContain('“云东区政务服务中心”办理（云州市云东区建设路20号')
  expect(ofThisDistrict.body.detail).toContain('企业事项由区政务服务中心收件，云东区的在云东区政务服务中心')
  const ofAnother = await street.post('/halls/drafts', { ...asked, applicant: { creditCode: '91990106MA0C000594' } })
  expect(ofAnother.body.detail).toContain('“古城区政务服务中心”办理')
  // by the rule and by nothing else: the centre of the district takes the same firm
  const centre = await city.as('yundong-counter')
  expect((await centre.post('/halls/drafts', { ...asked, applicant: { creditCode: XIAOMEI } })).status).toBe(200)
})
