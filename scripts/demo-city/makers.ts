// SPDX-License-Identifier: Apache-2.0
import type { Chance } from './chance.ts'
import { addDays, addYears, ageOn, asOf, type City, type Firm, type Resident } from './city.ts'
import { citizenNumber, creditCode } from './numbers.ts'
import { estates, menOld, menYoung, roads, surnames, womenOld, womenYoung } from './words.ts'

export type Place = { community: string; district: string; districtName: string }

/** Makes the rows of one city from one source of chance; every number it gives is unique. */
export function makersFor(city: City, chance: Chance, places: readonly Place[]) {
  const used = new Map<string, number>()
  const names = new Set<string>()
  const counted = (key: string): number => {
    const next = (used.get(key) ?? 0) + 1
    used.set(key, next)
    return next
  }
  const firstPlace = (community: string): Place => {
    const place = places.find((one) => one.community === community)
    if (!place) throw new Error(`no community ${community}`)
    return place
  }

  function mobile(): string {
    return `100${String(10_000_000 + counted('mobile') * 7919).slice(-8)}`
  }

  function bornBetween(from: number, to: number): string {
    return addDays(`${chance.whole(from, to)}-01-01`, chance.whole(0, 364))
  }

  function freshName(sex: '男' | '女', born: string, surname?: string): string {
    const given = born < '1960' ? (sex === '男' ? menOld : womenOld) : sex === '男' ? menYoung : womenYoung
    for (let attempt = 0; attempt < 200; attempt++) {
      const name = (surname ?? chance.one(surnames)) + chance.one(given)
      if (!names.has(name)) {
        names.add(name)
        return name
      }
    }
    throw new Error('out of names')
  }

  function home(place: Place): string {
    return `云州市${place.districtName}${chance.one(roads)}${chance.whole(1, 199)}号${chance.one(estates)}${chance.whole(1, 18)}幢${chance.whole(1, 26)}0${chance.whole(1, 6)}室`
  }

  function person(given: {
    name?: string
    surname?: string
    sex: '男' | '女'
    born: string
    place: Place
    address: string
    order?: number
    more?: Partial<Resident>
  }): Resident {
    const key = `id${given.place.district}${given.born}${given.sex}`
    const order = given.order ?? (given.sex === '男' ? 2 * counted(key) - 1 : 2 * counted(key)) + 100
    const name = given.name ?? freshName(given.sex, given.born, given.surname)
    names.add(name)
    const idNumber = citizenNumber(given.place.district, given.born, order)
    const resident: Resident = {
      idNumber,
      name,
      sex: given.sex,
      birthDate: given.born,
      ethnicity: chance.yes(0.94) ? '汉族' : chance.one(['回族', '满族', '苗族', '壮族', '土家族']),
      region: given.place.community,
      address: given.address,
      mobile: ageOn(given.born, asOf) >= 12 ? mobile() : '',
      status: '正常',
      householdId: '',
      hardship: '',
      ...given.more,
    }
    city.residents.push(resident)
    return resident
  }

  /** Puts people of one address into one household; the first is its head. */
  function household(members: readonly Resident[], hardship = ''): string {
    const head = members[0]
    if (!head) throw new Error('a household has a head')
    const householdId = `H${head.region.slice(2)}${String(counted('household')).padStart(4, '0')}`
    for (const one of members) {
      one.householdId = householdId
      if (hardship && !one.hardship) one.hardship = hardship
    }
    city.households.push({
      householdId,
      headId: head.idNumber,
      address: head.address,
      region: head.region,
      members: members.map((one) => one.idNumber).join(' '),
    })
    return householdId
  }

  function premises(given: {
    address: string
    region: string
    use: string
    area: number
    ownerId: string
    leaseTo?: string
    leaseUntil?: string
  }) {
    const id = `FC${given.region.slice(0, 6)}${String(counted('premises')).padStart(5, '0')}`
    city.premises.push({
      id,
      address: given.address,
      region: given.region,
      area: given.area,
      use: given.use,
      ownerId: given.ownerId,
      kind: given.leaseTo ? 'lease' : 'own',
      leaseTo: given.leaseTo ?? '',
      leaseUntil: given.leaseUntil ?? '',
    })
    return id
  }

  function married(husband: Resident, wife: Resident, on: string): void {
    const place = firstPlace(husband.region)
    const number = `J${place.district}-${on.slice(0, 4)}-${String(counted('marriage')).padStart(6, '0')}`
    city.marriages.push({
      husbandId: husband.idNumber,
      wifeId: wife.idNumber,
      registeredOn: on,
      office: `${place.districtName}民政局`,
      status: '有效',
    })
    for (const holder of [husband, wife])
      city.licences.push({
        type: 'marriage-certificate',
        holderKind: 'person',
        holder: holder.idNumber,
        number,
        issuedOn: on,
        validTo: '',
        fields: { husband: husband.name, wife: wife.name, husbandId: husband.idNumber, wifeId: wife.idNumber, registeredOn: on },
      })
  }

  function firm(given: {
    name: string
    sole?: boolean
    legal: Resident
    place: Place
    address: string
    scope: string
    capital: string
    foundedOn: string
    status?: string
  }): Firm {
    const order = counted('firm')
    const code = creditCode(given.sole ? '92' : '91', given.place.district, `MA0C${String(order).padStart(4, '0')}`)
    const made: Firm = {
      creditCode: code,
      name: given.name,
      kind: given.sole ? '个体工商户' : '有限责任公司',
      legalPerson: given.legal.name,
      legalPersonId: given.legal.idNumber,
      region: given.place.community,
      address: given.address,
      scope: given.scope,
      capital: given.capital,
      status: given.status ?? '存续',
      foundedOn: given.foundedOn,
      employees: 0,
    }
    city.firms.push(made)
    city.licences.push({
      type: 'business-licence',
      holderKind: 'firm',
      holder: code,
      number: code,
      issuedOn: given.foundedOn,
      validTo: '',
      fields: {
        name: made.name,
        creditCode: code,
        kind: made.kind,
        legalPerson: made.legalPerson,
        address: made.address,
        scope: made.scope,
        capital: made.capital,
        foundedOn: made.foundedOn,
      },
    })
    return made
  }

  /** One row a kind of insurance; `employer` is a credit code, or empty for one who pays alone. */
  function paysInsurance(
    who: Resident,
    kinds: readonly string[],
    months: number,
    employer: string,
    monthly: number,
    last = '2026-10-15',
  ) {
    for (const kind of kinds)
      city.contributions.push({
        idNumber: who.idNumber,
        kind,
        months,
        lastPaidOn: last,
        amountPaid: (monthly * Math.min(months, 12)).toFixed(2),
        employer,
        employerWage: employer === '' ? '' : wageOf(employer),
      })
  }

  /** What an employer's people earn a month on average; the same firm always says the same. */
  function wageOf(employer: string): string {
    const order = [...employer].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7)
    return (5200 + order * 8).toFixed(2)
  }

  function fund(holder: { idNumber?: string; creditCode?: string }, status: string, balance: number, months = 24) {
    city.funds.push({
      creditCode: holder.creditCode ?? '',
      idNumber: holder.idNumber ?? '',
      accountNo: `GJJ${String(counted('fund')).padStart(8, '0')}`,
      status,
      balance: balance.toFixed(2),
      months: holder.idNumber ? months : '',
    })
  }

  /** Licences that most people hold: the identity card, the household page, the social card. */
  function papers(who: Resident): void {
    const age = ageOn(who.birthDate, asOf)
    const region = firstPlace(who.region)
    const local = who.householdId !== '' && who.status === '正常'
    const issuedOn = age < 16 ? addDays(asOf, -400) : `20${chance.whole(18, 25)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`
    const years = age < 16 ? 5 : age < 26 ? 10 : 20
    if (age >= 3)
      city.licences.push({
        type: 'id-card',
        holderKind: 'person',
        holder: who.idNumber,
        number: who.idNumber,
        issuedOn,
        validTo: age >= 46 ? '' : addYears(issuedOn, years),
        fields: {
          name: who.name,
          sex: who.sex,
          ethnicity: who.ethnicity,
          birthDate: who.birthDate,
          address: who.address,
          idNumber: who.idNumber,
        },
      })
    if (local)
      city.licences.push({
        type: 'household-page',
        holderKind: 'person',
        holder: who.idNumber,
        number: `HK${who.idNumber}`,
        issuedOn: '2020-11-01' > who.birthDate ? '2020-11-01' : addDays(who.birthDate, 20),
        validTo: '',
        fields: {
          name: who.name,
          idNumber: who.idNumber,
          sex: who.sex,
          birthDate: who.birthDate,
          address: who.address,
          householdId: who.householdId,
          headId: String(city.households.find((one) => one.householdId === who.householdId)?.headId ?? ''),
          district: region.districtName,
        },
      })
  }

  function socialCard(who: Resident): void {
    const number = `SB${String(counted('social')).padStart(9, '0')}`
    city.licences.push({
      type: 'social-card',
      holderKind: 'person',
      holder: who.idNumber,
      number,
      issuedOn: '2021-05-10',
      validTo: '2031-05-09',
      fields: { name: who.name, idNumber: who.idNumber, bank: chance.one(['云州银行', '云州农商银行']), cardNo: number },
    })
  }

  return {
    mobile,
    bornBetween,
    home,
    person,
    household,
    premises,
    married,
    firm,
    paysInsurance,
    fund,
    papers,
    socialCard,
    firstPlace,
  }
}

export type Makers = ReturnType<typeof makersFor>
