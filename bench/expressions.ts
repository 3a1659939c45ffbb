// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os'
import { join } from 'node:path'
import { readProcessNow } from '../engine/bpmn/index.ts'
import { stepsOf } from '../engine/budget.ts'
import { decide, readDecisions } from '../engine/dmn/index.ts'
import { decision, file, table } from '../engine/dmn/samples.ts'
import { compileFeel } from '../engine/feel/index.ts'
import { compileForm, validate } from '../engine/forms/index.ts'
import { largeForm } from '../engine/forms/large-form.ts'
import { compilePattern } from '../engine/patterns/index.ts'
import { projectRoot } from '../server/kernel/index.ts'
import { checkPack } from '../server/packs/check-pack.ts'
import { packsIn } from '../server/packs/load-content.ts'
import { contentKinds } from '../server/rooms.ts'

const rounds = 5
/** The least (`…PerSecond`) or the most (milliseconds, megabytes) that each figure may be. */
const limits = {
  conditionsPerSecond: 200_000,
  formOf700FieldsMs: 5,
  tableOf5000RulesReadMs: 10_000,
  tableOf5000RulesDecidedMs: 100,
  drawingOf20000TasksMs: 5000,
  drawingOf50MegabytesRefusedMs: 1000,
  cityReadSeconds: 2,
  costliestExpressionMs: 500,
  famousPatternMs: 100,
  readingEightfoldTakesTimes: 32,
}
type Figure = keyof typeof limits

/** Milliseconds of the best of some rounds: the machine may be busy with others. */
function best(times: number, run: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
  return Math.min(...took)
}

function conditionsPerSecond(): number {
  const feel = compileFeel('年龄 >= 60 and 户籍区 in ("云东区","云西区")')
  const people = Array.from({ length: 100 }, (_, i) => ({ 年龄: 40 + i, 户籍区: i % 3 === 0 ? '云东区' : '云北区' }))
  const round = () => {
    for (let n = 0; n < 400; n += 1) for (const person of people) feel.evaluate(person)
  }
  return 40_000 / (best(rounds, round) / 1000)
}

function checkingLargeForm(): () => unknown {
  const large = largeForm()
  const { values } = large
  const form = compileForm(large.form)
  return () => validate(form, values)
}

/** Expressions that would not end: how long one may hold the loop until its budget is spent. */
function costliest(): number {
  const doubling = `{${Array.from({ length: 60 }, (_, i) => `x${i}: ${i === 0 ? '"ab"' : `[x${i - 1}, x${i - 1}]`}`).join(', ')}}`
  const sources = [
    'for i in 1..1e5 return for j in 1..1e5 return i * j + 0.1',
    '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(150)}.r',
    `string(${doubling})`,
    doubling,
    'count(distinct values(for i in 1..20000 return date(2000, 1, 1) + duration("P" + string(i) + "D")))',
    '{t: string join(for i in 1..30000 return "a"), r: for i in 1..3000 return matches(t, "^(a+)+$")}.r',
    '{t: string join(for i in 1..30000 return "城"), r: for i in 1..30000 return t + "a" < t + "b"}.r',
  ]
  const attempt = (source: string) => () => {
    try {
      compileFeel(source).evaluate({})
    } catch {
      return
    }
    throw new Error(`${source} came to its end`)
  }
  return Math.max(...sources.map((source) => best(3, attempt(source))))
}

async function cityRead(): Promise<number> {
  const folders = packsIn(join(projectRoot, 'packs'))
  await checkPack(contentKinds, folders)
  const before = process.cpuUsage()
  await checkPack(contentKinds, folders)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const head = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">'
const drawing = (tasks: string) => `${head}<process id="p">${tasks}</process></definitions>`

/** How many times longer a drawing of eight times the elements takes, in the worst arrangement: a quadratic reader would take sixty-four. */
function growth(): number {
  const many = (n: number, write: (n: number) => string) => Array.from({ length: n }, (_, at) => write(at)).join('')
  const shapes: Record<string, (n: number) => string> = {
    subProcesses: (n) =>
      `<process id="p">${many(n, (at) => `<subProcess id="w${at}"><task id="t${at}"/></subProcess>`)}</process>`,
    processes: (n) => many(n, (at) => `<process id="p${at}"><task id="t${at}"/></process>`),
    boundaries: (n) =>
      `<process id="p"><userTask id="t"/>${many(n, (at) => `<boundaryEvent id="b${at}" attachedToRef="t"><messageEventDefinition/></boundaryEvent>`)}</process>`,
    links: (n) =>
      `<process id="p"><startEvent id="s"/>${many(n, (at) => `<intermediateThrowEvent id="t${at}"><linkEventDefinition name="l${at}"/></intermediateThrowEvent><intermediateCatchEvent id="c${at}"><linkEventDefinition name="l${at}"/></intermediateCatchEvent>`)}</process>`,
    attributes: (n) => `<process id="p"><task id="t" ${many(n, (at) => `a${at}="1" `)}/></process>`,
  }
  return Math.max(
    ...Object.values(shapes).map((shape) => {
      const read = (n: number) => best(3, () => readProcessNow(`${head}${shape(n)}</definitions>`))
      return read(8000) / Math.max(1, read(1000))
    }),
  )
}

/** What expressions, forms, tables and files cost, each beside the limit that it must hold. Ends with one JSON line; a limit that does not hold ends with 1. */
export async function bench(): Promise<void> {
  const rules = Array.from({ length: 5000 }, (_, i) => [`[${i * 10}..${i * 10 + 9}]`, `"r${i}"`])
  const xml = file(decision('d', table('hitPolicy="FIRST"', ['x'], ['d'], rules)))
  const began = performance.now()
  const { decisions } = await readDecisions(xml)
  const tableRead = performance.now() - began
  const tasks = Array.from(
    { length: 20_000 },
    (_, n) => `<task id="t${n}" />\n<sequenceFlow id="f${n}" sourceRef="t${n}" targetRef="t${n + 1}" />`,
  )
  const figures: Record<Figure, number> = {
    conditionsPerSecond: conditionsPerSecond(),
    formOf700FieldsMs: best(15, checkingLargeForm()),
    tableOf5000RulesReadMs: tableRead,
    tableOf5000RulesDecidedMs: best(rounds, () => decide(decisions, 'd', { x: 49_995 })),
    drawingOf20000TasksMs: best(3, () => readProcessNow(drawing(`${tasks.join('\n')}<task id="t20000" />`))),
    drawingOf50MegabytesRefusedMs: best(3, () => readProcessNow(drawing(' '.repeat(50 * 1024 * 1024)))),
    cityReadSeconds: await cityRead(),
    costliestExpressionMs: costliest(),
    readingEightfoldTakesTimes: growth(),
    famousPatternMs: best(rounds, () => stepsOf(() => compilePattern('^(([a-z])+.)+[A-Z]([a-z])+$').test('a'.repeat(10_000)))),
  }
  const broken: string[] = []
  for (const name of Object.keys(limits) as Figure[]) {
    figures[name] = Math.round(figures[name] * 100) / 100
    const holds = name.endsWith('PerSecond') ? figures[name] >= limits[name] : figures[name] <= limits[name]
    if (!holds) broken.push(name)
    console.log(`${name.padEnd(32)}${String(figures[name]).padStart(14)}   limit ${limits[name]}${holds ? '' : '   BROKEN'}`)
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  console.log(JSON.stringify({ bench: 'expressions', figures, limits, broken, machine }))
  if (broken.length > 0) process.exitCode = 1
}

if (import.meta.main) await bench()
