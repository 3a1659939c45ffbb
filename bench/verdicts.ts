// SPDX-License-Identifier: Apache-2.0
// The rules of the kinds' forms over random answers, in this program as the server has it and in a browser as the pages have it: the same verdict each time.
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { compileForm, type Form, validate } from '@chengshu/engine'
import { chromium } from 'playwright-core'
import { rolldown } from 'rolldown'
import { projectRoot } from '../server/kernel/index.ts'
import { loadContent } from '../server/packs/index.ts'
import { contentKinds } from '../server/rooms.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [size, seed] = [argument('size', '10000'), argument('seed', '1')]

type Given = { form: number; values: Record<string, unknown> }
type Property = { type?: string; format?: string; enum?: unknown[]; minLength?: number; maxLength?: number }

const content = await loadContent(contentKinds, [join(projectRoot, 'packs/yunzhou')])
const forms: Form[] = [...content.caseKinds.values()].map((kind) => kind.form.form)
const inputs: Given[] = made()
const here = inputs.map(({ form, values }) => verdict(compiled(form), values))

const built = await rolldown({
  input: 'entry',
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? id : null),
      load: (id) =>
        id === 'entry'
          ? `import { compileForm, validate } from ${JSON.stringify(join(projectRoot, 'engine/forms/index.ts'))}; globalThis.engine = { compileForm, validate }`
          : null,
    },
  ],
})
const { output } = await built.generate({ format: 'iife' })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox'],
})
try {
  const page = await browser.newPage()
  await page.evaluate(output[0].code)
  const there = await page.evaluate(
    ([all, given]) => {
      type Engine = { compileForm: typeof compileForm; validate: typeof validate }
      const { engine } = globalThis as unknown as { engine: Engine }
      const ready = all.map((form) => engine.compileForm(form))
      return given.map(({ form, values }) => {
        const one = ready[form]
        return one ? JSON.stringify(engine.validate(one, values)) : ''
      })
    },
    [forms, inputs] as const,
  )
  const different = here.filter((one, n) => one !== there[n]).length
  const right = here.filter((one) => one.includes('"ok":true')).length
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version} · ${browser.version()}`,
  )
  console.log(
    JSON.stringify({ bench: 'verdicts', figures: { forms: forms.length, inputs: size, right, wrong: size - right, different } }),
  )
  process.exitCode = different === 0 && there.length === size ? 0 : 1
} finally {
  await browser.close()
}

function compiled(form: number) {
  const one = forms[form]
  if (!one) throw new Error(`no form ${form}`)
  return compileForm(one)
}

function verdict(form: ReturnType<typeof compileForm>, values: Record<string, unknown>): string {
  return JSON.stringify(validate(form, values))
}

/** Right answers, answers a little off, of another type, missing, and ones that nobody asked for. */
function made(): Given[] {
  let state = seed
  const roll = (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)]
  const odd: unknown[] = [
    '',
    ' ',
    null,
    0,
    -1,
    1e21,
    true,
    [],
    {},
    ['甲'],
    '2026-02-30',
    '2026-12-01',
    '１３９',
    '\u202e反',
    '0x10',
    '𠮷',
    'a'.repeat(5000),
  ]
  const answer = ({ type, format, enum: choices, minLength = 0, maxLength = 20 }: Property): unknown => {
    if (roll(6) === 0) return pick(odd)
    if (choices) return roll(8) === 0 ? '没有这一项' : pick(choices)
    if (type === 'integer' || type === 'number') return roll(200) - 20 + (roll(5) === 0 ? 0.5 : 0)
    if (type === 'boolean') return roll(2) === 0
    if (type === 'array') return Array.from({ length: roll(4) }, () => pick(['甲', '乙', 3, null]))
    if (type === 'object') return { what: '甲' }
    if (format === 'date') return `2026-${String(1 + roll(14)).padStart(2, '0')}-${String(1 + roll(31)).padStart(2, '0')}`
    if (format === 'mobile-cn') return `1${3 + roll(7)}${String(100_000_000 + roll(8_388_607)).slice(0, 9)}`
    return '云州市𠮷'
      .repeat(400)
      .slice(0, Math.max(0, minLength + roll(Math.max(1, Math.min(maxLength, 900) - minLength + 3)) - 1))
  }
  return Array.from({ length: size }, () => {
    const form = roll(forms.length)
    const properties = Object.entries(
      ((forms[form]?.schema as { properties?: object } | undefined)?.properties ?? {}) as Record<string, Property>,
    )
    const values = Object.fromEntries(properties.filter(() => roll(10) > 0).map(([name, property]) => [name, answer(property)]))
    return { form, values: roll(20) === 0 ? { ...values, unasked: pick(odd) } : values }
  })
}
