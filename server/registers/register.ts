// SPDX-License-Identifier: Apache-2.0

/** A base register: who answers for it, what its records are found by, and what its fields are called. */
export type Register = {
  id: string
  /** as people know it */
  name: string
  /** department key of the one authoritative source */
  owner: string
  /** the field whose value is the subject: where the record is kept */
  subject: string
  /** fields by which a record can be found; the first one is its identity */
  keys: string[]
  titles: Record<string, string>
}

const list: Register[] = [
  {
    id: 'persons',
    name: '人口库',
    owner: 'police',
    subject: 'idNumber',
    keys: ['idNumber', 'householdId'],
    titles: {
      idNumber: '公民身份号码',
      name: '姓名',
      sex: '性别',
      birthDate: '出生日期',
      ethnicity: '民族',
      region: '户籍社区',
      address: '户籍地址',
      mobile: '手机号',
      status: '状态',
      householdId: '户号',
      hardship: '困难认定',
    },
  },
  {
    id: 'firms',
    name: '法人库',
    owner: 'market',
    subject: 'creditCode',
    keys: ['creditCode', 'legalPersonId'],
    titles: {
      creditCode: '统一社会信用代码',
      name: '名称',
      kind: '类型',
      legalPerson: '法定代表人',
      legalPersonId: '法定代表人身份号码',
      region: '所在社区',
      address: '住所',
      scope: '经营范围',
      capital: '注册资本',
      status: '登记状态',
      foundedOn: '成立日期',
      employees: '从业人数',
    },
  },
  {
    id: 'marriages',
    name: '婚姻登记库',
    owner: 'civil',
    subject: 'husbandId',
    keys: ['husbandId', 'wifeId'],
    titles: { husbandId: '男方身份号码', wifeId: '女方身份号码', registeredOn: '登记日期', office: '登记机关', status: '状态' },
  },
  {
    id: 'households',
    name: '户籍库',
    owner: 'police',
    subject: 'householdId',
    keys: ['householdId', 'headId'],
    titles: { householdId: '户号', headId: '户主身份号码', address: '住址', region: '社区', members: '成员' },
  },
  {
    id: 'foreigners',
    name: '出入境证件库',
    owner: 'police',
    subject: 'documentNo',
    keys: ['documentNo'],
    titles: {
      documentNo: '证件号码',
      document: '证件种类',
      nationality: '国籍',
      name: '姓名',
      sex: '性别',
      birthDate: '出生日期',
      region: '居住社区',
      address: '居住地址',
      validTo: '有效期至',
      status: '状态',
    },
  },
  {
    id: 'addresses',
    name: '标准地址库',
    owner: 'planning',
    subject: 'id',
    keys: ['id', 'address'],
    titles: { id: '地址编码', address: '地址', region: '社区', lon: '经度', lat: '纬度' },
  },
  {
    id: 'premises',
    name: '房屋库',
    owner: 'planning',
    subject: 'ownerId',
    keys: ['id', 'address', 'ownerId', 'leaseTo'],
    titles: {
      id: '房屋编号',
      address: '坐落',
      region: '社区',
      area: '建筑面积',
      use: '用途',
      ownerId: '权利人',
      kind: '使用方式',
      leaseTo: '承租人',
      leaseUntil: '租期至',
    },
  },
  {
    id: 'births',
    name: '出生医学证明库',
    owner: 'health',
    subject: 'motherId',
    keys: ['certificateNo', 'motherId', 'fatherId'],
    titles: {
      certificateNo: '证明编号',
      childName: '新生儿姓名',
      sex: '性别',
      bornAt: '出生时间',
      hospital: '助产机构',
      motherId: '母亲身份号码',
      fatherId: '父亲身份号码',
      weight: '出生体重（克）',
    },
  },
  {
    id: 'guardianships',
    name: '监护登记库',
    owner: 'civil',
    subject: 'wardId',
    keys: ['wardId', 'guardianId'],
    titles: {
      wardId: '被监护人身份号码',
      guardianId: '监护人身份号码',
      since: '自',
      until: '至',
      office: '登记机关',
      status: '状态',
    },
  },
  {
    id: 'residences',
    name: '居住登记库',
    owner: 'police',
    subject: 'idNumber',
    keys: ['idNumber'],
    titles: { idNumber: '公民身份号码', address: '居住地址', region: '社区', since: '登记居住自', until: '至', status: '状态' },
  },
  {
    id: 'contributions',
    name: '社保缴费库',
    owner: 'hr',
    subject: 'idNumber',
    keys: ['idNumber', 'employer'],
    titles: {
      idNumber: '公民身份号码',
      kind: '险种',
      months: '累计缴费月数',
      lastPaidOn: '最近缴费日期',
      amountPaid: '本期实缴金额',
      employer: '参保单位',
      employerWage: '单位上年度月平均缴费工资',
    },
  },
  {
    id: 'disabilities',
    name: '残疾人库',
    owner: 'disabled',
    subject: 'idNumber',
    keys: ['idNumber', 'cardNo'],
    titles: { idNumber: '公民身份号码', category: '残疾类别', grade: '残疾等级', cardNo: '残疾人证号', validTo: '有效期至' },
  },
  {
    id: 'taxes',
    name: '涉税信息库',
    owner: 'tax',
    subject: 'creditCode',
    keys: ['creditCode'],
    titles: { creditCode: '统一社会信用代码', debt: '欠税金额', clearedOn: '清税日期' },
  },
  {
    id: 'funds',
    name: '公积金库',
    owner: 'fund',
    subject: 'accountNo',
    keys: ['accountNo', 'creditCode', 'idNumber'],
    titles: {
      creditCode: '单位信用代码',
      idNumber: '个人身份号码',
      accountNo: '账号',
      status: '账户状态',
      balance: '余额',
      months: '连续缴存月数',
    },
  },
]

export const registers: Map<string, Register> = new Map(list.map((register) => [register.id, register]))
