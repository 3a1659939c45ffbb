// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { freePort } from '../server/kernel/embedded-process.ts'
import { projectRoot } from '../server/kernel/index.ts'
import { type TestCity, testCity } from '../server/testing/city.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screenshots = join(import.meta.dirname, 'screenshots')

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
  kiosk: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
} as const

/** One person at one screen. */
export type Visitor = {
  page: Page
  context: BrowserContext
  /** a problem whose line matches is expected from here on; every other fails `finish` */
  expectTrouble(line: RegExp): void
  /** axe finds nothing serious on this page */
  inspect(name: string): Promise<void>
  /** the same, and its picture is kept under this name */
  look(name: string): Promise<void>
  /** no error was written to the console and no request failed */
  finish(): void
  /** a walk that broke off tells where */
  lastSeen(): Promise<void>
}

export type Walk = {
  city: TestCity
  origin: string
  visitor(size: keyof typeof sizes): Promise<Visitor>
  [Symbol.asyncDispose](): Promise<void>
}

/** A test city behind a real port and a real Chromium before it, both at the city's hour. */
export async function startWalk(at = '2026-11-20T09:00:00+08:00'): Promise<Walk> {
  if (!existsSync(join(projectRoot, 'web/dist/desk.html')))
    throw new Error('web/dist is missing: run npm run build before the journeys')
  // signing in through the unified identity comes back to the city's own address
  const port = await freePort()
  const city = await testCity({ at, env: { PUBLIC_URL: `http://127.0.0.1:${port}` } })
  const origin = await city.app.listen({ port, host: '127.0.0.1' })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--lang=zh-CN',
    ],
  })
  const visitors: Visitor[] = []
  return {
    city,
    origin,
    async visitor(size) {
      const visitor = await enter(browser, { origin, size, city })
      visitors.push(visitor)
      return visitor
    },
    async [Symbol.asyncDispose]() {
      for (const visitor of visitors) await visitor.lastSeen()
      await browser.close()
      await city[Symbol.asyncDispose]()
    },
  }
}

type Entering = { origin: string; size: keyof typeof sizes; city: TestCity }

async function enter(browser: Browser, { origin, size, city }: Entering): Promise<Visitor> {
  const context = await browser.newContext({
    ...sizes[size],
    baseURL: origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  // for what never comes, not for how quickly it does: other programs may have the machine
  context.setDefaultTimeout(90_000)
  await context.clock.install({ time: city.clock.now() })
  const page = await context.newPage()
  const troubles: string[] = []
  const expected: RegExp[] = []
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    // a failed request is told below with its status
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      troubles.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`)
  })
  page.on('requestfailed', (request) => {
    // a page that is left gives up what it was reading
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') troubles.push(`${why} ${request.method()} ${request.url()}`)
  })
  const seen = new Set<string>()
  let finished = false
  const inspect = async (name: string) => {
    await calm(page)
    await expectAccessible(page, name)
  }
  return {
    page,
    context,
    async lastSeen() {
      if (finished) return
      const path = join(tmpdir(), `chengshu-walk-${process.pid}-${size}.png`)
      await page.screenshot({ path, fullPage: true }).catch(() => {})
      console.error([`the ${size} was left at ${page.url()}, see ${path}`, ...troubles].join('\n  '))
    },
    expectTrouble: (line) => void expected.push(line),
    inspect,
    async look(name) {
      if (seen.has(name)) throw new Error(`two pages of this walk are called ${name}`)
      seen.add(name)
      await inspect(name)
      await keepPicture(page, name)
    },
    finish() {
      finished = true
      expect(troubles.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([])
    },
  }
}

/** Waits until whatever fades in or out has done so; what pulses for ever is left alone. */
export const calm = (page: Page): Promise<unknown> => page.evaluate(settled)

const settled = `new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))).then(() => Promise.allSettled(
  document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished)))`

type Violation = { id: string; impact: string | null; help: string; nodes: { target: unknown; failureSummary?: string }[] }

/** No serious or critical violation of WCAG on what is on the screen now. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe)
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
  )) as Violation[]
  const found = violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map(
      (one) =>
        `${name}: ${one.id}: ${one.help}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary ?? ''}`).join('; ')}`,
    )
  expect(found).toEqual([])
}

/** Pictures are kept in the repository; a new one is taken where none is, all of them with SCREENSHOTS=renew. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const path = join(screenshots, `${name}.png`)
  if (existsSync(path) && process.env.SCREENSHOTS !== 'renew') return
  await page.screenshot({ path, animations: 'disabled' })
}
