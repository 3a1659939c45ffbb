// SPDX-License-Identifier: Apache-2.0
import { checkCalendar } from '../../engine/worktime/index.ts'
import { at, mattersOf, partsOf, type Rule } from '../packs/index.ts'
import { calendarContent } from './calendar-content.ts'

export const calendarsAreWhole: Rule = {
  name: '工作日历没有缺年、没有写错的日子',
  because: '没有日历的年份算不出期限，办件会停下来。',
  codes: ['CALENDAR_GAP', 'CALENDAR_DAY', 'CALENDAR_FILE', 'CALENDAR_MISSING'],
  *check(draft) {
    const calendar = partsOf(draft, calendarContent)
    const years = calendar.map((one) => one.value.year).sort((a, b) => a - b)
    for (const one of calendar) {
      const { year, off, work } = one.value
      if (one.yaml.file.path !== `calendar/${year}.yaml`)
        yield at(one, ['year'], 'CALENDAR_FILE', `文件里是 ${year} 年：文件名请改成 ${year}.yaml。`)
      for (const problem of checkCalendar({ region: '', version: '', years: { [String(year)]: { off, work } } })) {
        const key = problem.includes('上班里') && !problem.includes('放假里') ? 'work' : 'off'
        yield at(one, [key], 'CALENDAR_DAY', problem)
      }
    }
    const have = new Set(years)
    const first = years[0]
    const last = years.at(-1)
    if (first !== undefined && last !== undefined) {
      const missing = Array.from({ length: last - first }, (_, n) => first + n).filter((year) => !have.has(year))
      const after = calendar.find((one) => one.value.year === years.find((year) => year > (missing[0] ?? last)))
      if (after && missing.length > 0)
        yield at(
          after,
          ['year'],
          'CALENDAR_GAP',
          `${first} 年到 ${last} 年之间缺 ${missing.join('、')} 年：请加上 calendar/${missing[0]}.yaml 等文件。`,
        )
    }
    for (const { matter } of mattersOf(draft)) {
      const year = Number(matter.value.effectiveOn.slice(0, 4))
      if (calendar.length > 0 && !have.has(year))
        yield at(
          matter,
          ['effectiveOn'],
          'CALENDAR_MISSING',
          `${year} 年起施行，但没有 ${year} 年的工作日历：请加上 calendar/${year}.yaml。`,
        )
    }
  },
}
