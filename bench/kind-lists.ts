// SPDX-License-Identifier: Apache-2.0
// Lists of a kind that has a million cases, in a city that has ten times as many: each view, filter and count, for officers who see much and little.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, projectRoot, startEmbedded } from '../server/kernel/index.ts'
import { createClients } from './clients.ts'
import { startServer } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [one, all, asks] = [argument('size', '1000000'), argument('all', '10000000'), argument('asks', '40')]
const AIM = 300
const KIND = 'manhole-report'
const OTHERS = [
  'alarm-diversion',
  'assignment',
  'cloud-recovery',
  'cloud-request',
  'data-handover',
  'duty-order',
  'network-fault',
]

const folder = mkdtempSync(join(tmpdir(), 'chengshu-kind-lists-'))
chmodSync(folder, 0o755)
const database = await startEmbedded(join(folder, 'postgres'))
const start = () => startServer({ folder, database, packs: join(projectRoot, 'packs/yunzhou'), roles: 'web', pool: 10 })
try {
  // tables, people and their posts
  await (await start()).stop()
  const began = performance.now()
  await fill()
  console.log(`${one} rows of ${KIND}, ${all} of all kinds, in ${Math.round((performance.now() - began) / 1000)} s`)
  const server = await start()
  const clients = createClients(server.base, 2)
  const figures: Record<string, number> = {}
  try {
    const list = (query: string) => `/api/kinds/${KIND}/cases?limit=50${query}`
    const questions: Record<string, string> = {
      kinds: '/api/kinds',
      kind: `/api/kinds/${KIND}`,
      open: list('&is=open'),
      late: list('&is=late'),
      ended: list('&is=ended'),
      everything: list(''),
      week: list('&days=7'),
      mine: list('&by=me'),
      office: list('&by=office&is=open'),
      state: list('&state=unfounded'),
      answer: list(`&field=problem&value=${encodeURIComponent('移位')}`),
      seldomAnswer: list(`&field=problem&value=${encodeURIComponent('异响')}`),
      number: list('&q=JG0000000777'),
      title: list(`&q=${encodeURIComponent('中山路777号')}`),
      nothing: list(`&q=${encodeURIComponent('没有这样的标题')}`),
    }
    for (const login of ['leader', 'urban-handler', 'yundong-supervisor']) {
      const caller = await clients.signIn(login)
      for (const [name, path] of Object.entries(questions)) {
        const times: number[] = []
        for (let n = 0; n < asks; n += 2)
          await Promise.all(
            [0, 1].map(async () => {
              const from = performance.now()
              await clients.ok(caller, 'GET', path)
              times.push(performance.now() - from)
            }),
          )
        times.sort((a, b) => a - b)
        figures[`${login} ${name}`] = Math.round(times[Math.ceil(times.length * 0.95) - 1] ?? 0)
      }
    }
  } finally {
    clients.close()
    await server.stop()
  }
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version} · p95 of ${asks}, two at a time, ms (aim ${AIM})`,
  )
  for (const [name, ms] of Object.entries(figures))
    console.log(`${name.padEnd(36)}${String(ms).padStart(6)}${ms > AIM ? '  <-- over' : ''}`)
  console.log(JSON.stringify({ bench: 'kind-lists', figures, aims: { p95: AIM } }))
  process.exitCode = Object.values(figures).every((ms) => ms <= AIM) ? 0 : 1
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Rows as acts write them, spread over two years, all districts and six departments; one in two hundred answers what is seldom answered. */
async function fill(): Promise<void> {
  const sql = connect({ url: database.ownerUrl, max: 1 })
  try {
    const departments = (await sql<{ code: string }[]>`select code from people.departments order by code`).map(({ code }) => code)
    const regions = (await sql<{ code: string }[]>`select code from people.regions order by code`).map(({ code }) => code)
    const [urban = ''] = (
      await sql<
        { code: string }[]
      >`select department as code from people.appointments a join people.officers o on o.id = a.officer where o.login = 'urban-handler' limit 1`
    ).map(({ code }) => code)
    const some = [urban, ...departments.slice(0, 5)]
    const put = async (kind: string, rows: number) => {
      for (let from = 0; from < rows; from += 500_000)
        await sql`
          insert into kinds.rows (kind, root, id, number, title, state, phase, department, region, opened_by, opened_at, closed_at, due_at, shown, hands)
          select ${kind}, id, id, 'JG' || lpad(n::text, 10, '0'), '破损：云州市古城区中山路' || n || '号',
                 case when n % 10 = 0 then 'handling' when n % 23 = 0 then 'reported' when n % 97 = 0 then 'unfounded' else 'repaired' end,
                 case when n % 10 = 0 then 'running' when n % 23 = 0 then 'new' else 'ended' end,
                 (${some}::text[])[1 + n % 6], (${regions}::text[])[1 + n % ${regions.length}], 'nobody', at,
                 case when n % 10 = 0 or n % 23 = 0 then null else at + interval '2 days' end, at + interval '3 days',
                 jsonb_build_object('problem', case when n % 200 = 0 then '异响' when n % 3 = 0 then '移位' else '破损' end, 'place', '中山路' || n || '号'),
                 array[]::text[]
            from (select n, uuidv7() as id, now() - (n % 730) * interval '1 day' - n * interval '1 millisecond' as at
                    from generate_series(${from + 1}::bigint, ${Math.min(rows, from + 500_000)}::bigint) n) made`
    }
    await put(KIND, one)
    for (const kind of OTHERS) await put(kind, Math.floor((all - one) / OTHERS.length))
    await sql.unsafe('vacuum analyze kinds.rows')
  } finally {
    await sql.end({ timeout: 5 })
  }
}
