// SPDX-License-Identifier: Apache-2.0
import type { TestCity } from './city.ts'
import { doTask, file, openTasks, Unexpected } from './journey.ts'

const road = { purpose: '铺设自来水管', way: '挖掘', surface: '沥青', area: 40, days: 5 }

export type Billed = { number: string; bill: string; amount: number }

/** A case of 晓梅小馆 that waits for its fee: the example of the item is walked until the bill is there. */
export async function caseWithBill(city: TestCity): Promise<Billed> {
  const example = city.content.items.get('road-occupation')?.examples.find((one) => (one.expect.fee ?? 0) > 0)
  const values = { ...road, ...example?.form }
  const delivery = { choice: 'pickup' }
  const filing = { id: 'road-occupation', values, firm: '91990102MA0C00016W', delivery, anyway: true }
  const filed = await file(city, 'chen-xiaomei', filing)
  const logins = ['urban', 'police', 'fire'].flatMap((key) => ['handler', 'reviewer', 'decider'].map((post) => `${key}-${post}`))
  for (const { outcome } of example?.expect.acts ?? [])
    for (const login of logins) {
      if ((await openTasks(city, login, filed.number)).length === 0) continue
      await doTask(city, login, filed.number, { outcome: outcome ?? 'done' })
      break
    }
  const [bill] = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}/bills`)).body.rows
  if (bill?.state !== 'open') throw new Unexpected(`no open bill of ${filed.number}`)
  return { number: filed.number, bill: bill.number, amount: bill.amount }
}
