// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '@chengshu/engine'
import { among, at, type ContentKind, fileKind, inside, type Part, partsOf, type Rule } from '../packs/index.ts'
import { departmentContent, positionContent } from '../people/index.ts'
import { keysInTheOpen } from '../registers/index.ts'
import type { AccountType } from './account.ts'
import { type AccountFile, accountFile } from './schema.ts'

declare module '../packs/index.ts' {
  interface Contents {
    /** types of account that packs declare, by id */
    accountTypes: Map<string, AccountType>
  }
}

export const accountContent: ContentKind<Part<AccountFile>, 'accountTypes'> = fileKind<AccountFile, 'accountTypes'>({
  name: 'account-type',
  as: 'accountTypes',
  place: /^accounts\/[^/]+\.yaml$/,
  schema: accountFile,
  once: { id: '账户' },
  gather(files, _, draft) {
    const departments = new Map(partsOf(draft, departmentContent).map(({ value }) => [value.key, value]))
    return new Map(
      files.map((file) => {
        const keeper = departments.get(file.keeper)
        return [file.id, { ...file, keeperCode: keeper?.code ?? '', region: keeper?.region ?? '' }]
      }),
    )
  },
})

/** Whose an account may be beside the rows of a register. */
const OWNERS = ['person', 'firm', 'department', 'city']

export const accountsAreWhole: Rule = {
  name: '账户说得清是谁的、谁管、到期和剩余去哪里',
  because: '记不到人、没有人管、到期了没有去处的数，最后谁也对不上账。',
  codes: [
    'OWNER_UNKNOWN',
    'DEPARTMENT_UNKNOWN',
    'POSITION_UNKNOWN',
    'CONTROL_UNKNOWN',
    'ID_TWICE',
    'ACCOUNT_OWNER_CLOSED',
    'ACCOUNT_BOUNDS',
    'EXPRESSION',
  ],
  *check(draft) {
    const registers = keysInTheOpen(draft)
    const department = among(
      draft.broken,
      partsOf(draft, departmentContent).map(({ value }) => value.key),
      {
        code: 'DEPARTMENT_UNKNOWN',
        what: '部门',
        where: 'city/departments.yaml',
      },
    )
    const position = among(
      draft.broken,
      partsOf(draft, positionContent).map(({ value }) => value.id),
      {
        code: 'POSITION_UNKNOWN',
        what: '岗位',
        where: 'city/positions.yaml',
      },
    )
    for (const one of partsOf(draft, accountContent)) {
      const { keeper, owner, controls, lots, period, readBy = [], floor = 0, ceiling } = one.value
      yield* department(one, ['keeper'], keeper)
      for (const [n, id] of readBy.entries()) yield* position(one, ['readBy', n], id)
      if (!OWNERS.includes(owner) && !registers.has(owner) && !draft.broken.has(owner))
        yield at(
          one,
          ['owner'],
          'OWNER_UNKNOWN',
          `没有「${owner}」这样的户主：写 person、firm、department、city，或一本登记册的编号。`,
        )
      if (registers.get(owner) === false)
        yield at(
          one,
          ['owner'],
          'ACCOUNT_OWNER_CLOSED',
          `登记册「${owner}」的主键是分级字段，不能当账户的名字：请换一本主键公开的登记册。`,
        )
      const seen = new Set<string>()
      for (const part of inside(one, 'controls', controls)) {
        if (seen.has(part.value.id)) yield at(part, ['id'], 'ID_TWICE', `对方账户「${part.value.id}」写了两次：请删去一个。`)
        seen.add(part.value.id)
      }
      const wanted = [
        [['lots', 'expired'], lots?.expired],
        [['period', 'lapsed'], period?.lapsed],
      ] as const
      for (const [place, control] of wanted)
        if (control !== undefined && !seen.has(control))
          yield at(one, [...place], 'CONTROL_UNKNOWN', `没有「${control}」这个对方账户：请在 controls 里写上。`)
      if (period?.left === 'lapse' && period.lapsed === undefined)
        yield at(one, ['period'], 'CONTROL_UNKNOWN', '过期作废的要写作废到哪个对方账户：请写 lapsed。')
      if (ceiling !== undefined && ceiling <= Math.max(floor, 0))
        yield at(one, ['ceiling'], 'ACCOUNT_BOUNDS', '上限应大于下限，也大于 0：请改正。')
      if (floor > 0) yield at(one, ['floor'], 'ACCOUNT_BOUNDS', '下限最高是 0：要先存够才能用的，写在守门条件里。')
      if (lots !== undefined && floor < 0)
        yield at(one, ['floor'], 'ACCOUNT_BOUNDS', '分批到期的账户没有可以透支的批：下限请写 0。')
      yield* lastDayIsRead(one)
    }
  },
}

function* lastDayIsRead(one: Part<AccountFile>) {
  const source = one.value.lots?.lasts
  if (source === undefined) return
  try {
    const names = compileFeel(source).names
    const other = [...names].find((name) => name !== 'today')
    if (other !== undefined)
      yield at(one, ['lots', 'lasts'], 'EXPRESSION', `到期日的算法只读得到 today，写了「${other}」：请改正。`)
  } catch (cause) {
    if (!(cause instanceof FeelSyntaxError)) throw cause
    yield at(one, ['lots', 'lasts'], 'EXPRESSION', `到期日的算法读不懂（${source}）：请按 FEEL 的写法改正。`)
  }
}

export const debtsSayWhy: Rule = {
  name: '可以低于 0 的账户写明依据',
  because: '账户默认不会透支；谁可以欠、欠多少，是要有依据的决定，不是一个数字。',
  codes: ['ACCOUNT_DEBT'],
  *check(draft) {
    for (const one of partsOf(draft, accountContent)) {
      const { floor = 0, floorBecause } = one.value
      if (floor < 0 && floorBecause === undefined)
        yield at(one, ['floor'], 'ACCOUNT_DEBT', '下限低于 0，没有写依据：请写 floorBecause，或把下限改成 0。')
      if (floor >= 0 && floorBecause !== undefined)
        yield at(one, ['floorBecause'], 'ACCOUNT_DEBT', '下限不低于 0，不用写依据：请删去 floorBecause。')
    }
  },
}

/** What a number about a person is called when it judges her, instead of being hers to spend. */
const JUDGES = /信用|评分|打分|扣分|失信|守信|画像|等级|排名|红黑|score|credit|rating|rank|trust|demerit/i

export const personsAreNotScored: Rule = {
  name: '个人的账户是她能用的东西，不是给她打的分',
  because: '平台不给个人打分：积分是本人挣来、本人花掉的；记下一个人好坏、扣到零以下的数，换个名字也是打分。',
  codes: ['ACCOUNT_SCORES_PERSONS'],
  *check(draft) {
    for (const one of partsOf(draft, accountContent)) {
      const { owner, id, name, about, floor = 0 } = one.value
      if (owner !== 'person') continue
      const said = [id, name, about].find((text) => JUDGES.test(text))
      if (said !== undefined || floor < 0)
        yield at(
          one,
          floor < 0 ? ['floor'] : ['name'],
          'ACCOUNT_SCORES_PERSONS',
          '这像是给个人打分：平台不做。个人的账户只记本人能用掉的东西（积分、券、次数），不低于 0。',
        )
    }
  },
}
