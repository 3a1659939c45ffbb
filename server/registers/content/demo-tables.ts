// SPDX-License-Identifier: Apache-2.0
import type { Column, Table } from '../../packs/index.ts'

type DemoTable = Table & { register: string }

const text: Column = { kind: 'text' }
const needed: Column = { kind: 'text', required: true }
const number: Column = { kind: 'number' }
const citizen: Column = { kind: 'id-card', required: true }
const firm: Column = { kind: 'credit-code', required: true }
const day: Column = { kind: 'day' }
const region: Column = { kind: 'region', required: true }

/** The tables that demo/*.csv may hold, by file name, and the register that each one fills. */
export const demoTables: Record<string, DemoTable> = {
  residents: {
    isKey: true,
    register: 'persons',
    title: '人口库',
    columns: {
      idNumber: citizen,
      name: needed,
      sex: needed,
      birthDate: { kind: 'day', required: true },
      ethnicity: text,
      region,
      address: needed,
      mobile: text,
      status: needed,
      householdId: text,
      hardship: text,
    },
  },
  firms: {
    isKey: true,
    register: 'firms',
    title: '法人库',
    columns: {
      creditCode: firm,
      name: needed,
      kind: needed,
      legalPerson: needed,
      legalPersonId: citizen,
      region,
      address: needed,
      scope: needed,
      capital: number,
      status: needed,
      foundedOn: { kind: 'day', required: true },
      employees: number,
    },
  },
  marriages: {
    register: 'marriages',
    title: '婚姻登记库',
    columns: {
      husbandId: citizen,
      wifeId: citizen,
      registeredOn: { kind: 'day', required: true },
      office: needed,
      status: needed,
    },
  },
  households: {
    isKey: true,
    register: 'households',
    title: '户籍库',
    columns: { householdId: needed, headId: citizen, address: needed, region, members: needed },
  },
  premises: {
    isKey: true,
    register: 'premises',
    title: '房屋库',
    columns: {
      id: needed,
      address: needed,
      region,
      area: number,
      use: needed,
      ownerId: needed,
      kind: needed,
      leaseTo: text,
      leaseUntil: day,
    },
  },
  foreigners: {
    register: 'foreigners',
    title: '出入境证件库（模拟）',
    columns: {
      documentNo: needed,
      document: needed,
      nationality: needed,
      name: needed,
      sex: needed,
      birthDate: { kind: 'day', required: true },
      region,
      address: text,
      validTo: day,
      status: needed,
    },
  },
  addresses: {
    register: 'addresses',
    title: '标准地址库',
    columns: {
      id: needed,
      address: needed,
      region,
      lon: { kind: 'number', required: true },
      lat: { kind: 'number', required: true },
    },
  },
  births: {
    isKey: true,
    register: 'births',
    title: '出生医学信息库',
    columns: {
      certificateNo: needed,
      childName: needed,
      sex: needed,
      bornAt: { kind: 'instant', required: true },
      hospital: needed,
      motherId: citizen,
      fatherId: { kind: 'id-card' },
      weight: number,
    },
  },
  guardianships: {
    register: 'guardianships',
    title: '监护登记库',
    columns: {
      wardId: citizen,
      guardianId: citizen,
      since: { kind: 'day', required: true },
      until: day,
      office: needed,
      status: needed,
    },
  },
  residences: {
    register: 'residences',
    title: '居住登记库',
    columns: {
      idNumber: citizen,
      address: needed,
      region,
      since: { kind: 'day', required: true },
      until: day,
      status: needed,
    },
  },
  contributions: {
    register: 'contributions',
    title: '社会保险缴费库',
    columns: {
      idNumber: citizen,
      kind: needed,
      months: number,
      lastPaidOn: day,
      amountPaid: number,
      employer: { kind: 'credit-code' },
      employerWage: number,
    },
  },
  disabilities: {
    register: 'disabilities',
    title: '残疾人库',
    columns: { idNumber: citizen, category: needed, grade: needed, cardNo: needed, validTo: day },
  },
  taxes: { isKey: true, register: 'taxes', title: '税务库', columns: { creditCode: firm, debt: number, clearedOn: day } },
  funds: {
    register: 'funds',
    title: '住房公积金库',
    columns: {
      creditCode: { kind: 'credit-code' },
      idNumber: { kind: 'id-card' },
      accountNo: needed,
      status: needed,
      balance: number,
      months: number,
    },
  },
}

/** Registers that forms, conditions and materials may name, with their fields. */
export const registerFields = new Map(
  Object.values(demoTables).map((table) => [table.register, new Set(Object.keys(table.columns))]),
)
