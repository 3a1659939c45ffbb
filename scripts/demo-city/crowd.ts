// SPDX-License-Identifier: Apache-2.0
import type { Chance } from './chance.ts'
import { addDays, addYears, ageOn, asOf, type City, type Firm, type Resident } from './city.ts'
import type { Makers, Place } from './makers.ts'
import { brands, hospitals, roads, trades } from './words.ts'

const employeeKinds = ['养老', '医疗', '失业', '工伤']

/** Fills the city up: families first, then firms that employ them. */
export function makeCrowd(city: City, make: Makers, chance: Chance, places: readonly Place[]): void {
  for (const place of places) family(city, make, chance, place)
  const owners = city.residents.filter((one) => working(one) && !city.stories.some((told) => told.idNumber === one.idNumber))
  const firms: Firm[] = []
  for (let n = 0; n < 84; n++) {
    const owner = owners[(n * 3) % owners.length]
    const brand = brands[n % brands.length]
    if (!owner || !brand) throw new Error('owners and brands do not run out')
    firms.push(business(city, make, chance, owner, brand, n, places))
  }
  employ(city, make, chance, firms)
}

const working = (one: Resident): boolean => {
  const age = ageOn(one.birthDate, asOf)
  return age >= 25 && age < 58 && one.status === '正常'
}

function family(city: City, make: Makers, chance: Chance, place: Place): void {
  const address = make.home(place)
  const kind = chance.next()
  const members: Resident[] = []
  if (kind < 0.62) {
    const husband = make.person({ sex: '男', born: make.bornBetween(1972, 1996), place, address })
    const wife = make.person({
      sex: '女',
      born: make.bornBetween(Number(husband.birthDate.slice(0, 4)) - 1, Number(husband.birthDate.slice(0, 4)) + 4),
      place,
      address,
    })
    members.push(husband, wife)
    const from = Math.max(Number(wife.birthDate.slice(0, 4)), Number(husband.birthDate.slice(0, 4))) + 23
    const wed = addDays(`${Math.min(from, 2023)}-03-01`, chance.whole(0, 300))
    make.married(husband, wife, wed)
    const children = chance.whole(0, 2)
    for (let n = 0; n < children; n++) {
      const born = addDays(wed, 330 + n * 900 + chance.whole(0, 200))
      if (born > '2026-09-30') continue
      const sex = chance.yes(0.5) ? '男' : '女'
      const child = make.person({ sex, born, place, address, surname: husband.name.slice(0, 1) })
      members.push(child)
      if (born >= '2016-01-01') birth(city, chance, child, husband, wife)
    }
  } else if (kind < 0.85) {
    const husband = make.person({ sex: '男', born: make.bornBetween(1938, 1958), place, address })
    const wife = make.person({ sex: '女', born: addDays(husband.birthDate, chance.whole(100, 1500)), place, address })
    make.married(husband, wife, addDays(addYears(`${husband.birthDate.slice(0, 7)}-10`, 26), 40))
    members.push(husband, wife)
  } else {
    members.push(make.person({ sex: chance.yes(0.5) ? '男' : '女', born: make.bornBetween(1940, 2000), place, address }))
  }
  const hardship = chance.yes(0.06) ? '低保' : chance.yes(0.05) ? '低保边缘' : ''
  make.household(members, hardship)
  const head = members[0]
  if (!head) return
  if (chance.yes(0.72))
    make.premises({ address, region: place.community, use: '住宅', area: chance.whole(45, 140), ownerId: head.idNumber })
  for (const one of members) {
    make.papers(one)
    if (ageOn(one.birthDate, asOf) >= 6 && chance.yes(0.85)) make.socialCard(one)
    const age = ageOn(one.birthDate, asOf)
    if (age >= 16 && chance.yes(age > 60 ? 0.08 : 0.03)) disabled(city, chance, one)
  }
}

function birth(city: City, chance: Chance, child: Resident, father: Resident, mother: Resident): void {
  const certificateNo = `Y99${String(1_000_000 + city.births.length * 37).slice(-7)}`
  const hospital = chance.one(hospitals)
  const bornAt = `${child.birthDate}T${String(chance.whole(0, 23)).padStart(2, '0')}:${String(chance.whole(0, 59)).padStart(2, '0')}:00+08:00`
  city.births.push({
    certificateNo,
    childName: child.name,
    sex: child.sex,
    bornAt,
    hospital,
    motherId: mother.idNumber,
    fatherId: father.idNumber,
    weight: chance.whole(2600, 4000),
  })
  city.licences.push({
    type: 'birth-certificate',
    holderKind: 'person',
    holder: child.idNumber,
    number: certificateNo,
    issuedOn: addDays(child.birthDate, 3),
    validTo: '',
    fields: {
      childName: child.name,
      sex: child.sex,
      bornAt,
      hospital,
      mother: mother.name,
      motherId: mother.idNumber,
      father: father.name,
      fatherId: father.idNumber,
    },
  })
}

function disabled(city: City, chance: Chance, who: Resident): void {
  const kinds = ['视力', '听力', '言语', '肢体', '智力', '精神']
  const category = chance.whole(0, 5)
  const grade = chance.whole(1, 4)
  city.disabilities.push({
    idNumber: who.idNumber,
    category: kinds[category] ?? '肢体',
    grade: ['一级', '二级', '三级', '四级'][grade - 1] ?? '四级',
    cardNo: `${who.idNumber}${category + 1}${grade}`,
    validTo: `20${chance.whole(27, 34)}-12-31`,
  })
}

function business(
  city: City,
  make: Makers,
  chance: Chance,
  owner: Resident,
  brand: string,
  n: number,
  places: readonly Place[],
): Firm {
  const place = chance.one(places)
  const trade = trades[n % trades.length]
  if (!trade) throw new Error('a firm has a trade')
  const sole = n % 4 === 3
  const gone = n % 17 === 16
  const debt = n % 13 === 12 ? chance.whole(500, 90_000) + 0.5 : 0
  const made = make.firm({
    name: sole ? `云州市${place.districtName}${brand}${trade.word}店` : `云州${brand}${trade.word}有限公司`,
    sole,
    legal: owner,
    place,
    address: `云州市${place.districtName}${chance.one(roads)}${200 + n}号`,
    scope: trade.scope,
    capital: sole ? '' : `${chance.whole(1, 50) * 100_000}.00`,
    foundedOn: addDays('2010-01-04', chance.whole(0, 5800)),
    status: gone ? '注销' : n % 29 === 28 ? '吊销' : '存续',
  })
  const rented = chance.yes(0.7)
  const leasor = city.residents.find((one) => one.region === place.community) ?? owner
  make.premises({
    address: made.address,
    region: made.region,
    use: trade.use,
    area: chance.whole(30, 900),
    ownerId: rented ? leasor.idNumber : owner.idNumber,
    ...(rented
      ? { leaseTo: made.creditCode, leaseUntil: `20${chance.whole(27, 32)}-${String(chance.whole(1, 12)).padStart(2, '0')}-28` }
      : {}),
  })
  city.taxes.push({ creditCode: made.creditCode, debt: debt.toFixed(2), clearedOn: gone ? '2026-05-20' : '' })
  if (!sole) make.fund({ creditCode: made.creditCode }, gone ? '销户' : '正常', 0)
  if (made.scope.includes('餐饮') && made.status === '存续')
    licensed(city, chance, made, 'food-licence', `JY2${made.region.slice(0, 6)}${String(n + 100).padStart(6, '0')}`, 5)
  if (/美容|住宿/.test(made.scope) && made.status === '存续')
    licensed(city, chance, made, 'hygiene-licence', `卫公字${made.region.slice(0, 6)}${String(n).padStart(4, '0')}`, 4)
  return made
}

function licensed(city: City, chance: Chance, firm: Firm, type: string, number: string, years: number): void {
  const from = addDays('2022-06-01', chance.whole(0, 1300))
  const issuedOn = from < firm.foundedOn ? addDays(firm.foundedOn, 30) : from
  city.licences.push({
    type,
    holderKind: 'firm',
    holder: firm.creditCode,
    number,
    issuedOn,
    validTo: addDays(addYears(issuedOn, years), -1),
    fields: {
      name: firm.name,
      creditCode: firm.creditCode,
      legalPerson: firm.legalPerson,
      address: firm.address,
      items: firm.scope,
    },
  })
}

/** Half of those of working age are employed by a firm, some pay alone, some have no record. */
function employ(city: City, make: Makers, chance: Chance, firms: readonly Firm[]): void {
  const hiring = firms.filter((one) => one.status === '存续' && one.kind !== '个体工商户')
  for (const one of city.residents) {
    if (!working(one) || city.stories.some((told) => told.idNumber === one.idNumber)) continue
    if (city.firms.some((firm) => firm.legalPersonId === one.idNumber)) continue
    const luck = chance.next()
    if (luck < 0.6) {
      const employer = chance.one(hiring)
      make.paysInsurance(one, employeeKinds, chance.whole(3, 180), employer.creditCode, chance.whole(900, 2600))
      make.fund({ idNumber: one.idNumber }, '正常', chance.whole(2000, 90_000))
    } else if (luck < 0.8) {
      if (chance.yes(0.4)) one.hardship ||= '就业困难人员'
      make.paysInsurance(one, ['灵活就业'], chance.whole(2, 60), '', chance.whole(700, 1100))
    }
  }
  for (const firm of city.firms)
    firm.employees = new Set(city.contributions.filter((row) => row.employer === firm.creditCode).map((row) => row.idNumber)).size
}
