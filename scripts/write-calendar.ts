// SPDX-License-Identifier: Apache-2.0
// Writes packs/yunzhou/calendar/<year>.yaml for every year that chinese-days knows and that has no file yet
// (an edited year is never overwritten):  node scripts/write-calendar.ts
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarFromChineseDays } from '../engine/worktime/seed.ts'

const folder = join(import.meta.dirname, '..', 'packs', 'yunzhou', 'calendar')
for (const [year, days] of Object.entries(calendarFromChineseDays().years)) {
  const file = join(folder, `${year}.yaml`)
  if (existsSync(file)) continue
  const list = (of: string[]): string => (of.length ? `[${of.map((day) => `"${day}"`).join(', ')}]` : '[]')
  writeFileSync(
    file,
    `# SPDX-License-Identifier: Apache-2.0\nyear: ${year}\noff: ${list(days.off)}\nwork: ${list(days.work)}\nsource: 国务院办公厅关于 ${year} 年部分节假日安排的通知（由 chinese-days 取得，可改）\n`,
  )
  console.log(year)
}
