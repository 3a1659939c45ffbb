// SPDX-License-Identifier: Apache-2.0
import type { City, Firm, Resident } from './city.ts'
import { addDays, addYears } from './city.ts'
import type { Makers } from './makers.ts'

const employeeKinds = ['养老', '医疗', '失业', '工伤']

/** The people and firms whom the guides, the examples and the browser tests know by name. */
export function makeCast(city: City, make: Makers): void {
  const tell = (
    login: string,
    who: Pick<Resident, 'idNumber' | 'name' | 'mobile'>,
    story: string,
    firms: readonly Firm[] = [],
  ): void => {
    city.stories.push({
      login,
      idNumber: who.idNumber,
      name: who.name,
      mobile: who.mobile,
      actsFor: firms.map((one) => one.creditCode),
      story,
    })
  }
  const local = (who: readonly Resident[]): void => {
    for (const one of who) {
      make.papers(one)
      if (one.birthDate < '2010-01-01') make.socialCard(one)
    }
  }
  const restaurantLicence = (firm: Firm, number: string, from: string): void => {
    city.licences.push({
      type: 'food-licence',
      holderKind: 'firm',
      holder: firm.creditCode,
      number,
      issuedOn: from,
      validTo: addDays(addYears(from, 5), -1),
      fields: {
        name: firm.name,
        creditCode: firm.creditCode,
        legalPerson: firm.legalPerson,
        address: firm.address,
        items: firm.scope,
      },
    })
  }

  // 陈晓梅：开办餐饮店
  const binjiang = make.firstPlace('990102002001')
  const chenHome = '云州市云东区滨江路126号滨江一号3幢802室'
  const chen = make.person({ name: '陈晓梅', sex: '女', born: '1988-03-16', order: 2, place: binjiang, address: chenHome })
  const liu = make.person({ name: '刘志诚', sex: '男', born: '1986-07-02', order: 11, place: binjiang, address: chenHome })
  const daughter = make.person({ name: '刘陈悦', sex: '女', born: '2014-09-12', order: 24, place: binjiang, address: chenHome })
  make.household([liu, chen, daughter])
  make.married(liu, chen, '2012-05-20')
  make.premises({ address: chenHome, region: chen.region, use: '住宅', area: 96.4, ownerId: liu.idNumber })
  local([chen, liu, daughter])
  const landlord = make.person({
    name: '许广田',
    sex: '男',
    born: '1959-04-18',
    order: 15,
    place: binjiang,
    address: '云州市云东区滨江路60号望湖名邸1幢301室',
  })
  make.household([landlord])
  local([landlord])
  const xiaomei = make.firm({
    name: '云州市晓梅餐饮有限公司',
    legal: chen,
    place: binjiang,
    address: '云州市云东区滨江路88号',
    scope: '餐饮服务；食品销售',
    capital: '500000.00',
    foundedOn: '2025-11-18',
  })
  make.premises({
    address: xiaomei.address,
    region: xiaomei.region,
    use: '商业',
    area: 186.5,
    ownerId: landlord.idNumber,
    leaseTo: xiaomei.creditCode,
    leaseUntil: '2030-11-30',
  })
  city.taxes.push({ creditCode: xiaomei.creditCode, debt: '0.00', clearedOn: '' })
  tell('chen-xiaomei', chen, '想开饭店：公司已经成立，滨江路88号的店面已租好，还没有食品经营许可证', [xiaomei])

  // 王建国、李秀兰、张德福：高龄津贴
  const east = make.firstPlace('990102001001')
  const wangHome = '云州市云东区和平街17号康乐家园2幢101室'
  const wang = make.person({ name: '王建国', sex: '男', born: '1945-05-12', order: 31, place: east, address: wangHome })
  const wangWife = make.person({ name: '赵淑贞', sex: '女', born: '1948-11-03', order: 32, place: east, address: wangHome })
  make.household([wang, wangWife])
  make.married(wang, wangWife, '1970-10-01')
  make.premises({ address: wangHome, region: wang.region, use: '住宅', area: 71.2, ownerId: wang.idNumber })
  local([wang, wangWife])
  tell('wang-jianguo', wang, '81 岁，云东区户籍：申请高龄津贴，当场得出结果')

  const liHome = '云州市云东区文化路45号书香苑6幢203室'
  const li = make.person({ name: '李秀兰', sex: '女', born: '1947-08-25', order: 42, place: east, address: liHome })
  make.household([li])
  make.premises({ address: liHome, region: li.region, use: '住宅', area: 58.9, ownerId: li.idNumber })
  local([li])
  tell('li-xiulan', li, '79 岁，还不到领高龄津贴的年龄：看到差多久')

  const north = make.firstPlace('990105002003')
  const zhangHome = '云州市云北区北环路9号和谐家园1幢404室'
  const zhang = make.person({
    name: '张德福',
    sex: '男',
    born: '1943-02-20',
    order: 51,
    place: north,
    address: zhangHome,
    more: { status: '待核实' },
  })
  local([zhang])
  tell('zhang-defu', zhang, '83 岁，户口正在核实（人口库里没有户号）：系统说不准，转人工')

  // 周磊、何静：灵活就业社会保险补贴
  const south = make.firstPlace('990104001001')
  const zhouHome = '云州市云南区南湖路33号阳光花园4幢502室'
  const zhou = make.person({
    name: '周磊',
    sex: '男',
    born: '1984-06-09',
    order: 61,
    place: south,
    address: zhouHome,
    more: { hardship: '就业困难人员' },
  })
  make.household([zhou])
  make.premises({ address: zhouHome, region: zhou.region, use: '住宅', area: 64.3, ownerId: zhou.idNumber })
  local([zhou])
  make.paysInsurance(zhou, ['灵活就业'], 12, '', 860)
  tell('zhou-lei', zhou, '灵活就业，已认定就业困难人员，自己缴社保满 12 个月：申请补贴，当场得出结果')

  const heHome = '云州市云西区学府路8号青年公寓2幢608室'
  const he = make.person({
    name: '何静',
    sex: '女',
    born: '1991-12-30',
    order: 72,
    place: make.firstPlace('990103004002'),
    address: heHome,
    more: { hardship: '就业困难人员' },
  })
  make.household([he])
  local([he])
  tell('he-jing', he, '灵活就业，但社保库里查不到缴费记录：转人工核对')

  // 赵明、孙丽：新生儿出生
  const gaoxin = make.firstPlace('990107001002')
  const zhaoHome = '云州市高新区科技路58号云溪小区9幢1102室'
  const zhao = make.person({ name: '赵明', sex: '男', born: '1993-01-15', order: 81, place: gaoxin, address: zhaoHome })
  const sun = make.person({ name: '孙丽', sex: '女', born: '1994-04-22', order: 82, place: gaoxin, address: zhaoHome })
  make.household([zhao, sun])
  make.married(zhao, sun, '2023-09-09')
  make.premises({ address: zhaoHome, region: zhao.region, use: '住宅', area: 89, ownerId: zhao.idNumber })
  local([zhao, sun])
  city.births.push({
    certificateNo: 'Y990000128',
    childName: '赵予安',
    sex: '女',
    bornAt: '2026-10-20T08:36:00+08:00',
    hospital: '云州市妇幼保健院',
    motherId: sun.idNumber,
    fatherId: zhao.idNumber,
    weight: 3250,
  })
  tell('sun-li', sun, '2026-10-20 生下女儿：一次办好出生证明、落户、参保、社保卡')
  tell('zhao-ming', zhao, '新生儿的父亲，替产后的妻子跑手续')

  // 企业注销
  const yuanshanOwner = make.person({
    name: '林远山',
    sex: '男',
    born: '1979-10-08',
    order: 91,
    place: make.firstPlace('990103001002'),
    address: '云州市云西区新华路72号金桂园5幢302室',
  })
  make.household([yuanshanOwner])
  local([yuanshanOwner])
  const yuanshan = make.firm({
    name: '云州远山贸易有限公司',
    legal: yuanshanOwner,
    place: make.firstPlace('990103001002'),
    address: '云州市云西区新华路15号',
    scope: '日用百货销售；食品销售',
    capital: '200000.00',
    foundedOn: '2019-03-11',
  })
  make.premises({
    address: yuanshan.address,
    region: yuanshan.region,
    use: '商业',
    area: 62,
    ownerId: yuanshanOwner.idNumber,
    leaseTo: yuanshan.creditCode,
    leaseUntil: '2027-03-31',
  })
  city.taxes.push({ creditCode: yuanshan.creditCode, debt: '0.00', clearedOn: '' })
  make.fund({ creditCode: yuanshan.creditCode }, '封存', 0)
  restaurantLicence(yuanshan, 'JY19901030000011', '2023-04-06')
  tell('lin-yuanshan', yuanshanOwner, '公司不做了：没有欠税、没有职工，有一张食品经营许可证，要一次注销', [yuanshan])

  const xinheOwner = make.person({
    name: '曹新河',
    sex: '男',
    born: '1972-02-14',
    order: 93,
    place: make.firstPlace('990104003001'),
    address: '云州市云南区龙泉路101号康乐家园7幢202室',
  })
  make.household([xinheOwner])
  local([xinheOwner])
  const xinhe = make.firm({
    name: '云州市新河建材有限公司',
    legal: xinheOwner,
    place: make.firstPlace('990104003001'),
    address: '云州市云南区龙泉路230号',
    scope: '建筑材料销售；五金产品零售',
    capital: '1000000.00',
    foundedOn: '2016-07-01',
  })
  make.premises({
    address: xinhe.address,
    region: xinhe.region,
    use: '商业',
    area: 240,
    ownerId: xinheOwner.idNumber,
    leaseTo: xinhe.creditCode,
    leaseUntil: '2026-12-31',
  })
  city.taxes.push({ creditCode: xinhe.creditCode, debt: '38650.40', clearedOn: '' })
  make.fund({ creditCode: xinhe.creditCode }, '正常', 0)
  tell('cao-xinhe', xinheOwner, '想注销公司，但欠税 38650.40 元：看到卡在哪里、先做什么', [xinhe])

  makeSupport(city, make, { tell, local, restaurantLicence, xiaomei })
}

type Threads = {
  tell(login: string, who: Pick<Resident, 'idNumber' | 'name' | 'mobile'>, story: string, firms?: readonly Firm[]): void
  local(who: readonly Resident[]): void
  restaurantLicence(firm: Firm, number: string, from: string): void
  xiaomei: Firm
}

function makeSupport(city: City, make: Makers, threads: Threads): void {
  const { tell, local, restaurantLicence } = threads
  // 残疾人两项补贴：一个符合，一个差一条
  const place = make.firstPlace('990106001001')
  const maHome = '云州市古城区中山路6号和谐家园3幢101室'
  const ma = make.person({
    name: '马丽娟',
    sex: '女',
    born: '1976-09-17',
    order: 102,
    place,
    address: maHome,
    more: { hardship: '低保' },
  })
  make.household([ma])
  make.premises({ address: maHome, region: ma.region, use: '住宅', area: 52, ownerId: ma.idNumber })
  local([ma])
  city.disabilities.push({
    idNumber: ma.idNumber,
    category: '肢体',
    grade: '二级',
    cardNo: `${ma.idNumber}42`,
    validTo: '2031-08-31',
  })
  tell('ma-lijuan', ma, '低保家庭，肢体残疾二级：申请两项补贴')

  const wuHome = '云州市古城区和平街88号阳光花园1幢203室'
  const wu = make.person({ name: '吴桂琴', sex: '女', born: '1969-05-05', order: 104, place, address: wuHome })
  make.household([wu])
  local([wu])
  city.disabilities.push({
    idNumber: wu.idNumber,
    category: '听力',
    grade: '四级',
    cardNo: `${wu.idNumber}24`,
    validTo: '2029-05-31',
  })
  tell('wu-guiqin', wu, '听力残疾四级，不是低保：不符合两项补贴，看到原因')

  // 刘洋：公积金租房提取；孙丽与他同在一家公司参保（生育津贴）
  const techPlace = make.firstPlace('990107002001')
  const boss = make.person({
    name: '高启明',
    sex: '男',
    born: '1980-12-12',
    order: 111,
    place: techPlace,
    address: '云州市高新区创新大道18号望湖名邸2幢1801室',
  })
  make.household([boss])
  local([boss])
  const tech = make.firm({
    name: '云州云帆科技有限公司',
    legal: boss,
    place: techPlace,
    address: '云州市高新区创新大道66号',
    scope: '软件开发；信息技术咨询服务',
    capital: '3000000.00',
    foundedOn: '2018-05-30',
  })
  make.premises({
    address: tech.address,
    region: tech.region,
    use: '办公',
    area: 560,
    ownerId: boss.idNumber,
    leaseTo: tech.creditCode,
    leaseUntil: '2028-05-29',
  })
  city.taxes.push({ creditCode: tech.creditCode, debt: '0.00', clearedOn: '' })
  make.fund({ creditCode: tech.creditCode }, '正常', 0)
  tell('gao-qiming', boss, '科技公司法定代表人，有在职职工', [tech])

  const rentHome = '云州市高新区科技路20号青年公寓5幢909室'
  const renter = make.person({ name: '刘洋', sex: '男', born: '1998-03-03', order: 121, place: techPlace, address: rentHome })
  make.household([renter])
  make.premises({
    address: rentHome,
    region: renter.region,
    use: '住宅',
    area: 42,
    ownerId: boss.idNumber,
    leaseTo: renter.idNumber,
    leaseUntil: '2027-06-30',
  })
  local([renter])
  make.paysInsurance(renter, employeeKinds, 38, tech.creditCode, 1540)
  make.fund({ idNumber: renter.idNumber }, '正常', 46820.5)
  tell('liu-yang', renter, '租房住、名下无房、公积金缴存正常：提取公积金付房租')

  const sun = city.residents.find((one) => one.name === '孙丽')
  const zhao = city.residents.find((one) => one.name === '赵明')
  if (!sun || !zhao) throw new Error('the newborn family comes first')
  make.paysInsurance(sun, employeeKinds, 52, tech.creditCode, 1680)
  make.paysInsurance(zhao, employeeKinds, 61, tech.creditCode, 1720)
  make.fund({ idNumber: sun.idNumber }, '正常', 38210)
  make.fund({ idNumber: zhao.idNumber }, '正常', 61990.25)

  // 郑凯：外来常住人口，申领居住证；没有户号
  const kai = make.person({
    name: '郑凯',
    sex: '男',
    born: '1996-08-08',
    order: 131,
    place: make.firstPlace('990107003001'),
    address: '云州市高新区白云路11号云溪小区1幢305室',
    more: { status: '流动' },
  })
  make.papers(kai)
  make.paysInsurance(kai, employeeKinds, 14, tech.creditCode, 1500)
  make.fund({ idNumber: kai.idNumber }, '正常', 2400, 2)
  make.premises({
    address: kai.address,
    region: kai.region,
    use: '住宅',
    area: 38,
    ownerId: boss.idNumber,
    leaseTo: kai.idNumber,
    leaseUntil: '2027-02-28',
  })
  tell('zheng-kai', kai, '外地户籍，在高新区租房、参保满一年：申领居住证')

  // 何大伟：个体户；宋婉清：新开公司
  const dawei = make.person({
    name: '何大伟',
    sex: '男',
    born: '1990-10-10',
    order: 141,
    place,
    address: '云州市古城区文化路3号书香苑2幢102室',
  })
  make.household([dawei])
  make.premises({ address: '云州市古城区中山路40号', region: place.community, use: '商业', area: 35, ownerId: dawei.idNumber })
  local([dawei])
  tell('he-dawei', dawei, '在自己的铺面开小店：办个体工商户')
  const song = make.person({
    name: '宋婉清',
    sex: '女',
    born: '1992-06-18',
    order: 152,
    place: make.firstPlace('990106002001'),
    address: '云州市古城区朝阳路29号金桂园4幢401室',
  })
  make.household([song])
  make.premises({
    address: '云州市古城区朝阳路31号',
    region: song.region,
    use: '商业',
    area: 120,
    ownerId: dawei.idNumber,
    leaseTo: song.idNumber,
    leaseUntil: '2029-12-31',
  })
  local([song])
  tell('song-wanqing', song, '还没有公司，想从设立公司开始开餐馆')

  // 宾馆：公共场所卫生许可、消防检查；市政公司：占道挖掘
  const hotelOwner = make.person({
    name: '谢春艳',
    sex: '女',
    born: '1983-11-27',
    order: 162,
    place,
    address: '云州市古城区解放路77号锦绣华庭8幢1601室',
  })
  make.household([hotelOwner])
  local([hotelOwner])
  const hotel = make.firm({
    name: '云州市古城春晖宾馆有限公司',
    legal: hotelOwner,
    place,
    address: '云州市古城区解放路79号',
    scope: '住宿服务；餐饮服务',
    capital: '800000.00',
    foundedOn: '2026-01-15',
  })
  make.premises({
    address: hotel.address,
    region: hotel.region,
    use: '商业',
    area: 1280,
    ownerId: hotelOwner.idNumber,
    leaseTo: hotel.creditCode,
    leaseUntil: '2035-12-31',
  })
  city.taxes.push({ creditCode: hotel.creditCode, debt: '0.00', clearedOn: '' })
  restaurantLicence(hotel, 'JY29901060000028', '2026-02-02')
  tell('xie-chunyan', hotelOwner, '宾馆开业前：办卫生许可和消防安全检查', [hotel])

  const worksOwner = make.person({
    name: '唐建平',
    sex: '男',
    born: '1975-03-21',
    order: 171,
    place: techPlace,
    address: '云州市高新区工业大道5号和谐家园6幢602室',
  })
  make.household([worksOwner])
  local([worksOwner])
  const works = make.firm({
    name: '云州宏达市政工程有限公司',
    legal: worksOwner,
    place: techPlace,
    address: '云州市高新区工业大道112号',
    scope: '市政设施管理；建设工程施工',
    capital: '8000000.00',
    foundedOn: '2012-09-03',
  })
  make.premises({
    address: works.address,
    region: works.region,
    use: '办公',
    area: 420,
    ownerId: worksOwner.idNumber,
    leaseTo: works.creditCode,
    leaseUntil: '2030-09-02',
  })
  city.taxes.push({ creditCode: works.creditCode, debt: '0.00', clearedOn: '' })
  make.fund({ creditCode: works.creditCode }, '正常', 0)
  tell('tang-jianping', worksOwner, '市政施工企业：申请占用、挖掘城市道路，按面积缴费', [works])
  // of demo/foreigners.csv
  tell(
    'jonas-keller',
    { idNumber: 'DEU-C01X00T47', name: 'JONAS KELLER', mobile: '10010167832' },
    '德国人，凭护照在窗口核验过身份：页面可以切换成英文；只给中国公民办的事，预检就告诉',
  )
}
