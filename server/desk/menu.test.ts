// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { placesOf } from '../../web/desk/frame/menu.ts'
import { testCity } from '../testing/city.ts'
import { districts } from '../testing/reach.ts'
import { appoint } from '../testing/reach-queries.ts'

test('whatever stands in the menu of a post opens: each demo post, and each position once for a district, is answered what its pages ask', async () => {
  await using city = await testCity()
  const posts = new Map<string, string>()
  for (const { login, positions } of city.content.demoOfficers) {
    const held = positions.map((one) => `${one.position} ${one.region === districts.whole}`).toSorted()
    if (!posts.has(held.join())) posts.set(held.join(), login)
  }
  for (const { id } of city.content.positions.values()) {
    const department = [...city.content.departments.values()].find((one) => one.key === 'data-yundong')?.code ?? ''
    await appoint(city, `east-${id}`, [{ position: id, department, region: districts.east }])
    posts.set(`east ${id}`, `east-${id}`)
  }
  const refused: string[] = []
  let walked = 0
  for (const login of posts.values()) {
    const officer = await city.as(login)
    const { caller, city: named } = (await officer.get('/session')).body
    const permissions = new Set(caller.positions.flatMap((held: { permissions: string[] }) => held.permissions))
    for (const { to, asks } of placesOf(caller, named.region)) {
      const asked = asks.filter(({ of }) => of === undefined || permissions.has(of))
      for (const { path } of asked) {
        const { status, code } = await officer.get(path.replace(':day', '2026-11-20'))
        walked += 1
        if (status !== 200) refused.push(`${login} ${to}: ${path} answers ${status} ${code}`)
      }
    }
  }
  expect(refused).toEqual([])
  expect(walked).toBeGreaterThan(150)
})
