// SPDX-License-Identifier: Apache-2.0
import type { City } from './city.ts'

/** What somebody who has just started the city should open first. */
export function welcome(city: City, port: number): string {
  const base = city.config.publicUrl.replace(/:\d+$/, `:${port}`)
  const lines = [
    '',
    `  Chengshu 城枢 · ${city.content.city}`,
    '',
    `  Portal 门户       ${base}/`,
    `  Desk 工作台       ${base}/desk`,
    `  Counter 综窗      ${base}/desk/counter`,
    `  Supervision 督查  ${base}/desk/supervision`,
    `  API               ${base}/openapi.json`,
  ]
  if (city.config.demo) {
    lines.push('', '  Demo accounts (sign in with one click at /sign-in; DEMO=off removes them)')
    for (const account of city.content.demo.accounts.slice(0, 4))
      lines.push(`    ${account.login.padEnd(16)}${account.name}  ${account.story}`)
    for (const officer of city.content.demo.officers.slice(0, 6))
      lines.push(
        `    ${officer.login.padEnd(16)}${officer.name}  ${officer.positions.map((held) => `${city.content.departments.get(held.department)?.short ?? ''}${city.content.positions.get(held.position)?.name ?? ''}`).join('、')}`,
      )
  }
  lines.push('', '  Ctrl-C stops everything.', '')
  return lines.join('\n')
}
