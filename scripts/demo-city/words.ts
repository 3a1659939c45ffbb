// SPDX-License-Identifier: Apache-2.0

const split = (text: string): string[] => text.split(' ')

export const surnames = split(
  '李 王 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万',
)
export const menOld = split('建国 德福 永贵 国强 志远 长根 树林 福生 文华 金山 保国 兴旺 玉山 世昌 根生 新华 立业 援朝 庆丰 春生')
export const womenOld = split(
  '秀兰 桂芳 玉珍 淑英 凤英 桂兰 秀英 素珍 月娥 玉兰 翠花 金凤 春梅 惠芳 爱华 瑞芝 美云 秋菊 兰芝 香云',
)
export const menYoung = split(
  '宇航 子轩 浩然 俊杰 家豪 明远 志鹏 嘉伟 思源 天佑 文涛 晨光 振宇 博文 立行 一凡 承志 景行 启明 云飞 海涛 小龙 建平 伟强 少峰 国梁 学军 晓峰 永亮 正阳',
)
export const womenYoung = split(
  '欣怡 梓涵 思琪 雨桐 佳宁 若曦 晓彤 静雯 雅婷 诗涵 美玲 丽娜 晓燕 海霞 文静 慧敏 秀丽 小红 春艳 敏华 玉洁 婉清 可心 嘉禾 乐怡 安琪 书瑶 雪晴 月明 云舒',
)
export const roads = split(
  '人民路 解放路 建设路 中山路 和平街 文化路 胜利街 新华路 滨江路 迎宾大道 长江路 学府路 工业大道 科技路 创新大道 春晖路 锦绣街 望湖路 龙泉路 青年路 友谊街 光明巷 振兴路 东风路 朝阳路 江南街 南湖路 北环路',
)
export const estates = split('锦绣华庭 阳光花园 滨江一号 书香苑 康乐家园 望湖名邸 青年公寓 云溪小区 和谐家园 金桂园')
export const hospitals = split('云州市妇幼保健院 云州市第一人民医院 云州市中心医院 云东区人民医院')

/** Trades: the word in the name, what the firm may do, the use of its premises. */
export const trades: readonly { word: string; scope: string; use: string }[] = [
  { word: '餐饮', scope: '餐饮服务；食品销售', use: '商业' },
  { word: '小吃', scope: '餐饮服务', use: '商业' },
  { word: '商贸', scope: '日用百货销售；食品销售（仅销售预包装食品）', use: '商业' },
  { word: '建材', scope: '建筑材料销售；五金产品零售', use: '商业' },
  { word: '科技', scope: '软件开发；信息技术咨询服务', use: '办公' },
  { word: '物流', scope: '道路货物运输；仓储服务', use: '仓储' },
  { word: '装饰工程', scope: '住宅室内装饰装修；建设工程施工', use: '办公' },
  { word: '美容美发', scope: '美容服务；理发服务；化妆品零售', use: '商业' },
  { word: '宾馆', scope: '住宿服务；餐饮服务', use: '商业' },
  { word: '医药', scope: '药品零售；第二类医疗器械销售', use: '商业' },
  { word: '广告', scope: '广告设计、制作、代理、发布', use: '办公' },
  { word: '农业', scope: '蔬菜种植；农副产品销售', use: '仓储' },
  { word: '机械', scope: '通用设备制造；机械零件加工', use: '工业' },
  { word: '教育咨询', scope: '教育咨询服务（不含涉许可审批的培训）', use: '办公' },
]
export const brands = split(
  '恒泰 金源 云帆 瑞丰 宏图 盛达 同兴 永盛 嘉禾 百川 启航 东升 鼎新 华茂 顺达 新苗 天和 万里 晨曦 四海 锦程 长青 福满 清源 九州 海纳 博雅 千禧 众诚 安泰 鸿运 春华 秋实 信达 远航 丰年 明德 致和 聚贤 康泰 双喜 广源 荣昌 亨通 普惠 立信 如意 合众 卓越 星河',
)
