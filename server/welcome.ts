// SPDX-License-Identifier: Apache-2.0
import type { City } from './city.ts'
import { type Config, isLoopback } from './kernel/index.ts'

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
    for (const account of city.content.demoAccounts.slice(0, 4))
      lines.push(`    ${account.login.padEnd(16)}${account.name}  ${account.story}`)
    for (const officer of city.content.demoOfficers.slice(0, 6))
      lines.push(
        `    ${officer.login.padEnd(16)}${officer.name}  ${officer.positions.map((held) => `${city.content.departments.get(held.department)?.short ?? ''}${city.content.positions.get(held.position)?.name ?? ''}`).join('、')}`,
      )
  }
  lines.push(...warnings(city.config).map((line) => `\n  !!! ${line}`))
  lines.push('', '  Ctrl-C stops everything.', '')
  return lines.join('\n')
}

/** What is right for a trial on one machine and wrong where others can reach it. Said at every start, since it is forgotten at the first. */
export function warnings({
  host,
  publicUrl,
  demo,
  trustProxy,
}: Pick<Config, 'host' | 'publicUrl' | 'demo' | 'trustProxy'>): string[] {
  const isOpen = !isLoopback(host) || !isLoopback(new URL(publicUrl).hostname)
  if (!isOpen) return []
  const isHttps = publicUrl.startsWith('https:')
  return [
    ...(demo
      ? [
          'DEMO=on, and others can reach this server: ANYBODY SIGNS IN AS ANY OFFICER WITH ONE CLICK. 演示模式对外开放：任何人都能以任何身份登录。Set DEMO=off.',
        ]
      : []),
    ...(isHttps
      ? []
      : ['PUBLIC_URL is not https: passwords and sessions travel in the clear. 未使用 https，口令和会话以明文传输。']),
    ...(isHttps && trustProxy === false
      ? [
          'PUBLIC_URL is https and TRUST_PROXY is off: all people share the address of the proxy, and its limits. 未设 TRUST_PROXY，所有人共用代理的地址和限额。',
        ]
      : []),
  ]
}
